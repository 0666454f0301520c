"""The consultation round: people choose among options drawn up beforehand; somebody decides, with reasons."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from . import checks
from .deck import SIDES, Side
from .events import GROUP, DecisionMade, Event, OptionChosen
from .refusals import Reason, Refusal, Result, refuse
from .scenario import Mode
from .session import NO_ROUND, Session

MODE: Mode = "consultation"
MOST_VOTES = 1_000


class Remark(Struct, frozen=True):
    """Something said that was not on the list."""

    seq: int
    seat: str
    text: str


class Decision(Struct, frozen=True):
    """A decision with its words."""

    seq: int
    data: DecisionMade
    words: dict[str, str]

    @property
    def chosen(self) -> tuple[str, ...]:
        """The options or proposals that were decided for; empty when nothing was agreed."""
        return self.data.options + self.data.proposals


def choose(session: Session, seat: str, option: str, reason: str = "", round_id: str = NO_ROUND) -> Result:
    """Record one participant's choice among the options."""
    target = checks.target(session, round_id)
    refusal = (
        checks.in_round(session, target, MODE)
        or checks.seat_known(session, seat)
        or _on_the_list(session, target, option)
    )
    return refusal or checks.entry(OptionChosen(option=option, seat=seat), target, reason=reason)


def tally(session: Session, option: str, votes: Mapping[Side, int], round_id: str = NO_ROUND) -> Result:
    """Record how many people of each side chose an option, counted by hand; a later count replaces this one."""
    target = checks.target(session, round_id)
    refusal = checks.in_round(session, target, MODE) or _on_the_list(session, target, option) or _counts(votes.values())
    return refusal or checks.entry(OptionChosen(option=option, tally=dict(votes)), target)


def _counts(votes: Iterable[int]) -> Refusal | None:
    wrong = (checks.within("A count", count, 0, MOST_VOTES) for count in votes)
    return next(filter(None, wrong), None)


def remark(session: Session, text: str, seat: str = "", round_id: str = NO_ROUND) -> Result:
    """Record what somebody said that is not on the list: other, unasked."""
    target = checks.target(session, round_id)
    known = checks.seat_known(session, seat) if seat else None
    refusal = checks.in_round(session, target, MODE) or known or checks.said(text)
    return refusal or checks.entry(OptionChosen(seat=seat), target, unasked=text)


def _on_the_list(session: Session, round_id: str, option: str) -> Refusal | None:
    there = checks.round_of(session, round_id).option(option)
    return None if there else refuse(Reason.NO_SUCH_OPTION, option=option)


def decider(session: Session, round_id: str) -> str:
    """Return the card that decides here.

    It is the scenario's choice; if nobody plays that card, the first professional in play, then the first
    elected member; failing those, the group.
    """
    planned = session.scenario.round(round_id)
    playing = session.in_play()
    if planned and planned.decided_by in playing:
        return planned.decided_by
    for side in ("professional", "elected"):
        for card in playing:
            if session.deck.side(card) == side:
                return card
    return GROUP


def decide(
    session: Session,
    option: str,
    by: str,
    reason: str,
    *,
    amendment: str = "",
    dissent: str = "",
    final_say: str = "",
    round_id: str = NO_ROUND,
) -> Result:
    """Record the decision of the one who decides; an empty `option` means that none was taken."""
    target = checks.target(session, round_id)
    refusal = checks.in_round(session, target, MODE) or _decides(session, target, by)
    if refusal or (refusal := _reasoned(session, target, option, reason) or _final(session, final_say)):
        return refusal
    options = checks.round_of(session, target).options
    decision = DecisionMade(
        options=(option,) if option else (),
        amended=bool(amendment.strip()),
        among=tuple(each.id for each in options),
        method="officer",
        decider=by,
        votes={name: sum(sides.values()) for name, sides in tallies(session, target).items()},
        final_say=final_say,
    )
    return checks.entry(decision, target, reason=reason, dissent=dissent, amendment=amendment)


def _decides(session: Session, round_id: str, by: str) -> Refusal | None:
    right = decider(session, round_id)
    return None if by == right else refuse(Reason.NOT_THE_DECIDER, by=by, decider=right)


def _reasoned(session: Session, round_id: str, option: str, reason: str) -> Refusal | None:
    if option and (refusal := _on_the_list(session, round_id, option)):
        return refusal
    return refuse(Reason.REASON_MISSING) if checks.said(reason) else None


def _final(session: Session, final_say: str) -> Refusal | None:
    return None if final_say in ("", GROUP) else checks.card_known(session, final_say)


def choices(session: Session, round_id: str) -> dict[str, str]:
    """Return each seat's latest choice: `{seat: option}`."""
    chosen = session.entries(round_id, OptionChosen)
    return {data.seat: data.option for _, data in chosen if data.seat and data.option}


def tallies(session: Session, round_id: str) -> dict[str, dict[Side, int]]:
    """Return `{option: {side: people}}` for each option anybody counted or chose.

    A count by hand of an option stands in place of the choices by seat for that option.
    """
    counted: dict[str, dict[Side, int]] = {}
    for option in choices(session, round_id).values():
        counted.setdefault(option, dict.fromkeys(SIDES, 0))
    for seat, option in choices(session, round_id).items():
        side = session.deck.side(session.card_of(seat))
        if side:
            counted[option][side] += 1
    by_hand = [data for _, data in session.entries(round_id, OptionChosen) if data.option and not data.seat]
    return counted | {data.option: dict.fromkeys(SIDES, 0) | data.tally for data in by_hand}


def remarks(session: Session, round_id: str) -> tuple[Remark, ...]:
    """Return what was said that was not on the list."""
    chosen = session.entries(round_id, OptionChosen)
    return tuple(
        Remark(event.seq, data.seat, event.words["unasked"]) for event, data in chosen if "unasked" in event.words
    )


def decisions(session: Session, round_id: str) -> tuple[Decision, ...]:
    """Return all decisions of a round of either mode, in order; the last one stands."""
    made = session.entries(round_id, DecisionMade)
    return tuple(Decision(event.seq, data, event.words) for event, data in made)


def standing(session: Session, round_id: str) -> Decision | None:
    """Return the decision that stands, or None while there is none."""
    made = decisions(session, round_id)
    return made[-1] if made else None


def choice_events(session: Session, round_id: str) -> tuple[Event, ...]:
    """Return the events behind the tallies."""
    return tuple(event for event, data in session.entries(round_id, OptionChosen) if data.option)
