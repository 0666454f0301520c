"""What a picture is: marks, and the same in words."""

from msgspec import Struct

from .svg import Drawing


class Picture(Struct, frozen=True, kw_only=True):
    """One picture with its title, what it shows and does not show, and everything in it as sentences."""

    id: str
    title: str
    caption: str
    words: tuple[str, ...]
    drawings: tuple[Drawing, ...]
    """What can stand side by side or one below the other, such as a round each."""
