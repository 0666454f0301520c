"""The rehearsal report as plain text of 80 columns: what to change first, the counts behind it after that."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from textwrap import wrap

from ...exercise.tendencies import (
    LEAST_SEEN,
    RARELY,
    Finding,
    RoundTally,
    Spread,
    StepTally,
    Tendencies,
    Urgency,
    findings,
)
from ...exercise.text import one_line
from .. import wording
from ..text import bar
from .sentences import SIMULATED, Titles, count, in_words

WIDTH = 80
LABEL = 46
SIZE = 22
"""The field of a label, and of the size of a group."""
URGENCIES: Mapping[Urgency, str] = {"change": "CHANGE", "look": "LOOK AT", "know": "KNOW"}
FIGURES = {
    "items_met": "Needs and wants met, as their holders see it",
    "items_harmed": "Needs and wants harmed (a proposal has no place for it)",
    "rung": "Rung of the ladder, 1 to 7",
    "perception_gap": "Perception gap, in rungs",
    "assets_used": "Assets used",
}
LIMITS = {"budget": "the money", "weeks": "the weeks"}
HOW_URGENT = "CHANGE it, LOOK AT it and ask whether you mean it, or KNOW it for the debrief."
HOW_IT_WORKS = (
    "Simulated roles choose the option that serves their own card best; the one that decides weighs that against its "
    "own card. In co-production they speak of needs, offer what answers them and join what meets an item of theirs.",
    "What an asset costs and how long it takes is drawn by chance, as a share of the money and weeks there are, so how "
    "often a limit binds is a hint at most.",
    "The time is a low guess: texts read out at 150 words a minute, 8 to 10 seconds for a choice, a need or an offer, "
    "40 for each shape of a proposal.",
)


def report(found: Tendencies) -> str:
    """Return the report; it ends with a newline."""
    return "\n".join(_page(found, Titles(found))) + "\n"


def _page(found: Tendencies, titles: Titles) -> Iterator[str]:
    title = f"Rehearsal report: {one_line(found.scenario.title)}"
    yield from (*_wrapped(title), "=" * min(len(title), WIDTH), SIMULATED)
    yield from _wrapped(_what_was_played(found))
    yield from _findings(found)
    for played in found.rounds:
        if played.options:
            yield from _options(titles, played)
    yield from _made(found, titles)
    yield from _contrast(found, titles)
    yield from _wishes(found, titles)
    yield from _assets(found, titles)
    yield from _cards(found, titles)
    yield from _time(found)
    yield from _sizes(found, titles)
    yield from _headed("How the simulated participants behave")
    for line in HOW_IT_WORKS:
        yield from _item(line)


def _what_was_played(found: Tendencies) -> str:
    runs = f"{found.runs} runs" if found.runs > 1 else "1 run"
    seeds = f"seeds {found.seed} to {found.seed + found.runs - 1}" if found.runs > 1 else f"seed {found.seed}"
    first, last = found.sizes[0].people, found.sizes[-1].people
    people = f"{first} to {last} people" if first != last else f"{first} people"
    return f"{runs} with {people}, {seeds}. The same call gives the same report."


def _headed(title: str) -> tuple[str, str, str]:
    words = _short(title, WIDTH)
    return "", words.upper(), "-" * len(words)


def _wrapped(line: str, first: str = "", later: str = "") -> list[str]:
    return wrap(line, WIDTH, initial_indent=first, subsequent_indent=later, break_on_hyphens=False)


def _item(line: str) -> list[str]:
    return _wrapped(line, "- ", "  ")


def _findings(found: Tendencies) -> Iterator[str]:
    yield from _headed("What to do, worst first")
    said = findings(found)
    if said:
        yield from (*_wrapped(HOW_URGENT), "")
    for place, finding in enumerate(said, 1):
        yield from _finding(found, place, finding)
    if found.runs < LEAST_SEEN:
        yield from _wrapped(f"Under {LEAST_SEEN} runs, little can be said of what tends to happen. Ask for 200.")
    elif not said:
        yield from _wrapped("Nothing stands out. Now play it with people: that is another matter.")


def _finding(found: Tendencies, place: int, finding: Finding) -> Iterator[str]:
    words = in_words(found, finding)
    yield from ("",) if place > 1 else ()
    yield from _wrapped(f"{URGENCIES[finding.urgency]}: {words.text}", f"{place:2}. ", "    ")
    yield from _wrapped(words.todo, "    > ", "      ")


def _options(titles: Titles, played: RoundTally) -> Iterator[str]:
    yield from _headed(f"Which option wins in “{titles.round(played.round)}”")
    for tally in sorted(played.options, key=lambda each: -each.won):
        yield _row(titles.option(tally.option), f"{bar(tally.won, tally.runs)} {_share(tally.won, tally.runs)}")
    against = sum(each.against_most for each in played.options)
    yield from _wrapped(f"The decision went against what most people chose in {count(against, played.runs)}.")


def _share(part: int, whole: int) -> str:
    return wording.share(part, whole, True)


def _row(label: str, words: str) -> str:
    return f"{_short(label, LABEL - 2):<{LABEL}}{words}".rstrip()


def _cells(label: str, cells: Sequence[str], width: int = LABEL) -> str:
    """Return a label in a field of this width, and cells that share the rest of the line."""
    each = (WIDTH - width) // len(cells)
    return (
        f"{_short(label, width - 2):<{width}}{''.join(f'{_short(cell, each - 1):<{each}}' for cell in cells)}".rstrip()
    )


def _short(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1].rstrip()}…"


def _made(found: Tendencies, titles: Titles) -> Iterator[str]:
    for played in found.rounds:
        if played.mode == "co-production":
            yield from _headed(f"What “{titles.round(played.round)}” comes to")
            yield _row("Some proposal was made", _share(played.with_proposal, played.runs))
            yield _row("Some proposal fits the limits", _share(played.with_fitting, played.runs))
            yield _row("The group agreed on nothing", _share(played.undecided, played.runs))
            for name, runs in played.binding.items():
                yield _row(f"The decision takes (nearly) all of {LIMITS[name]}", _share(runs, played.runs))
    if found.comparison:
        each = found.comparison
        yield "Beside the option that won, it met"
        rows = (("more", each.more), ("as many", each.same), ("fewer needs and wants", each.less))
        yield from (_row(f"- {label}", _share(runs, each.runs)) for label, runs in rows)


def _contrast(found: Tendencies, titles: Titles) -> Iterator[str]:
    yield from _headed("How wide the contrast is")
    yield "The middle run; in brackets the lowest and the highest."
    for name, label in FIGURES.items():
        yield label
        for played in found.rounds:
            yield _row(f"- {titles.round(played.round)}", _spread(played.figures.get(name)))


def _spread(found: Spread | None) -> str:
    if found is None:
        return "–"
    return f"{wording.number(found.median)} ({wording.number(found.least)} to {wording.number(found.most)})"


def _wishes(found: Tendencies, titles: Titles) -> Iterator[str]:
    """List the needs and wants that at least one round hardly ever meets, under their roles."""
    yield from _headed("Needs and wants never or rarely met")
    yield "In how many runs each was met, or met in part."
    yield _cells("", [titles.round(each.round) for each in found.rounds])
    tallies = {same[0].item: same for same in zip(*(each.items for each in found.rounds), strict=True)}
    for card in found.deck.cards:
        named = [("need", each) for each in card.needs] + [("want", each) for each in card.wants]
        rows = [(f"  {kind}: {one_line(item.text)}", tallies[card.ref(item)]) for kind, item in named]
        rare = [row for row in rows if any(_rare(each.met + each.partly, each.runs) for each in row[1])]
        yield from (_short(titles.card(card.id), WIDTH),) if rare else ()
        yield from (_cells(label, [_times(each.met + each.partly, each.runs) for each in same]) for label, same in rare)


def _rare(part: int, whole: int) -> bool:
    return whole > 0 and part <= RARELY * whole


def _times(part: int, whole: int) -> str:
    return f"{part} of {whole}" if part else "never"


def _assets(found: Tendencies, titles: Titles) -> Iterator[str]:
    rare = [each for each in found.assets if _rare(each.used, each.runs)]
    yield from _headed("Assets never or rarely used")
    yield _cells("", ["offered", "used"]) if rare else "None: each was used in more than one run in ten."
    for card, own in groupby(rare, lambda each: each.asset.partition("/")[0]):
        yield _short(titles.card(card), WIDTH)
        for each in own:
            cells = [_times(each.offered, each.runs), _times(each.used, each.runs)]
            yield _cells(f"  {titles.item_alone(each.asset)}", cells)


def _cards(found: Tendencies, titles: Titles) -> Iterator[str]:
    seen = [each for each in found.cards if each.runs]
    if not seen:
        return
    yield from _headed("How often a card sits idle")
    yield "It shapes nothing, joins nothing, and nothing that it has is used."
    for each in sorted(seen, key=lambda each: -each.idle / each.runs):
        yield _row(titles.card(each.card), f"{bar(each.idle, each.runs)} {_share(each.idle, each.runs)}")


def _time(found: Tendencies) -> Iterator[str]:
    yield from _headed("Where time runs out")
    yield _cells("", ["has", "takes", "short in"])
    for played in found.rounds:
        yield _timed("", played.whole, played.runs)
        yield from (_timed("  ", step, played.runs) for step in played.steps)


def _timed(indent: str, step: StepTally, runs: int) -> str:
    taken = [wording.length(step.planned), wording.length(step.needed.median)]
    return _cells(f"{indent}{one_line(step.title)}", [*taken, f"{step.short} of {runs}" if step.short else "–"])


def _sizes(found: Tendencies, titles: Titles) -> Iterator[str]:
    yield from _headed("By size of the group")
    yield "Under each round: the needs and wants met in the middle run."
    rounds = [titles.round(each.round) for each in found.rounds]
    yield _cells("", ["none agreed", "time short", *rounds], SIZE)
    for each in found.sizes:
        met = [wording.number(middle) for middle in each.met.values()]
        label = f"{each.people} people, {each.runs} run{'s' if each.runs > 1 else ''}"
        yield _cells(label, [str(each.undecided), str(each.short), *met], SIZE)
