"""The consultation round: people choose among options drawn up beforehand; somebody decides, with reasons."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from . import checks
from .deck import SIDES, Side
from .events import GROUP, OUTSIDE, DecisionMade, EntryCorrected, Event, OptionChosen
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
        checks.in_round(session, target, MODE) or _votes(session, target, seat) or _on_the_list(session, target, option)
    )
    return refusal or checks.entry(OptionChosen(option=option, seat=seat), target, reason=reason)


def hands(session: Session, option: str, seats: Sequence[str], round_id: str = NO_ROUND) -> Result:
    """Record a show of hands for an option; it takes the place of the one before.

    Who is in `seats` chooses the option, whoever chose it before and is not takes that back, and when no
    hand is up that is recorded as a count of nobody.
    """
    target = checks.target(session, round_id)
    refusal = checks.in_round(session, target, MODE) or _on_the_list(session, target, option)
    if refusal or (refusal := _each_votes(session, target, seats)):
        return refusal
    return checks.changes(_taken_back(session, target, option, seats) + _put_up(session, target, option, seats))


def _each_votes(session: Session, round_id: str, seats: Sequence[str]) -> Refusal | None:
    return next(filter(None, (_votes(session, round_id, seat) for seat in seats)), None)


def _votes(session: Session, round_id: str, seat: str) -> Refusal | None:
    """Refuse a seat that plays no card: an observer watches."""
    watching = None if checks.plays(session.card_in(round_id, seat)) else refuse(Reason.ONLY_WATCHES, seat=seat)
    return checks.seat_known(session, seat) or watching


def _put_up(session: Session, round_id: str, option: str, seats: Sequence[str]) -> tuple[Event, ...]:
    if not seats:
        return (Event(data=OptionChosen(option=option, tally=dict.fromkeys(SIDES, 0)), round=round_id),)
    chose = {} if _counted(session, round_id, option) else choices(session, round_id)
    up = (OptionChosen(option=option, seat=seat) for seat in dict.fromkeys(seats) if chose.get(seat) != option)
    return tuple(Event(data=data, round=round_id) for data in up)


def _counted(session: Session, round_id: str, option: str) -> bool:
    """Return whether a count by hand stands for the option."""
    seats = [data.seat for _, data in session.entries(round_id, OptionChosen) if data.option == option]
    return bool(seats) and not seats[-1]


def _taken_back(session: Session, round_id: str, option: str, seats: Sequence[str]) -> tuple[Event, ...]:
    entries = session.entries(round_id, OptionChosen)
    down = [event for event, data in entries if data.option == option and data.seat and data.seat not in seats]
    return tuple(Event(data=EntryCorrected(seq=event.seq, withdrawn=True), round=round_id) for event in down)


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
    outside: str = "",
    round_id: str = NO_ROUND,
) -> Result:
    """Record the decision of the one who decides; an empty `option` means that none was taken."""
    target = checks.target(session, round_id)
    refusal = checks.in_round(session, target, MODE) or _decides(session, target, by)
    if refusal or (refusal := _reasoned(session, target, option, reason) or _final(session, final_say)):
        return refusal
    if amendment and not option:
        return refuse(Reason.NO_SUCH_OPTION, option="An amendment to nothing")
    options = checks.round_of(session, target).options
    decision = DecisionMade(
        options=(option,) if option else (),
        amended=checks.said(amendment) is None,
        among=tuple(each.id for each in options),
        method="officer",
        decider=by,
        votes={name: sum(sides.values()) for name, sides in tallies(session, target).items()},
        final_say=final_say,
    )
    return checks.entry(decision, target, reason=reason, dissent=dissent, amendment=amendment, final_say=outside)


def _decides(session: Session, round_id: str, by: str) -> Refusal | None:
    right, planned = decider(session, round_id), checks.round_of(session, round_id).decided_by
    decided_then = by == planned and by in session.in_play(round_id)
    return None if by == right or decided_then else refuse(Reason.NOT_THE_DECIDER, by=by, decider=right)


def _reasoned(session: Session, round_id: str, option: str, reason: str) -> Refusal | None:
    if option and (refusal := _on_the_list(session, round_id, option)):
        return refusal
    return refuse(Reason.REASON_MISSING) if checks.said(reason) else None


def _final(session: Session, final_say: str) -> Refusal | None:
    return None if final_say in ("", GROUP, OUTSIDE) else checks.card_known(session, final_say)


def choices(session: Session, round_id: str) -> dict[str, str]:
    """Return each seat's latest choice: `{seat: option}`."""
    chosen = session.entries(round_id, OptionChosen)
    return {data.seat: data.option for _, data in chosen if data.seat and data.option}


def tallies(session: Session, round_id: str) -> dict[str, dict[Side, int]]:
    """Return `{option: {side: people}}` for each option anybody counted or chose.

    Of a count by hand and the choices by seat, what was recorded later stands for that option.
    """
    counted: dict[str, dict[Side, int]] = {}
    chose = choices(session, round_id)
    for _, data in session.entries(round_id, OptionChosen):
        if data.option:
            by_seat = _by_side(session, round_id, data.option, chose)
            counted[data.option] = by_seat if data.seat else dict.fromkeys(SIDES, 0) | data.tally
    return counted


def _by_side(session: Session, round_id: str, option: str, chose: Mapping[str, str]) -> dict[Side, int]:
    sides = [session.deck.side(session.card_in(round_id, seat)) for seat, chosen in chose.items() if chosen == option]
    return {side: sides.count(side) for side in SIDES}


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
