"""The consultation board: the options, who chose them by side, and the decision. Public words only."""

from collections.abc import Iterator

from textual.content import Content

from ...exercise import consultation, observing
from ...exercise.consultation import Decision
from ...exercise.deck import SIDES, Side
from ...exercise.events import GROUP
from ...exercise.scenario import EVERYONE, Option
from ...exercise.session import Session
from ...exercise.text import clean
from .. import words
from ..words import plain
from .hanging import HangingLines

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def letter(index: int) -> str:
    """Return the letter under which an option is talked about."""
    return _LETTERS[index] if index < len(_LETTERS) else str(index + 1)


class ConsultationBoard(HangingLines):
    """Shows one consultation round."""

    def show(self, session: Session, round_id: str, texts: bool = True) -> None:
        """Show the round as it stands; without `texts` only the titles of the options, so that all fit."""
        self.put(_lines(session, round_id, texts))


def _lines(session: Session, round_id: str, texts: bool) -> Iterator[Content]:
    planned = session.scenario.round(round_id)
    counted = consultation.tallies(session, round_id)
    decided = consultation.standing(session, round_id)
    yield from newest_first(session, round_id, decided)
    for index, option in enumerate(planned.options if planned else ()):
        yield _title(session, index, option, decided)
        if option.text and texts and not decided:
            yield plain(option.text, 3)
        yield _tally(counted.get(option.id))
    yield from (
        plain(f"Other, unasked: “{words.brief(remark.text)}”") for remark in consultation.remarks(session, round_id)
    )


def newest_first(session: Session, round_id: str, decided: Decision | None) -> Iterator[Content]:
    """Yield what the room must not miss and nobody should scroll for: the decision, then news for everybody."""
    if decided:
        yield from _decision(session, round_id, decided)
        yield Content("")
    yield from _news(session, round_id)


def _title(session: Session, index: int, option: Option, decided: Decision | None) -> Content:
    chosen = decided is not None and option.id in decided.data.options
    mark = "✓ " if chosen else ""
    cost = words.money(option.cost, session.scenario.parameters.currency) if option.cost is not None else ""
    title = Content.styled(f"{mark}{letter(index)}  {clean(option.title)}", "bold")
    return title + Content(f"   {cost}" if cost else "")


def _tally(by_side: dict[Side, int] | None) -> Content:
    if by_side is None:
        return Content.styled("   not counted yet", "dim")
    parts = [_people(side, by_side[side]) for side in SIDES if by_side[side]]
    total = sum(by_side.values())
    return Content(f"   {'█' * min(total, 40)} {total}  ({', '.join(parts) or 'nobody'})")


def _people(side: Side, number: int) -> str:
    word = words.SIDE_WORD[side] if number == 1 else words.SIDE_WORDS[side]
    return f"{words.SIDE_SIGN[side]} {number} {word}"


def _news(session: Session, round_id: str) -> Iterator[Content]:
    """Yield the news that everybody heard; what went to one card alone is not shown."""
    planned = session.scenario.round(round_id)
    out = observing.released(session, round_id)
    for inject in planned.injects if planned else ():
        if inject.id in out and inject.to == EVERYONE:
            yield Content.styled("News: ", "bold") + plain(inject.text)


def _decision(session: Session, round_id: str, decided: Decision) -> Iterator[Content]:
    """Yield a decision of either mode: what, by whom and how, why, against what, and the last word."""
    decider = decided.data.decider
    who = "the group" if decider == GROUP else words.role(session.deck, decider)
    yield Content.styled(f"DECIDED  {clean(_what(session, round_id, decided))}", "bold")
    yield plain(f"by {who}, {words.METHOD_WORD[decided.data.method]}", 3)
    for name, label in (("amendment", "changed"), ("reason", "because"), ("dissent", "against")):
        if name in decided.words:
            yield plain(f"{label}: {words.brief(decided.words[name])}", 3)
    if decided.data.final_say:
        last = words.brief(decided.words.get("final_say", "")) or words.role(session.deck, decided.data.final_say)
        yield plain(f"final word outside the room: {last}", 3)


def _what(session: Session, round_id: str, decided: Decision) -> str:
    return ", ".join(words.titles(session, round_id, decided.chosen)) or "Nothing was agreed"
