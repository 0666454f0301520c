"""A rehearsed consultation round: each role chooses what serves its own card best, and one role decides."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from random import Random

from .. import consultation
from ..deck import Card
from ..events import GROUP
from ..scenario import Option, Round
from ..session import Session
from . import phrases, table
from .course import Command, Course, Span

HEAR: Span = (0.0, 0.2)
ASK: Span = (0.4, 0.6)
CHOOSE: Span = (0.6, 0.85)
DECIDE: Span = (0.85, 1.0)


def consult(course: Course, chance: Random) -> None:
    """Play a consultation round: hear, ask, choose and comment, decide."""
    played = course.round
    course.spread(table.explanation(course.session, played, played.explains), HEAR)
    course.spread(table.window(course.session, played.mode, chance), ASK)
    course.spread(_answers(course.session, played, chance), CHOOSE)
    course.spread([_decision(course.session, played, chance)], DECIDE)


def worth(card: Card, option: Option) -> int:
    """Return how many items of a card an option meets, less those it harms."""
    return len(_among(card, option.meets)) - len(_among(card, option.harms))


def _among(card: Card, refs: Sequence[str]) -> tuple[str, ...]:
    return tuple(ref for ref in table.wishes(card) if ref in refs)


def _best(options: Sequence[Option], value: Callable[[Option], float], chance: Random) -> Option:
    """Return the option of the highest value; ties are settled by chance."""
    most = max(map(value, options))
    return chance.choice([option for option in options if value(option) == most])


def _answers(session: Session, played: Round, chance: Random) -> Iterator[Command]:
    """Let each card choose (a shared card has one answer, chosen at each of its seats), and say what is missing."""
    for card in table.in_any_order(session, chance):
        option = _best(played.options, partial(worth, card), chance)
        reason = phrases.sentence(_why(session, card, option))
        first, *mirrors = session.holders(card.id)
        yield partial(consultation.choose, seat=first, option=option.id, reason=reason)
        for seat in mirrors:
            yield partial(consultation.choose, seat=seat, option=option.id)
        yield from _remark(session, played, first, card, chance)


def _why(session: Session, card: Card, option: Option) -> str:
    met, harmed = (phrases.items(session.deck, refs) if refs else "" for refs in _effects(card, option))
    if met and harmed:
        return f"it meets {met}, though it harms {harmed}"
    if met:
        return f"it meets {met}"
    return f"it harms {harmed}, but no option is better for me" if harmed else "it does me no harm, and no good"


def _effects(card: Card, option: Option) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return _among(card, option.meets), _among(card, option.harms)


def _remark(session: Session, played: Round, seat: str, card: Card, chance: Random) -> Iterator[Command]:
    """Let a role say, unasked, what no option meets: the likelier, the more of its needs are left out."""
    met = {ref for option in played.options for ref in option.meets}
    needs = [card.ref(item) for item in card.needs]
    left_out = [ref for ref in needs if ref not in met]
    if chance.random() * len(needs) < len(left_out):
        text = f"None of the options meets {phrases.items(session.deck, [chance.choice(left_out)])}, and nobody asked."
        yield partial(consultation.remark, text=text, seat=seat)


def _decision(session: Session, played: Round, chance: Random) -> Command:
    """Let the one who decides weigh the share of people who chose an option and what it does to their own card."""
    by = consultation.decider(session, played.id)
    own = session.deck.card(by)
    counts = {name: sum(sides.values()) for name, sides in consultation.tallies(session, played.id).items()}
    value = partial(_weight, counts, own)
    option = _best(played.options, value, chance)
    return partial(
        consultation.decide,
        option=option.id,
        by=by,
        reason=_verdict(session, option, counts, own),
        dissent=_dissent(session, option, by),
        final_say=by if own else GROUP,
    )


def _weight(counts: Mapping[str, int], own: Card | None, option: Option) -> float:
    chosen = counts.get(option.id, 0) / sum(counts.values())
    return chosen + (worth(own, option) / max(1, len(own.wishes)) if own else 0.0)


def _verdict(session: Session, option: Option, counts: Mapping[str, int], own: Card | None) -> str:
    chosen = f"{counts.get(option.id, 0)} of {sum(counts.values())} people chose it."
    return f"{chosen} For my own part: {_why(session, own, option)}." if own else chosen


def _dissent(session: Session, option: Option, by: str) -> str:
    harmed = [card for card in table.players(session) if card.id != by and _among(card, option.harms)]
    return phrases.sentence(f"it harms what matters to {phrases.roles(harmed)}") if harmed else ""
