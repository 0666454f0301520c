"""Who is tied to whom: the roles in a ring, with the ties from before play and those that a decision made."""

from collections.abc import Sequence
from itertools import combinations
from math import cos, pi, sin

from ...exercise.deck import SIDES
from ...exercise.measures.view import View
from ...exercise.session import Session
from .. import wording
from ..figures import STATES
from ..wording import Names
from .picture import Picture
from .svg import LINE, WIDTH, Drawing, line, mark, paragraph, text

Tie = tuple[str, str]
_RADIUS = 92
_CENTRE = (WIDTH / 2, 118)
_HEIGHT = 236


def network(session: Session, views: Sequence[View]) -> Picture:
    """Draw the roles of each round with their ties, and once which number is which role."""
    names = Names(session)
    everybody = [card.id for card in session.deck.cards if any(card.id in view.playing for view in views)]
    numbers = {card: place for place, card in enumerate(everybody, 1)}
    return Picture(
        id="network",
        title="Ties between roles",
        caption="Thin: they knew each other before play. Thick: new, because both shaped, joined or own what was "
        "decided. A tie says nothing of how close it is.",
        words=tuple(_words(names, session, each) for each in views),
        drawings=(*(_of_round(session, each, numbers) for each in views), _legend(names, session, numbers)),
    )


def _known(session: Session, view: View) -> list[Tie]:
    cards = [card for card in session.deck.cards if card.id in view.playing]
    pairs = {tuple(sorted((card.id, other))) for card in cards for other in card.knows if other in view.playing}
    return [(one, other) for one, other in sorted(pairs) if one != other]


def _made(session: Session, view: View) -> list[Tie]:
    members = ({*each.shapers, *each.joined} & {*view.playing} for each in view.chosen)
    pairs = {pair for cards in members for pair in combinations(sorted(cards), 2)}
    return sorted(pairs - {*_known(session, view)})


def _silent(view: View) -> str:
    """Return why there are no new ties to draw, or nothing."""
    if view.consulting:
        return f"New ties: {STATES['not_open']}."
    joined = any(each.shapers or each.joined for each in view.chosen)
    return "" if joined or (view.decision and not view.chosen) else f"New ties: {STATES['not_recorded']}."


def _words(names: Names, session: Session, view: View) -> str:
    known, made = _pairs(names, _known(session, view)), _pairs(names, _made(session, view))
    new = _silent(view) or f"New ties: {made or 'none'}."
    return f"{view.round.title}: Ties before play: {known or 'none'}. {new}"


def _pairs(names: Names, ties: Sequence[Tie]) -> str:
    return "; ".join(f"{names.role(one)} and {names.role(other)}" for one, other in ties)


def _of_round(session: Session, view: View, numbers: dict[str, int]) -> Drawing:
    title = paragraph(0, 11, view.round.title, WIDTH, "strong")
    places = {card: _place(number, len(numbers)) for card, number in numbers.items()}
    marks = [_tie(places, tie, "known") for tie in _known(session, view)]
    marks += [_tie(places, tie, "made") for tie in _made(session, view)]
    for card in view.playing:
        x, y = places[card]
        marks.append(mark(x, y, 11, session.deck.side(card) or ""))
        marks.append(text(x, y + 4, str(numbers[card]), "on-mark", "middle"))
    said = paragraph(0, _HEIGHT + 11, _silent(view), WIDTH, "quiet") if _silent(view) else Drawing(0, "")
    ring = f'<g transform="translate(0 {title.height})">{"".join(marks)}{said.marks}</g>'
    return Drawing(title.height + _HEIGHT + said.height, title.marks + ring)


def _place(number: int, count: int) -> tuple[float, float]:
    angle = 2 * pi * (number - 1) / count - pi / 2
    return _CENTRE[0] + 1.35 * _RADIUS * cos(angle), _CENTRE[1] + _RADIUS * sin(angle)


def _tie(places: dict[str, tuple[float, float]], tie: Tie, look: str) -> str:
    (x1, y1), (x2, y2) = places[tie[0]], places[tie[1]]
    return line(x1, y1, x2, y2, look)


def _legend(names: Names, session: Session, numbers: dict[str, int]) -> Drawing:
    rows = [(f"{number} {names.role(card)}", session.deck.side(card) or "") for card, number in numbers.items()]
    marks, top = [], 0.0
    for side in SIDES:
        for words, _ in (row for row in rows if row[1] == side):
            said = paragraph(18, top + 11, f"{words} ({wording.SIDES[side].lower()})", WIDTH - 18)
            marks += [mark(6, top + 7, 4.5, side), said.marks]
            top += max(said.height, LINE)
    return Drawing(top, "".join(marks))
