"""How a rehearsed group makes proposals: assets on the table are combined while they answer open needs.

What an asset takes is drawn by a plain rule: a share of the budget and of the weeks there are. Money adds
up, from one proposal to the next as well; work goes on side by side.
"""

from collections.abc import Mapping, Sequence
from random import Random

from msgspec import Struct

from ..scenario import Parameters

MOST_PROPOSALS = 3
MOST_ASSETS = 4
COST_SHARES = (0.0, 0.0, 0.05, 0.1, 0.2)
"""What an asset costs to put to use, as a share of the budget: often nothing but people's time."""
WEEKS_SHARES = (0.25, 0.5, 0.75, 1.0, 1.25)
"""How long it takes, as a share of the weeks; the longest is too long."""


class Effort(Struct, frozen=True):
    """Money and weeks: what there is, or what something takes. Both are 0 where the scenario sets no limit."""

    cost: float = 0.0
    weeks: float = 0.0


class Plan(Struct, frozen=True):
    """A proposal in the making: the assets it uses, and the needs and wants it meets (`card/item`)."""

    assets: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    effort: Effort = Effort()


class Ground(Struct, frozen=True):
    """What proposals can be made of."""

    answers: Mapping[str, Sequence[str]]
    """Each asset on the table, and the items it answers."""
    efforts: Mapping[str, Effort]
    """What it takes to use each asset."""
    open: Sequence[str]
    """The items somebody spoke of that no proposal meets yet."""
    limits: Effort


def limits(parameters: Parameters) -> Effort:
    """Return the money and the weeks there are."""
    return Effort(parameters.budget or 0.0, parameters.weeks or 0.0)


def efforts(there_is: Effort, assets: Sequence[str], chance: Random) -> dict[str, Effort]:
    """Draw what each asset takes."""
    return {
        asset: Effort(
            float(round(there_is.cost * chance.choice(COST_SHARES))), there_is.weeks * chance.choice(WEEKS_SHARES)
        )
        for asset in assets
    }


def propose(ground: Ground) -> list[list[Plan]]:
    """Return up to three proposals within the limits, each as it grows, asset by asset."""
    found: list[list[Plan]] = []
    while len(found) < MOST_PROPOSALS and (shapes := _grow(ground)):
        found.append(shapes)
        ground = _without(ground, shapes[-1])
    return found


def _grow(ground: Ground) -> list[Plan]:
    """Add the asset that answers most of what is still open, again and again."""
    shapes = [Plan()]
    for _ in range(MOST_ASSETS):
        fitting = [plan for asset in ground.answers if (plan := _longer(ground, shapes[-1], asset))]
        if not fitting:
            break
        shapes.append(max(fitting, key=lambda plan: len(plan.items)))
    return shapes[1:]


def _longer(ground: Ground, plan: Plan, asset: str) -> Plan | None:
    """Return the plan with one more asset, or None where that gains nothing or is beyond the limits."""
    gained = tuple(ref for ref in ground.open if ref in ground.answers[asset] and ref not in plan.items)
    more = ground.efforts[asset]
    effort = Effort(plan.effort.cost + more.cost, max(plan.effort.weeks, more.weeks))
    beyond = effort.cost > ground.limits.cost or effort.weeks > ground.limits.weeks
    return None if beyond or not gained else Plan((*plan.assets, asset), plan.items + gained, effort)


def _without(ground: Ground, plan: Plan) -> Ground:
    """Return what is left for the next proposal."""
    return Ground(
        answers={asset: refs for asset, refs in ground.answers.items() if asset not in plan.assets},
        efforts=ground.efforts,
        open=[ref for ref in ground.open if ref not in plan.items],
        limits=Effort(ground.limits.cost - plan.effort.cost, ground.limits.weeks),
    )
