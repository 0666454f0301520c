"""What stands out in many rehearsals, worst first. What a figure must reach is fixed here, for every exercise alike."""

from collections.abc import Iterator
from typing import Literal, get_args

from msgspec import Struct

from .tallies import Comparison, OptionTally, RoundTally, StepTally, Tendencies

LEAST_RUNS = 10
"""Out of fewer runs nothing is said: it would be noise."""
LEAST_SEEN = 25
"""That something never or rarely happens to a card is said out of this many runs with the card, or more."""
NEARLY_ALWAYS, MOSTLY, OFTEN, RARELY = 0.9, 0.5, 0.25, 0.1
AS_GOOD = 1 / 3
"""From this share on, a listed option that comes to as much as co-production is worth a word."""

Urgency = Literal["change", "look", "know"]
URGENCIES: tuple[Urgency, ...] = ("change", "look", "know")
"""Change it; look whether it is meant; know it for the debrief."""
Code = Literal[
    "one-option-wins",
    "co-production-fails",
    "need-never-met",
    "card-idle",
    "option-harms-nobody",
    "round-too-short",
    "step-too-short",
    "option-nobody-chooses",
    "decider-overrules",
    "assets-never-used",
    "wishes-rarely-met",
    "option-as-good",
]
CODES: tuple[Code, ...] = get_args(Code)
"""Of the same urgency, the first is the worst."""
Cause = Literal["", "only-option", "everyone", "most", "decider", "unanswered", "unused", "undecided", "little"]
"""Why, where the runs show it."""
_UNUSED: tuple[tuple[Cause, bool], ...] = (("unanswered", False), ("unused", True))
"""Whether an asset answers something decides why it, or what it answers, comes to nothing."""


class Finding(Struct, frozen=True, kw_only=True):
    """Something a trainer should know. It was so in `part` of `whole` runs."""

    code: Code
    urgency: Urgency
    part: int
    whole: int
    about: tuple[str, ...] = ()
    """The option, the card, or the assets, needs or wants (`card/item`) that it is about."""
    round: str = ""
    cause: Cause = ""
    step: StepTally | None = None
    """The step or round that is too short."""


def findings(found: Tendencies) -> tuple[Finding, ...]:
    """Return what stands out, worst first; nothing where there are too few runs to say."""
    if found.runs < LEAST_RUNS:
        return ()
    everything = [
        *_agreed(found),
        *_compared(found.comparison),
        *(each for played in found.rounds for each in _of_round(played)),
        *_cards(found),
        *_wishes(found),
        *_assets(found),
    ]
    return tuple(sorted(everything, key=_weight))


def _weight(finding: Finding) -> tuple[int, int, float]:
    return URGENCIES.index(finding.urgency), CODES.index(finding.code), -finding.part / finding.whole


def _agreed(found: Tendencies) -> Iterator[Finding]:
    """Report where a group agrees on nothing, and there is no listed option to set beside it."""
    for played in found.rounds:
        if found.comparison is None and played.mode == "co-production" and played.undecided >= OFTEN * played.runs:
            yield _failing(played.undecided, played.runs, "")


def _compared(comparison: Comparison | None) -> Iterator[Finding]:
    if comparison is None:
        return
    runs, undecided, little = comparison.runs, comparison.undecided, comparison.little
    tends_to_fail = undecided + little >= MOSTLY * runs
    if tends_to_fail or undecided >= OFTEN * runs:
        yield _failing(undecided + little, runs, "undecided" if undecided >= little else "little")
    if not tends_to_fail and comparison.option_good >= AS_GOOD * runs:
        yield Finding(code="option-as-good", urgency="know", part=comparison.option_good, whole=runs)


def _failing(part: int, runs: int, cause: Cause) -> Finding:
    urgency: Urgency = "change" if part >= MOSTLY * runs else "look"
    return Finding(code="co-production-fails", urgency=urgency, part=part, whole=runs, cause=cause)


