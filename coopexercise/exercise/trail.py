"""An append-only sequence whose earlier versions stay valid and cheap."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class _Sorted:
    """The places of the items by the type of their `data`, for as many of them as somebody asked for.

    Both are replaced at once, never changed: views that share them may be read in several threads.
    """

    def __init__(self) -> None:
        self._known: tuple[int, dict[type, list[int]]] = (0, {})

    def places(self, items: Sequence[Any], length: int, kind: type) -> list[int]:
        """Return the places of one kind among the first items. A later view goes on where an earlier one stopped."""
        done, places = self._known
        if done < length:
            more: dict[type, list[int]] = {}
            for place in range(done, length):
                more.setdefault(type(items[place].data), []).append(place)
            places = places | {each: places.get(each, []) + new for each, new in more.items()}
            self._known = (length, places)
        found = places.get(kind, [])
        return found[: bisect_left(found, length)]


class Trail(Sequence[T], Generic[T]):
    """A frozen view of the first *n* items of a list that later trails share.

    Appending returns a new trail in constant time: while nobody has appended after this view, both
    share one list. Appending to an older view copies it first, so no view ever changes.
    """

    __slots__ = ("_items", "_length", "_sorted")

    def __init__(self, items: Sequence[T] = ()) -> None:
        self._items = list(items)
        self._length = len(self._items)
        self._sorted = _Sorted()

    def append(self, item: T) -> "Trail[T]":
        """Return a trail with `item` after the items of this one."""
        return self.extend((item,))

    def extend(self, items: Sequence[T]) -> "Trail[T]":
        """Return a trail with `items` after the items of this one."""
        shared = self._items
        if len(shared) != self._length:
            return Trail([*self, *items])
        shared.extend(items)
        later: Trail[T] = Trail.__new__(Trail)
        later._items, later._length, later._sorted = shared, len(shared), self._sorted
        return later

    def of(self, kind: type) -> list[T]:
        """Return the items whose `data` is of exactly this type, in their order."""
        return [self._items[place] for place in self._sorted.places(self._items, self._length, kind)]

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[T]:
        items = self._items
        return (items[index] for index in range(self._length))

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> "Trail[T]": ...
    def __getitem__(self, index: int | slice) -> "T | Trail[T]":
        if isinstance(index, slice):
            return Trail(self._items[: self._length][index])
        return self._items[range(self._length)[index]]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Trail) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # equal by content, like a list

    def __repr__(self) -> str:
        return f"Trail({list(self)!r})"
