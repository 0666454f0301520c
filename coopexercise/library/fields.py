"""The kinds of values that scenario and deck files are made of, with their limits."""

from typing import Annotated, Any

from msgspec import Meta, Struct

SCENARIO_FORMAT = "coopexercise/scenario@1"
DECK_FORMAT = "coopexercise/deck@1"

# `$(?!\n)` is the very end: in Python a bare `$` also stands before a last newline.
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$(?!\n)"
TIME_PATTERN = r"^[0-9]{1,3}:[0-5][0-9]$(?!\n)"
LANGUAGE_PATTERN = r"^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$(?!\n)"
CURRENCY_PATTERN = r"^[A-Z]{3}$(?!\n)"
TEXT_PATTERN = r"\S"

LONGEST_MINUTES = 600
SHORTEST_MINUTES = 0.1


def about(description: str, **rest: Any) -> Meta:
    """Describe a key for people and for their editors; `rest` are limits and examples."""
    return Meta(description=description, **rest)


Id = Annotated[str, Meta(pattern=ID_PATTERN, max_length=60)]
Line = Annotated[str, Meta(pattern=TEXT_PATTERN, max_length=300)]
Lines = Annotated[list[Line], Meta(min_length=1, max_length=40)]
Text = Annotated[str, Meta(pattern=TEXT_PATTERN, max_length=10_000)]
Reference = Annotated[
    str,
    about("An item, as card/item, or alone for that item on every card that has it.", examples=["parent/an-hour-off"]),
]
Clock = Annotated[str, Meta(pattern=TIME_PATTERN)]
Length = Annotated[float, Meta(ge=SHORTEST_MINUTES, le=LONGEST_MINUTES)] | Clock
"""How long something lasts: minutes, or text m:ss."""
Minute = Annotated[float, Meta(ge=0, le=LONGEST_MINUTES)] | Clock
"""A minute of a round, from its beginning."""
Money = Annotated[float, Meta(ge=0, le=1e9)]
Weeks = Annotated[float, Meta(ge=0, le=520)]
FileId = Annotated[
    Id, about("The name for commands and logs; without it, the file's name.", examples=["community-centre"])
]
Version = Annotated[int, about("A number to count up when you change the file.", ge=1, le=1_000_000)]
Language = Annotated[
    str, about("The code of the language that the texts are in.", pattern=LANGUAGE_PATTERN, examples=["en", "pt-BR"])
]
Author = Annotated[str, about("Who wrote it.", max_length=300, examples=["The Quillmoor trainers"])]
Licence = Annotated[str, about("Who may use it, and how.", max_length=300, examples=["CC-BY-4.0"])]


class Form(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A group of keys in a file."""
