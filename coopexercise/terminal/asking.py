"""The questions of one entry, one after the other: Esc at a later one asks what is to become of the answers."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, Protocol, TypeVar

from .host import Host
from .widgets.pick import Choice, Picked

_Answer = TypeVar("_Answer")

_BACK, _ENOUGH, _LEAVE = "back", "enough", "leave"
_WHAT_NOW = (
    Choice(_BACK, "Back to the question"),
    Choice(_ENOUGH, "Record what there is", "the rest can come later"),
    Choice(_LEAVE, "Leave it; nothing is recorded", "your words are kept"),
)


class Asker(Protocol):
    """Whatever asks for words."""

    async def ask(self, title: str, hint: str = "", draft: str = "") -> str | None:
        """Return the words, or None."""


async def ask_counts(asker: Asker, title: str, hint: str, number: int) -> list[int]:
    """Ask for so many whole numbers until they are typed; an empty list when they are left out."""
    typed, wrong = "", ""
    while typed := await asker.ask(title, wrong + hint, typed) or "":
        counts = typed.replace(",", " ").split()
        if len(counts) == number and all(each.isdecimal() for each in counts):
            return [int(each) for each in counts]
        wrong = f"That is not {number} whole numbers: " if number != 1 else "That is not a whole number: "
    return []


class GivenUp(Exception):
    """The facilitator wants no entry after all."""


class Questions:
    """Asks for what an entry may leave out. Enter leaves one answer out; Esc is never taken for an answer."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._enough = False

    async def ask(self, title: str, hint: str = "", draft: str = "") -> str | None:
        """Ask for words: None when no more questions are wanted. Raises GivenUp."""
        return await self._until_answered(partial(self._host.ask, title, hint, draft))

    async def pick(self, title: str, choices: list[Choice], **how: Any) -> Picked | None:
        """Ask for one of the choices, or several: None when no more questions are wanted. Raises GivenUp."""
        return await self._until_answered(partial(self._host.pick, title, choices, **how))

    async def _until_answered(self, question: Callable[[], Awaitable[_Answer | None]]) -> _Answer | None:
        while not self._enough:
            answer = await question()
            if answer is not None:
                return answer
            await self._what_now()
        return None

    async def _what_now(self) -> None:
        picked = await self._host.pick("Stop here?", _WHAT_NOW)
        if picked and picked.value == _LEAVE:
            self._host.keep_drafts()
            raise GivenUp
        self._enough = picked is not None and picked.value == _ENOUGH
