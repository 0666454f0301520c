"""Text that people wrote: kept as typed, but for the characters that could drive a terminal."""

import re

WORDS_LIMIT = 4_000
"""The most characters that one text of an entry may have."""

_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_NOT_PLAIN = re.compile(r"[^\w./\\:~+-]")


def clean(text: str) -> str:
    """Return `text` without control characters, lone surrogates and outer spaces.

    Tabs become spaces and every kind of line end becomes a newline; nothing else changes.
    """
    lines = _LINE_END.sub("\n", text).replace("\t", " ")
    return _CONTROL.sub("", lines).strip()


def one_line(text: str) -> str:
    """Return `text` cleaned, with each run of white space made one space."""
    return " ".join(clean(text).split())


def as_argument(path: object) -> str:
    """Return a file's name as it is typed in a command: in quotation marks where it has a space or the like."""
    name = str(path)
    return f'"{name}"' if _NOT_PLAIN.search(name) or not name else name


_CURRENCY_SIGN = {"GBP": "£", "EUR": "€", "USD": "$"}


def in_currency(amount: float, currency: str) -> str:
    """Return an amount of money: `£18,000`, `£12.50`, or `CHF 100` where the currency has no sign of its own."""
    number = f"{abs(amount):,.2f}".removesuffix(".00")
    sign = _CURRENCY_SIGN.get(currency, f"{one_line(currency)} ")
    return f"{'−' if amount < 0 else ''}{sign}{number}"
