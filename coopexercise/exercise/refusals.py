"""The closed set of reasons why something cannot be done, each with a sentence for the facilitator."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from .events import Event


class Reason(StrEnum):
    """The stable names. A name is never changed or used for something else."""

    NOT_OPEN = "not-open"
    ALREADY_OPEN = "already-open"
    ENDED = "ended"
    READ_ONLY = "read-only"
    TOO_FEW_PEOPLE = "too-few-people"
    TOO_MANY_PEOPLE = "too-many-people"
    NO_SUCH_SEAT = "no-such-seat"
    NO_SUCH_CARD = "no-such-card"
    NOT_IN_PLAY = "not-in-play"
    CARD_FULL = "card-full"
    CARD_NOT_ALLOWED = "card-not-allowed"
    DEAL_IMPOSSIBLE = "deal-impossible"
    DEAL_INCOMPLETE = "deal-incomplete"
    NOT_DEALT = "not-dealt"
    SAME_SEAT = "same-seat"
    SAME_CARD = "same-card"
    NO_SUCH_ROUND = "no-such-round"
    ROUND_NOT_STARTED = "round-not-started"
    NOT_IN_A_ROUND = "not-in-a-round"
    NOTHING_NEXT = "nothing-next"
    NO_CLOCK = "no-clock"
    CLOCK_STANDS = "clock-stands"
    CLOCK_RUNS = "clock-runs"
    NO_JUMP = "no-jump"
    OUT_OF_RANGE = "out-of-range"
    NO_SUCH_OPTION = "no-such-option"
    OPTIONS_IN_CO_PRODUCTION = "options-in-co-production"
    CONSULTATION_ASKS_FOR_NO_OFFERS = "consultation-asks-for-no-offers"
    ONLY_WATCHES = "only-watches"
    NOT_THE_DECIDER = "not-the-decider"
    REASON_MISSING = "reason-missing"
    NO_SUCH_PARAMETER = "no-such-parameter"
    NO_SUCH_OUTCOME = "no-such-outcome"
    OUTCOME_NOT_AGREED = "outcome-not-agreed"
    NO_SUCH_ITEM = "no-such-item"
    NO_SUCH_STATEMENT = "no-such-statement"
    NO_SUCH_PROPOSAL = "no-such-proposal"
    NOT_JOINED = "not-joined"
    ALREADY_JOINED = "already-joined"
    WORDS_MISSING = "words-missing"
    WORDS_TOO_LONG = "words-too-long"
    NO_SUCH_INJECT = "no-such-inject"
    INJECT_ALREADY_OUT = "inject-already-out"
    WINDOW_OPEN = "window-open"
    WINDOW_CLOSED = "window-closed"
    NO_SUCH_QUESTION = "no-such-question"
    NOT_IN_DEBRIEF = "not-in-debrief"
    BAD_DATE = "bad-date"
    NOTHING_CHANGES = "nothing-changes"
    NOTHING_TO_CORRECT = "nothing-to-correct"
    CANNOT_BE_CORRECTED = "cannot-be-corrected"
    STILL_NEEDED = "still-needed"
    NO_SUCH_ELEMENT = "no-such-element"
    NOT_ENDED = "not-ended"
    ANONYMISED = "anonymised"
    NOTHING_TO_FOLLOW = "nothing-to-follow"
    NOT_ASKED = "not-asked"
    FOLLOWUP_ENDED = "followup-ended"


SENTENCES: Mapping[Reason, str] = {
    Reason.NOT_OPEN: "No session is open yet. Choose a scenario first.",
    Reason.ALREADY_OPEN: "This session is open already.",
    Reason.ENDED: "This session has ended; nothing more is written to it.",
    Reason.READ_ONLY: "This log holds entries of a newer version of the program. It can be read here, not written to.",
    Reason.TOO_FEW_PEOPLE: "An exercise needs at least {least} people; there are {people}.",
    Reason.TOO_MANY_PEOPLE: "One table holds at most {most} people. Open a second table for the others.",
    Reason.NO_SUCH_SEAT: "There is no seat {seat} at this table.",
    Reason.NO_SUCH_CARD: "The deck has no card {card}.",
    Reason.NOT_IN_PLAY: "Nobody at this table holds the card {card}.",
    Reason.CARD_FULL: "The card {card} has all the seats it may have ({most}).",
    Reason.CARD_NOT_ALLOWED: "Seat {seat} asked not to play {card}.",
    Reason.DEAL_IMPOSSIBLE: "No deal gives everybody a card they may have. Shorten a `not` list or unlock a seat.",
    Reason.DEAL_INCOMPLETE: "These seats have no card and are not observers: {seats}.",
    Reason.NOT_DEALT: "Deal the cards first.",
    Reason.SAME_SEAT: "Choose two different seats.",
    Reason.SAME_CARD: "Seats {one} and {other} hold the same card.",
    Reason.NO_SUCH_ROUND: "The scenario has no round {round}.",
    Reason.ROUND_NOT_STARTED: "The round {round} has not started.",
    Reason.NOT_IN_A_ROUND: "This belongs to a round, and none is running.",
    Reason.NOTHING_NEXT: "Nothing comes after this but the end of the session.",
    Reason.NO_CLOCK: "No clock is running here.",
    Reason.CLOCK_STANDS: "The clock stands already.",
    Reason.CLOCK_RUNS: "The clock runs already.",
    Reason.NO_JUMP: "The clock has not jumped.",
    Reason.OUT_OF_RANGE: "{what} must be from {least} to {most}.",
    Reason.NO_SUCH_OPTION: "{option} is not on the list. In a consultation people choose among the options; "
    "note what else they say as an unasked remark.",
    Reason.OPTIONS_IN_CO_PRODUCTION: "A co-production round has no options beforehand: choosing from a prepared list "
    "is consultation. Record a plan that somebody brings as a ready-made proposal.",
    Reason.CONSULTATION_ASKS_FOR_NO_OFFERS: "A consultation round does not ask for offers, ideas or proposals. "
    "Note what people say as an unasked remark.",
    Reason.ONLY_WATCHES: "Seat {seat} observes; only those who play a card choose.",
    Reason.NOT_THE_DECIDER: "{by} does not decide here; {decider} does.",
    Reason.REASON_MISSING: "Say why: people will be told the reason.",
    Reason.NO_SUCH_PARAMETER: "The scenario has no parameter {parameter}.",
    Reason.NO_SUCH_OUTCOME: "The scenario has no outcome {outcome}.",
    Reason.OUTCOME_NOT_AGREED: "The group did not agree on the outcome {outcome}.",
    Reason.NO_SUCH_ITEM: "{item} is not on that card.",
    Reason.NO_SUCH_STATEMENT: "The slips have no statement {statement}.",
    Reason.NO_SUCH_PROPOSAL: "There is no proposal {proposal}.",
    Reason.NOT_JOINED: "{card} is not part of this proposal.",
    Reason.ALREADY_JOINED: "{card} is part of this proposal already.",
    Reason.WORDS_MISSING: "Write a few words first.",
    Reason.WORDS_TOO_LONG: "That is {length} characters; an entry has room for {most}. Shorten it or make two.",
    Reason.NO_SUCH_INJECT: "This round has no inject {inject}.",
    Reason.INJECT_ALREADY_OUT: "This news is out already.",
    Reason.WINDOW_OPEN: "Voices are being tallied already.",
    Reason.WINDOW_CLOSED: "No voice window is open.",
    Reason.NO_SUCH_QUESTION: "The debrief has no question {question}.",
    Reason.NOT_IN_DEBRIEF: "This belongs to the debrief.",
    Reason.BAD_DATE: "{date} is no date. Write it as 2026-11-30.",
    Reason.NOTHING_CHANGES: "This is recorded already.",
    Reason.NOTHING_TO_CORRECT: "There is no entry to correct.",
    Reason.CANNOT_BE_CORRECTED: "Entry {seq} cannot be put right: it moved the session on, or can only be taken back.",
    Reason.STILL_NEEDED: "Entry {seq} is still needed by entry {by}. Correct that one first.",
    Reason.NO_SUCH_ELEMENT: "{element} is not one of the six elements of co-production.",
    Reason.NOT_ENDED: "The session has not ended. Go on with it (`coopexercise resume`) and end it first, with e.",
    Reason.ANONYMISED: "This is an anonymised copy: what was promised is not in it. Follow up the session's own log.",
    Reason.NOTHING_TO_FOLLOW: "Nobody promised anything in this session and no outcome was agreed, so there is "
    "nothing to ask.",
    Reason.NOT_ASKED: "This follow-up does not ask about {what}.",
    Reason.FOLLOWUP_ENDED: "This follow-up has ended; nothing more is written to it. Another one may be begun.",
}


class Refusal(Struct, frozen=True):
    """Why a command changed nothing."""

    reason: Reason
    values: dict[str, str | int] = {}

    @property
    def sentence(self) -> str:
        """The reason in words for the facilitator."""
        return SENTENCES[self.reason].format(**self.values)


def refuse(reason: Reason, **values: str | int) -> Refusal:
    """Return a refusal whose sentence is filled with `values`."""
    return Refusal(reason, values)


Result = tuple[Event, ...] | Refusal
"""What every command returns: events to be recorded, or why there are none."""
