"""Many runs of one exercise, counted."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from ..deck import Deck
from ..measures import felt
from ..scenario import Round, Scenario
from .run import RoundRun, Run
from .tallies import (
    AssetTally,
    CardTally,
    Comparison,
    ItemTally,
    OptionTally,
    RoundTally,
    SizeTally,
    Spread,
    StepTally,
    Tendencies,
)

USED_UP = 0.9
"""A limit binds where a decision takes at least this share of it."""
OVER = 1.1
"""A step is too short where it would take this many times what it was given; the paces are rough."""
FIGURES: dict[str, Callable[[RoundRun], float | None]] = {
    "items_met": lambda played: len(played.met),
    "items_harmed": lambda played: len(played.harmed) if played.mode == "consultation" else None,
    "rung": lambda played: played.rung,
    "perception_gap": lambda played: played.gap,
    "assets_used": lambda played: len(played.used),
}
"""What is set beside each other, round beside round."""


class Taking(NamedTuple):
    """What a step took in one run, and what it was given, in seconds."""

    people: int
    needed: float
    planned: int


def tendencies(scenario: Scenario, deck: Deck, runs: Sequence[Run], seed: int) -> Tendencies:
    """Count what at least one run of an exercise came to; `seed` is that of the first run."""
    return Tendencies(
        scenario=scenario,
        deck=deck,
        runs=len(runs),
        seed=seed,
        rounds=tuple(_round(scenario, deck, runs, place) for place in range(len(scenario.rounds))),
        assets=tuple(_asset(runs, ref) for ref in deck.asset_refs()),
        cards=tuple(_card(runs, card.id) for card in deck.cards),
        comparison=_comparison(runs),
        sizes=tuple(_size(people, runs) for people in sorted({run.people for run in runs})),
    )


def _round(scenario: Scenario, deck: Deck, runs: Sequence[Run], place: int) -> RoundTally:
    """Return one round over all runs, by its place in the order played."""
    played = [run.rounds[place] for run in runs]
    planned = next(each for each in scenario.rounds if each.id == played[0].round)
    return RoundTally(
        round=planned.id,
        mode=planned.mode,
        runs=len(runs),
        undecided=sum(not each.decided for each in played),
        with_proposal=sum(bool(each.fitting) for each in played),
        with_fitting=sum(any(each.fitting) for each in played),
        binding=_binding(scenario, played),
        options=tuple(_option(played, option.id, option.harms, runs) for option in planned.options),
        items=tuple(_item(runs, place, ref) for ref in deck.wish_refs()),
        steps=_steps(runs, place, planned),
        whole=_time(planned.title, _takings(runs, place, slice(None))),
        figures={name: found for name, pick in FIGURES.items() if (found := _figure(map(pick, played)))},
    )


def _binding(scenario: Scenario, played: Iterable[RoundRun]) -> dict[str, int]:
    given = {"budget": scenario.parameters.budget, "weeks": scenario.parameters.weeks}
    spent = [each.spent for each in played]
    return {name: sum(each.get(name, 0) >= USED_UP for each in spent) for name, limit in given.items() if limit}


def _option(played: Sequence[RoundRun], option: str, harms: Iterable[str], runs: Sequence[Run]) -> OptionTally:
    harmed = {_card_of(ref) for ref in harms}
    won = [each for each in played if option in each.decided]
    chose = [(each.choices.get(option, 0), each.choices) for each in played]
    return OptionTally(
        option=option,
        runs=len(played),
        won=len(won),
        against_most=sum(each.choices.get(option, 0) < max(each.choices.values()) for each in won),
        chosen=sum(people > 0 for people, _ in chose),
        unanimous=sum(people == sum(choices.values()) for people, choices in chose),
        harmless=sum(harmed.isdisjoint(run.cards) for run in runs),
    )


def _card_of(ref: str) -> str:
    return ref.partition("/")[0]


def _item(runs: Iterable[Run], place: int, ref: str) -> ItemTally:
    played = [run.rounds[place] for run in runs if _card_of(ref) in run.cards]
    return ItemTally(
        ref, len(played), sum(ref in each.met for each in played), sum(ref in each.partly for each in played)
    )


def _steps(runs: Sequence[Run], place: int, planned: Round) -> tuple[StepTally, ...]:
    return tuple(_time(step.title, _takings(runs, place, slice(at, at + 1))) for at, step in enumerate(planned.steps))


def _takings(runs: Sequence[Run], place: int, steps: slice) -> list[Taking]:
    """Return what some steps of a round took in each run."""
    played = [(run.people, run.rounds[place]) for run in runs]
    return [Taking(people, round(sum(each.needed[steps]), 1), sum(each.planned[steps])) for people, each in played]


def _time(title: str, takings: Sequence[Taking]) -> StepTally:
    planned = takings[0].planned
    return StepTally(
        title=title,
        planned=planned,
        needed=_spread([each.needed for each in takings]),
        short=sum(each.needed > planned * OVER for each in takings),
        short_from=_short_from(takings, planned * OVER),
    )


def _short_from(takings: Sequence[Taking], most: float) -> int | None:
    """Return the smallest group from which on the middle run of each size takes more than this."""
    found = None
    for size in sorted({each.people for each in takings}, reverse=True):
        if felt.median([each.needed for each in takings if each.people == size]) <= most:
            break
        found = size
    return found


def _figure(values: Iterable[float | None]) -> Spread | None:
    given = [value for value in values if value is not None]
    return _spread(given) if given else None


def _spread(values: Sequence[float]) -> Spread:
    return Spread(len(values), felt.median(values), min(values), max(values))


def _asset(runs: Iterable[Run], ref: str) -> AssetTally:
    played = [run.rounds for run in runs if _card_of(ref) in run.cards]
    offered = sum(any(ref in each.offered for each in rounds) for rounds in played)
    return AssetTally(ref, len(played), offered, sum(any(ref in each.used for each in rounds) for rounds in played))


def _card(runs: Iterable[Run], card: str) -> CardTally:
    made = [run for run in runs if card in run.cards and any(each.fitting for each in run.rounds)]
    return CardTally(card, len(made), sum(_idle(run, card) for run in made))


def _idle(run: Run, card: str) -> bool:
    """Return whether a card shaped and joined nothing, and nothing of it is used by what a group made."""
    made = [each for each in run.rounds if each.mode == "co-production"]
    return not any(card in each.busy or card in map(_card_of, each.used) for each in made)


def _comparison(runs: Sequence[Run]) -> Comparison | None:
    if len({each.mode for each in runs[0].rounds}) < 2:
        return None
    pairs = [(_listed(run), _made(run)) for run in runs]
    agreed = [(len(listed.met), made) for listed, made in pairs if made is not None]
    return Comparison(
        runs=len(runs),
        undecided=len(runs) - len(agreed),
        less=sum(made < listed for listed, made in agreed),
        same=sum(made == listed for listed, made in agreed),
        more=sum(made > listed for listed, made in agreed),
        little=sum(2 * made < listed for listed, made in agreed),
        option_good=sum(_good(listed) and (made or 0) <= len(listed.met) for listed, made in pairs),
    )


def _listed(run: Run) -> RoundRun:
    """Return the consultation that meets most."""
    return max((each for each in run.rounds if each.mode == "consultation"), key=lambda each: len(each.met))


def _made(run: Run) -> int | None:
    """Return how much the co-production that meets most does; None where nothing was agreed."""
    return max((len(each.met) for each in run.rounds if each.mode == "co-production" and each.decided), default=None)


def _good(played: RoundRun) -> bool:
    return 0 < len(played.met) >= 2 * len(played.harmed)


def _size(people: int, runs: Iterable[Run]) -> SizeTally:
    own = [run for run in runs if run.people == people]
    return SizeTally(
        people=people,
        runs=len(own),
        undecided=sum(any(each.mode == "co-production" and not each.decided for each in run.rounds) for run in own),
        met={
            each.round: felt.median([len(run.rounds[at].met) for run in own]) for at, each in enumerate(own[0].rounds)
        },
        short=sum(any(_too_long(each) for each in run.rounds) for run in own),
    )


def _too_long(played: RoundRun) -> bool:
    return sum(played.needed) > sum(played.planned) * OVER
