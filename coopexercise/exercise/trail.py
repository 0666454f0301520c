"""An append-only sequence whose earlier versions stay valid and cheap."""

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar, overload

T = TypeVar("T")


class Trail(Sequence[T], Generic[T]):
    """A frozen view of the first *n* items of a list that later trails share.

    Appending returns a new trail in constant time: while nobody has appended after this view, both
    share one list. Appending to an older view copies it first, so no view ever changes.
    """

    __slots__ = ("_items", "_length")

    def __init__(self, items: Sequence[T] = ()) -> None:
        self._items = list(items)
        self._length = len(self._items)

    def append(self, item: T) -> "Trail[T]":
        """Return a trail with `item` after the items of this one."""
        return self.extend((item,))

    def extend(self, items: Sequence[T]) -> "Trail[T]":
        """Return a trail with `items` after the items of this one."""
        later: Trail[T] = Trail.__new__(Trail)
        shared = self._items if len(self._items) == self._length else self._items[: self._length]
        shared.extend(items)
        later._items = shared
        later._length = self._length + len(items)
        return later

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
