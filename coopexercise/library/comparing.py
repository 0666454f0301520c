"""How two values are compared for a person: texts, numbers, times, lists of texts, and lists of things with parts."""

import difflib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from .times import minutes

ALIKE = 0.6
"""How much of two texts has to be the same for them to be two versions of one."""
GLANCE = 300
"""So many characters of each are looked at for that."""
MANY = 50
"""Among more texts than this, nobody would look for one that is alike."""
EXCERPT = 60
"""The most characters of a text that a sentence repeats."""


class Difference(Struct, frozen=True):
    """One thing that changed, in a trainer's words."""

    text: str
    """A whole sentence without its full stop."""
    before: str = ""
    """What was there, in full; empty when nothing was."""
    after: str = ""
    """What is there now, in full; empty when nothing is."""
    noticed: bool = True
    """False for what nobody reads or hears in play: ids, references for checks, what a file says of itself."""


Compare = Callable[[str, Any, Any], Iterator[Difference]]
"""From what the value is called, the old and the new value to the differences."""


class Part(Struct, frozen=True):
    """One field of a thing: its name in the code, what a trainer calls it, and how it is compared."""

    name: str
    words: str
    compare: Compare
    noticed: bool = True


def compared(what: str, old: Any, new: Any, parts: Iterable[Part]) -> Iterator[Difference]:
    """Yield what changed in the parts of one thing; `what` is what it is called, empty for the whole."""
    for part in parts:
        called = _inside(what, part.words)
        for each in part.compare(called, getattr(old, part.name), getattr(new, part.name)):
            yield each if part.noticed else Difference(each.text, each.before, each.after, noticed=False)


def group(parts: Iterable[Part]) -> Compare:
    """Return how a thing with parts is compared."""
    return lambda what, old, new: compared(what, old, new, parts)


def things(
    parts: Iterable[Part], label: Callable[[Any], str], text: Callable[[Any], str], *, by_id: bool = True
) -> Compare:
    """Return how a list of things is compared: `label` names one of them, `text` is what people read of it.

    Those with the same id belong together (not so where ids are counted), then those whose texts are alike.
    """

    def compare(what: str, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Difference]:
        for first, second in pairs(old, new, text, by_id=by_id):
            if first is None or second is None:
                yield _came_or_went(
                    _inside(what, label(first or second)), first and text(first), second and text(second)
                )
            else:
                yield from compared(_inside(what, label(second)), first, second, parts)

    return compare


def _came_or_went(what: str, old: str | None, new: str | None) -> Difference:
    seen = old or new or ""
    told = "" if seen in what else f": “{_short(seen)}”"
    return Difference(_capital(f"{what} {'removed' if new is None else 'added'}{told}"), old or "", new or "")


def pairs(
    old: Sequence[Any], new: Sequence[Any], text: Callable[[Any], str], *, by_id: bool = True
) -> list[tuple[Any, Any]]:
    """Return what belongs together, with None where something was added or removed; the removed come first."""
    left = list(old)
    found: dict[int, Any] = {}
    for alike in (*([_same_id] if by_id else []), _same_text(text), _near(text)):
        for place, each in enumerate(new):
            if place not in found and (match := alike(each, left)) is not None:
                found[place] = match
                left.remove(match)
    return [*((each, None) for each in left), *((found.get(place), each) for place, each in enumerate(new))]


def _same_id(entry: Any, among: Sequence[Any]) -> Any:
    return next((each for each in among if each.id == entry.id), None)


def _same_text(text: Callable[[Any], str]) -> Callable[[Any, Sequence[Any]], Any]:
    return lambda entry, among: next((each for each in among if text(each) == text(entry)), None)


def _near(text: Callable[[Any], str]) -> Callable[[Any, Sequence[Any]], Any]:
    def nearest(entry: Any, among: Sequence[Any]) -> Any:
        graded = [(_likeness(text(each), text(entry)), each) for each in among if len(among) <= MANY]
        near = max(graded, key=lambda pair: pair[0], default=(0.0, None))
        return near[1] if near[0] >= ALIKE else None

    return nearest


