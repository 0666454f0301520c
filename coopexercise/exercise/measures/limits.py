"""The decision beside the parameters: cost and weeks, what was explained, what was only believed, and outcomes."""

from ..coproduction import explained as explained_by
from ..events import ParametersExplained
from .kind import Kind
from .measure import NOT_RECORDED, Measure
from .view import OPENING, View, once


@once
def cost(view: View) -> Measure:
    """Return what the decision would cost, in the scenario's currency: the sum of what was chosen.

    Source: the cost of the chosen option or proposals. If one of them does not say it: not recorded. When
    nothing was agreed, 0.
    """
    costs = [each.cost for each in view.chosen]
    given = [each for each in costs if each is not None]
    if view.decision is None or len(given) < len(costs):
        return NOT_RECORDED
    return Measure(float(sum(given)), events=view.basis)


@once
def weeks(view: View) -> Measure:
    """Return the weeks that the decision would take: those of the longest, since proposals can go side by side.

    Source: the weeks of the chosen proposals. An option has no place for them, and if a proposal does not
    say it: not recorded. When nothing was agreed, 0.
    """
    spans = [each.weeks for each in view.chosen]
    given = [each for each in spans if each is not None]
    if view.decision is None or len(given) < len(spans):
        return NOT_RECORDED
    return Measure(float(max(given, default=0)), events=view.basis)


@once
def budget_left(view: View) -> Measure:
    """Return the budget less the cost; below 0 the decision costs more than there is.

    Source: the scenario's parameters, and what was chosen.
    """
    return _left(view.session.scenario.parameters.budget, cost(view))


@once
def weeks_left(view: View) -> Measure:
    """Return the weeks there are less the weeks it takes; below 0 it takes longer than that.

    Source: the scenario's parameters, and what was chosen.
    """
    return _left(view.session.scenario.parameters.weeks, weeks(view))


def _left(limit: float | None, found: Measure) -> Measure:
    if limit is None or not isinstance(found.value, float):
        return NOT_RECORDED
    return Measure(limit - found.value, events=tuple(sorted({OPENING, *found.events})))


def kept(view: View) -> Measure:
    """Return which of `budget` and `weeks` the decision keeps, by its own figures.

    Source: cost and weeks as above. With neither known: not recorded. Whether other parameters were kept
    is for people to say.
    """
    return _checked(view, within=True)


def exceeded(view: View) -> Measure:
    """Return which of `budget` and `weeks` the decision goes beyond; source as for those it keeps."""
    return _checked(view, within=False)


def _checked(view: View, within: bool) -> Measure:
    found = {"budget": budget_left(view), "weeks": weeks_left(view)}
    left = {name: each.value for name, each in found.items() if isinstance(each.value, float)}
    if not left:
        return NOT_RECORDED
    events = sorted({seq for name in left for seq in found[name].events})
    return Measure(tuple(name for name, value in left.items() if (value >= 0) == within), events=tuple(events))


def explained(view: View) -> Measure:
    """Count the parameters that somebody set out in the round, with the reason if there is one.

    By side: by cards of that side; what the facilitator explained is in the total alone. Source: the
    explanations, the latest of each parameter.
    """
    told = _told(view)
    if not told:
        return NOT_RECORDED
    return Measure(len(told), view.by_side(told.values()), events=_tellings(view))


def only_believed(view: View) -> Measure:
    """Count the parameters set out in the round that do not really bind anybody.

    Source: the explanations, and the parameters that the scenario marks as not real.
    """
    told = _told(view)
    if not told:
        return NOT_RECORDED
    believed = [each.id for each in view.session.scenario.parameters.fixed if not each.really and each.id in told]
    return Measure(len(believed), events=(OPENING, *_tellings(view)))


@once
def _told(view: View) -> dict[str, str]:
    return explained_by(view.session, view.round.id)


@once
def _tellings(view: View) -> tuple[int, ...]:
    return view.traced(*(event.seq for event, _ in view.session.entries(view.round.id, ParametersExplained)))


def outcomes(view: View) -> Measure:
    """Count the agreed outcomes that the chosen proposals say they serve, each once.

    Source: the chosen proposals. An option has no place for them, and if no chosen proposal names one: not
    recorded. When nothing was agreed, 0.
    """
    served = {outcome for each in view.chosen for outcome in each.outcomes}
    if view.decision is None or (view.chosen and not served):
        return NOT_RECORDED
    return Measure(len(served), events=view.basis)


KINDS = {
    "cost": Kind(
        family="limits",
        title="Cost of what was decided",
        explanation="By its own figures.",
        unit="money",
        take=cost,
    ),
    "budget_left": Kind(
        family="limits",
        title="Left of the budget",
        explanation="Below 0, it costs more than there is.",
        unit="money",
        take=budget_left,
    ),
    "weeks": Kind(
        family="limits",
        title="Weeks it takes",
        explanation="By its own figures, the longest part. An option has no place for it.",
        unit="weeks",
        take=weeks,
    ),
    "weeks_left": Kind(
        family="limits",
        title="Weeks left",
        explanation="Below 0, it takes longer than there is time.",
        unit="weeks",
        take=weeks_left,
    ),
    "parameters_kept": Kind(
        family="limits",
        title="Limits kept",
        explanation="Money and weeks, by the decision's own figures.",
        unit="limits",
        take=kept,
    ),
    "parameters_exceeded": Kind(
        family="limits",
        title="Limits exceeded",
        explanation="Money and weeks, by the decision's own figures.",
        unit="limits",
        take=exceeded,
    ),
    "parameters_explained": Kind(
        family="limits",
        title="Parameters explained",
        explanation="Limits that somebody set out in the round.",
        unit="parameters",
        take=explained,
    ),
    "parameters_only_believed": Kind(
        family="limits",
        title="Of these, only believed",
        explanation="Set out in the round, and binding nobody.",
        unit="parameters",
        take=only_believed,
        out_of="parameters_explained",
    ),
    "outcomes_served": Kind(
        family="limits",
        title="Outcomes served",
        explanation="Outcomes that the proposals say they serve. An option has no place for them.",
        unit="outcomes",
        take=outcomes,
    ),
}
