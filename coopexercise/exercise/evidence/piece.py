"""One piece of evidence, and the session in which it is looked for."""

from collections.abc import Callable, Iterator
from typing import Literal

from msgspec import Struct

from ..measures import begun
from ..measures.view import View, look
from ..session import NO_ROUND, Session

EvidenceKind = Literal[
    "decided",
    "nothing-agreed",
    "reason",
    "dissent",
    "drawn-up",
    "shaped",
    "ready-made",
    "unasked",
    "idea",
    "carried",
    "no-owner",
    "final-say",
    "met-here-alone",
    "met-nowhere",
    "assets-used",
    "assets-offered",
    "assets-unasked",
    "beyond-the-card",
    "explained",
    "only-believed",
    "over-the-limit",
    "risk",
    "missing-named",
    "missing-foreseen",
    "silent",
    "most-turns",
    "outcome",
    "outcome-added",
    "promise-felt",
    "took",
]
"""What a piece of evidence says."""


class Evidence(Struct, frozen=True, kw_only=True):
    """One recorded fact. What it does not need is empty."""

    kind: EvidenceKind
    events: tuple[int, ...]
    """The entries it comes from, corrections included."""
    round: str = NO_ROUND
    cards: tuple[str, ...] = ()
    """Who did it, or whom it is about: cards, or `group` or `outside`."""
    refs: tuple[str, ...] = ()
    """Assets, needs or wants, as `card/item`."""
    names: tuple[str, ...] = ()
    """Options, proposals, parameters or outcomes, by id."""
    words: str = ""
    """What somebody said."""
    amount: float = 0.0
    out_of: float = 0.0


class Scene(Struct, frozen=True):
    """A session and its rounds as they were played."""

    session: Session
    views: tuple[View, ...]

    def of(self, mode: str) -> "Scene":
        """Return the same with the rounds of one mode alone."""
        return Scene(self.session, tuple(view for view in self.views if view.round.mode == mode))


def scene(session: Session) -> Scene:
    """Return a session for evidence to be found in it."""
    if session.last is None:
        return Scene(session, ())
    return Scene(session, tuple(look(session, each, session.last.moment) for each in begun(session)))


Finder = Callable[[Scene], Iterator[Evidence]]
"""Looks for evidence of some kinds."""
