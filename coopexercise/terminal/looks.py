"""The looks of the screens: dark, light, and high contrast for a pale projector or tired eyes."""

from textual.app import App
from textual.theme import Theme

_BLACK, _WHITE, _YELLOW, _CYAN = "#000000", "#ffffff", "#ffff00", "#00ffff"

HIGH_CONTRAST = Theme(
    name="high-contrast",
    primary=_YELLOW,
    secondary=_CYAN,
    accent=_CYAN,
    success=_WHITE,
    warning=_YELLOW,
    error=_YELLOW,
    foreground=_WHITE,
    background=_BLACK,
    surface=_BLACK,
    panel=_BLACK,
    dark=True,
    variables={
        "text": _WHITE,
        "text-muted": _WHITE,
        "footer-key-foreground": _YELLOW,
        "footer-description-foreground": _WHITE,
        "footer-background": _BLACK,
    },
)
"""White and yellow on black: every pair has a contrast of more than 19 to 1."""

LOOKS = ("textual-dark", "textual-light", HIGH_CONTRAST.name)


def add_looks(app: App[int]) -> None:
    """Let a program have the look that Textual does not bring."""
    app.register_theme(HIGH_CONTRAST)


def next_look(theme: str) -> str:
    """Return the look after this one, from the first again after the last; after a foreign one, the first."""
    place = LOOKS.index(theme) + 1 if theme in LOOKS else 0
    return LOOKS[place % len(LOOKS)]
