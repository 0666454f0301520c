"""The five misconceptions about co-production, each beside what this session shows for it and against it.

What speaks *for* a misconception is a sign that it happened or was at work here; what speaks *against* it is a fact
that does not fit it. Where neither was recorded, there is nothing: a session need not say anything about all five.
"""

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from . import coproduction
from .events import ParametersExplained
from .evidence import Evidence, EvidenceKind, around, bringing, deciding
from .evidence.piece import Scene, scene
from .session import Session

Name = Literal["label", "consultation", "professionals", "cost", "examples"]
"""Put "co-" in front; consultation is co-production; no role for professionals; cost, time and risk; examples."""


class Misconception(Struct, frozen=True):
    """One of the five, and what speaks for and against it here."""

    name: Name
    for_it: tuple[Evidence, ...]
    against: tuple[Evidence, ...]


def misconceptions(session: Session) -> tuple[Misconception, ...]:
    """Return the five, in their order."""
    there = scene(session)
    together = there.of(coproduction.MODE)
    found: tuple[tuple[Name, Iterable[Evidence], Iterable[Evidence]], ...] = (
        ("label", _label_alone(together), _more_than_a_label(together)),
        ("consultation", _of(deciding.shapers(together), "ready-made"), deciding.unasked(there)),
        ("professionals", _professionals_idle(together), _professionals(together)),
        ("cost", (), (*around.over_the_limit(together), *around.risks(together), *around.took(there))),
        ("examples", (), (*bringing.beyond_the_card(together), *bringing.assets_used(together))),
    )
    return tuple(Misconception(name, tuple(for_it), tuple(against)) for name, for_it, against in found)


def _of(found: Iterable[Evidence], *kinds: EvidenceKind) -> Iterator[Evidence]:
    return (each for each in found if each.kind in kinds)


def _label_alone(there: Scene) -> Iterator[Evidence]:
    """Yield what the word alone did not bring: nobody owns it, or nothing was agreed."""
    yield from _of(deciding.carriers(there), "no-owner")
    yield from _of(deciding.decisions(there), "nothing-agreed")


def _more_than_a_label(there: Scene) -> Iterator[Evidence]:
    yield from _of(deciding.carriers(there), "carried")
    yield from _of(deciding.shapers(there), "shaped")


def _professionals(there: Scene) -> Iterator[Evidence]:
    """Yield what professionals did: explained limits, shaped proposals, joined them."""
    deck = there.session.deck
    done = (*around.explained(there), *_more_than_a_label(there))
    return (each for each in done if any(deck.side(card) == "professional" for card in each.cards))


def _professionals_idle(there: Scene) -> Iterator[Evidence]:
    """Yield that nobody but the facilitator set out the limits."""
    for view in there.views:
        told = there.session.entries(view.round.id, ParametersExplained)
        if told and not any(data.card for _, data in told):
            yield from around.explained(there)