def _likeness(old: str, new: str) -> float:
    return difflib.SequenceMatcher(None, old[:GLANCE], new[:GLANCE]).ratio()


def reworded(what: str, old: str, new: str) -> Iterator[Difference]:
    """Compare a text that may be empty."""
    if old and new and old != new:
        before, after = _excerpts(old, new)
        yield Difference(_capital(f"{what} reworded: {before} → {after}"), old, new)
    elif old != new:
        yield _came_or_went(what, old or None, new or None)


def changed(what: str, old: object, new: object) -> Iterator[Difference]:
    """Compare a number, a choice or a name; None or an empty text is none."""
    before, after = _plain(old), _plain(new)
    if before and after and before != after:
        yield Difference(_capital(f"{what} changed: {before} → {after}"), before, after)
    elif before != after:
        yield _came_or_went(what, before or None, after or None)


def lasts(what: str, old: int, new: int) -> Iterator[Difference]:
    """Compare how long something lasts; both in seconds."""
    if old != new:
        size = minutes(abs(new - old))
        unit = "minute" if size == "1" else "minutes"
        text = f"{what} is {size} {unit} {'longer' if new > old else 'shorter'}"
        yield Difference(_capital(text), minutes(old), minutes(new))


def lines(what: str, old: Sequence[str], new: Sequence[str]) -> Iterator[Difference]:
    """Compare a list of texts."""
    for before, after in pairs(old, new, str, by_id=False):
        yield from reworded(what, before or "", after or "")
    if old != new and sorted(old) == sorted(new):
        yield Difference(_capital(f"{what}: the order changed"), "\n".join(old), "\n".join(new))


def words(what: str, old: Sequence[str], new: Sequence[str]) -> Iterator[Difference]:
    """Compare a set of ids or names, whatever their order."""
    for each in old:
        if each not in new:
            yield Difference(_capital(f"{what} `{each}` removed"), before=each)
    for each in new:
        if each not in old:
            yield Difference(_capital(f"{what} `{each}` added"), after=each)


def order(what: str, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Difference]:
    """Compare the order of things with ids that are in both."""
    before, after = [each.id for each in old], [each.id for each in new]
    kept = [each for each in before if each in after]
    if kept != [each for each in after if each in before]:
        yield Difference(_capital(f"{what}: the order changed"), ", ".join(before), ", ".join(after))


def _inside(outer: str, inner: str) -> str:
    return f"{outer}: {inner}" if outer and inner else outer or inner


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _plain(value: object) -> str:
    if value is None:
        return ""
    return f"{value:,g}" if isinstance(value, float) else str(value)


def _excerpts(old: str, new: str) -> tuple[str, str]:
    """Return two texts in quotation marks; of long ones, the part where they differ."""
    if max(len(old), len(new)) <= EXCERPT:
        return f"“{old}”", f"“{new}”"
    first, second = old.split(), new.split()
    start = _same(first, second)
    end = min(_same(first[::-1], second[::-1]), len(first) - start, len(second) - start)
    return _excerpt(first, start, end), _excerpt(second, start, end)


def _same(first: Sequence[str], second: Sequence[str]) -> int:
    """Return how many words at the start are the same."""
    same = 0
    while same < min(len(first), len(second)) and first[same] == second[same]:
        same += 1
    return same


def _excerpt(all_words: Sequence[str], start: int, end: int) -> str:
    """Return what lies between the first `start` and the last `end` words, with two more on each side."""
    left, right = max(0, start - 2), len(all_words) - max(0, end - 2)
    text = _short(" ".join(all_words[left:right]))
    return f"“{'… ' if left else ''}{text}{' …' if right < len(all_words) else ''}”"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= EXCERPT else f"{line[: EXCERPT - 1].rstrip()}…"