def _of_round(played: RoundTally) -> Iterator[Finding]:
    for tally in played.options:
        yield from _option(played, tally)
    if harmless := tuple(each.option for each in played.options if each.harmless == each.runs):
        yield Finding(
            code="option-harms-nobody",
            urgency="change",
            part=played.runs,
            whole=played.runs,
            about=harmless,
            round=played.round,
        )
    against = sum(tally.against_most for tally in played.options)
    if played.options and against >= NEARLY_ALWAYS * played.runs:
        yield Finding(code="decider-overrules", urgency="look", part=against, whole=played.runs, round=played.round)
    yield from _time(played)


def _option(played: RoundTally, tally: OptionTally) -> Iterator[Finding]:
    def about(code: Code, urgency: Urgency, part: int, cause: Cause = "") -> Finding:
        return Finding(
            code=code,
            urgency=urgency,
            part=part,
            whole=tally.runs,
            about=(tally.option,),
            round=played.round,
            cause=cause,
        )

    if tally.won >= NEARLY_ALWAYS * tally.runs:
        cause = _why_it_wins(played, tally)
        yield about("one-option-wins", "look" if cause == "decider" else "change", tally.won, cause)
    if tally.chosen <= RARELY * tally.runs:
        yield about("option-nobody-chooses", "look", tally.runs - tally.chosen)


def _why_it_wins(played: RoundTally, tally: OptionTally) -> Cause:
    if len(played.options) == 1:
        return "only-option"
    if tally.unanimous >= MOSTLY * tally.runs:
        return "everyone"
    return "decider" if tally.against_most >= MOSTLY * tally.won else "most"


def _time(played: RoundTally) -> Iterator[Finding]:
    """Report a round that is too short, or (where its whole is long enough) the steps that are."""
    whole, steps = played.whole, played.steps
    if whole.short_from is not None:
        yield _too_short("round-too-short", played, whole)
    else:
        yield from (_too_short("step-too-short", played, step) for step in steps if step.short_from is not None)


def _too_short(code: Code, played: RoundTally, step: StepTally) -> Finding:
    return Finding(code=code, urgency="look", part=step.short, whole=played.runs, round=played.round, step=step)


def _cards(found: Tendencies) -> Iterator[Finding]:
    for tally in found.cards:
        if tally.runs >= LEAST_RUNS and tally.idle >= OFTEN * tally.runs:
            urgency: Urgency = "change" if tally.idle >= MOSTLY * tally.runs else "look"
            yield Finding(code="card-idle", urgency=urgency, part=tally.idle, whole=tally.runs, about=(tally.card,))


def _wishes(found: Tendencies) -> Iterator[Finding]:
    """Report the needs that no round ever meets, and the needs and wants that are met in hardly any run."""
    answered = {ref for card in found.deck.cards for asset in card.assets for ref in asset.answers}
    needs = {card.ref(item) for card in found.deck.cards for item in card.needs}
    best = _best_met(found)
    never = [ref for ref, (met, _) in best.items() if ref in needs and met == 0]
    for cause, answers in _UNUSED:
        about = tuple(ref for ref in never if (ref in answered) == answers)
        yield from _always("need-never-met", "change", found, about, cause)
    rarely = tuple(ref for ref, (met, runs) in best.items() if ref not in never and met <= RARELY * runs)
    yield from _always("wishes-rarely-met", "look", found, rarely, "")


def _best_met(found: Tendencies) -> dict[str, tuple[int, int]]:
    """Return, for each need or want in play often enough, the runs in which its best round met it, and all of them."""
    tallies = zip(*(played.items for played in found.rounds), strict=True)
    return {
        same[0].item: (max(each.met + each.partly for each in same), same[0].runs)
        for same in tallies
        if same[0].runs >= LEAST_SEEN
    }


def _assets(found: Tendencies) -> Iterator[Finding]:
    unused = [each for each in found.assets if each.runs >= LEAST_SEEN and each.used == 0]
    answering = {card.ref(asset) for card in found.deck.cards for asset in card.assets if asset.answers}
    for cause, answers in _UNUSED:
        about = tuple(each.asset for each in unused if (each.asset in answering) == answers)
        yield from _always("assets-never-used", "look", found, about, cause)


def _always(code: Code, urgency: Urgency, found: Tendencies, about: tuple[str, ...], cause: Cause) -> Iterator[Finding]:
    """Report several things that are so in all runs, if there are any."""
    if about:
        yield Finding(code=code, urgency=urgency, part=found.runs, whole=found.runs, about=about, cause=cause)
