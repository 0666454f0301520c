"""Who spoke: each side's part of the speaking turns above its part of the people."""

from collections.abc import Iterator

from ...exercise.deck import SIDES, Side
from ...exercise.measures import RoundMeasures
from .. import wording
from ..figures import STATES
from .picture import Picture
from .svg import LINE, WIDTH, Drawing, box, paragraph, stacked, text

_NAME = 114
_BAR = 130


def voices(rounds: tuple[RoundMeasures, ...], percent: bool) -> Picture:
    """Draw the turns of each round beside the people, side by side."""
    return Picture(
        id="voices",
        title="Voices beside shares",
        caption="In the marked stretches every speaking turn was tapped. Long and short turns count alike.",
        words=tuple(_words(each, percent) for each in rounds),
        drawings=(stacked(_of_round(each, percent) for each in rounds),),
    )


def _sides(played: RoundMeasures) -> Iterator[tuple[Side, float, float, float, float]]:
    """Yield each side with its turns, all turns, its people and all people."""
    turns, people = played.measures["voices"], played.measures["seats"]
    for side in SIDES:
        if side in turns.by_side:
            yield (
                side,
                _number(turns.by_side[side]),
                _number(turns.value),
                _number(people.by_side.get(side)),
                _number(people.value),
            )


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _words(played: RoundMeasures, percent: bool) -> str:
    found = played.measures["voices"]
    if found.state != "measured":
        return f"{played.title}: {STATES[found.state]}."
    said = (
        f"{wording.SIDES[side]}: turns {wording.share(turns, all_turns, percent)}, "
        f"people {wording.share(people, all_people, percent)}"
        for side, turns, all_turns, people, all_people in _sides(played)
    )
    return f"{played.title}: {'; '.join(said)}."


def _of_round(played: RoundMeasures, percent: bool) -> Drawing:
    title = paragraph(0, 11, played.title, WIDTH, "strong")
    found = played.measures["voices"]
    if found.state != "measured":
        return Drawing(title.height + LINE, title.marks + text(_NAME, title.height + 11, STATES[found.state], "quiet"))
    marks, top = [title.marks], title.height + 2
    for side, turns, all_turns, people, all_people in _sides(played):
        marks.append(text(_NAME - 6, top + 16, wording.SIDES[side], "quiet", "end"))
        marks += _bar(top, turns, all_turns, "turns", percent, "voice")
        marks += _bar(top + 14, people, all_people, "people", percent, "people")
        top += 34
    return Drawing(top - 4, "".join(marks))


def _bar(top: float, part: float, whole: float, what: str, percent: bool, look: str) -> list[str]:
    width = _BAR * part / whole if whole else 0
    words = f"{what} {wording.share(part, whole, percent)}"
    return [box(_NAME, top, width, 11, look), text(_NAME + width + 5, top + 9.5, words)]
