"""Sentences as somebody would read them aloud: lists, lengths and days in words, quotation marks, full stops."""

import re
from collections.abc import Iterable
from datetime import datetime

from .wording import day, number

_CLOSING = "”’\"')"
_QUOTED = re.compile("“[^”]*”")
_ENDS = (".", "?", "!", "…")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def quoted(text: str) -> str:
    """Return a text between quotation marks; those inside it become single ones."""
    return f"“{text.replace('“', '‘').replace('”', '’')}”"


def titled(text: str) -> str:
    """Return the name of a thing between quotation marks, in the middle of a sentence: without its full stop."""
    return quoted(text if text.endswith("..") else text.removesuffix("."))


def stated(text: str) -> str:
    """Return a sentence: it begins with a capital letter, and ends with a stop unless its last words bring one."""
    end = "" if text.rstrip(_CLOSING).endswith(_ENDS) else "."
    return f"{text[:1].upper()}{text[1:]}{end}"


def spoken(lead: str, words: str) -> str:
    """Return a sentence that leads up to somebody's words; without words it just says that they spoke."""
    return stated(f"{lead}: {quoted(words)}" if words else lead)


def told_if(lead: str, words: str) -> str:
    """Return the sentence `lead` with somebody's words at its end, or nothing without words."""
    return stated(f"{lead} {quoted(words)}") if words else ""


def joined(*sentences: str) -> str:
    """Return the sentences that are not empty, one after the other."""
    return " ".join(filter(None, sentences))


def listed(things: Iterable[str], word: str = "and") -> str:
    """Return `a, b and c`; with semicolons where one of them has a comma outside quotation marks."""
    every = list(things)
    if len(every) < 2:
        return "".join(every)
    if any(", " in _QUOTED.sub("", each) for each in every):
        return f"{'; '.join(every[:-1])}; {word} {every[-1]}"
    return f"{', '.join(every[:-1])} {word} {every[-1]}"


def counted(count: float, one: str, many: str = "") -> str:
    """Return a number with what is counted: `1 week`, `2.5 weeks`."""
    return f"{number(count)} {one if count == 1 else many or f'{one}s'}"


def lasting(seconds: float) -> str:
    """Return a length of time: `1 hour and 5 minutes`."""
    minutes, rest = divmod(round(abs(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "hour"), (minutes, "minute"), (rest, "second"))
    return listed(counted(count, unit) for count, unit in parts if count) or "0 seconds"


def dated(moment: datetime) -> str:
    """Return a day: `Monday 1 June 2026`."""
    return f"{_DAYS[moment.weekday()]} {day(f'{moment:%Y-%m-%d}')}"


def the(role: str) -> str:
    """Return a role with its article."""
    return role if role.casefold().startswith(("the ", "a ", "an ")) else f"the {role}"
