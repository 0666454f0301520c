"""What a preview shows of a scenario or deck: its parts, one line of a list each, as people will meet them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace
from textual.content import Content

from ..exercise.deck import Card, Deck
from ..exercise.scenario import Option, Round, Scenario
from ..library import Loaded, View
from ..library.times import minutes as in_minutes
from ..reports.printing.script import Moment, Script, ScriptPart, script
from . import words
from .widgets import role_card
from .widgets.time_bar import Stretch
from .words import plain

Lines = Sequence[Content]
NOTHING_PRIVATE = "Nothing private stands here."


class Part(Struct, frozen=True):
    """One line of the list, and what is shown beside it."""

    id: str
    """What it is found by again when the file was changed."""
    label: str
    place: tuple[str | int, ...]
    """The keys that lead to it in the file."""
    said: Callable[[], Lines]
    """What everybody may see."""
    private: Callable[[], Lines]
    """What is shown only when somebody asks for it."""
    stretches: tuple[Stretch, ...] = ()
    """Its time line."""
    markdown: str = ""
    card: bool = False
    """Whether it is a card, drawn with its edges."""


def parts_of(view: View) -> tuple[Part, ...]:
    """Return the parts of what is in a file, in the order of play, then the cards."""
    if isinstance(view.made, Loaded):
        return (*_scenario(view.made, view), *map(partial(_card, view.made.deck), view.made.deck.cards))
    if view.made is None:
        return ()
    return (_deck(view.made, view), *map(partial(_card, view.made), view.made.cards))


def at_a_glance(view: View) -> str:
    """Return the minutes, the group size and the stages of a scenario, or the number of cards of a deck."""
    least, most = view.people
    people = f"{least} to {most} people" if view.deck else ""
    if view.scenario is None:
        cards = f"{len(view.deck.cards)} cards" if view.deck else ""
        return " · ".join(filter(None, [cards, people]))
    minutes = -(-view.scenario.seconds // 60)
    return " · ".join(filter(None, [f"{minutes} min", people, ", ".join(view.stages)]))


def _scenario(loaded: Loaded, view: View) -> Iterator[Part]:
    scenario, deck = loaded.scenario, loaded.deck
    yield _part("overview", "Overview", (), partial(_overview, scenario, view), stretches=_whole(scenario))
    if scenario.setting:
        yield _part("setting", "Setting", ("setting",), _none, markdown=scenario.setting)
    # The script as it is while nobody knows what is only believed.
    told = script(_as_believed(scenario), deck)
    believed = partial(_believed, scenario)
    yield _part("limits", "Limits", ("parameters",), partial(_limits, told), believed)
    briefing, *middle, debrief = told.parts
    yield _script_part("briefing", briefing, ("briefing",))
    for number, (played, part) in enumerate(zip(scenario.rounds, middle[::2], strict=True)):
        stretches = tuple(Stretch("█▒"[place % 2], each.title, each.seconds) for place, each in enumerate(played.steps))
        yield _script_part(f"round {played.id}", part, ("rounds", number), stretches)
        yield from _options(scenario, deck, played, number)
    yield _script_part("debrief", debrief, ("debrief",), private=believed)


def _part(
    id: str,
    label: str,
    place: tuple[str | int, ...],
    said: Callable[[], Lines],
    private: Callable[[], Lines] | None = None,
    *,
    stretches: tuple[Stretch, ...] = (),
    markdown: str = "",
) -> Part:
    return Part(id, label, place, said, private or _none, stretches, markdown)


def _none() -> Lines:
    return ()


def _as_believed(scenario: Scenario) -> Scenario:
    fixed = tuple(replace(each, really=True) for each in scenario.parameters.fixed)
    return replace(scenario, parameters=replace(scenario.parameters, fixed=fixed))


def _whole(scenario: Scenario) -> tuple[Stretch, ...]:
    ratings = Stretch("░", "Rating slips", scenario.ratings.seconds)
    stretches = [Stretch("▒", "Briefing", scenario.briefing.seconds)]
    for each in scenario.rounds:
        stretches += [Stretch("█", each.title, each.seconds), ratings]
    return (*stretches, Stretch("▓", "Debrief", scenario.debrief.seconds))


def _overview(scenario: Scenario, view: View) -> Lines:
    legend = [plain(f"{each.sign} {in_minutes(each.seconds):>4}  {each.name}") for each in _whole(scenario)]
    outcomes = [_with(each.text, each.evidence, "Seen by: ") for each in scenario.outcomes]
    return _paragraphs(
        legend,
        [plain(scenario.summary), plain(at_a_glance(view))],
        _headed("Question", [scenario.question]),
        _headed("Content note", [scenario.content_note]),
        _headed("What success would be", outcomes),
        _headed("Who is not in the room", map(_bullet, scenario.missing)),
    )


def _limits(told: Script) -> Lines:
    return _headed("The same for both rounds", map(_bullet, told.limits)) or (plain("No limits are given."),)


def _believed(scenario: Scenario) -> Lines:
    fixed = [each.text for each in scenario.parameters.fixed if not each.really]
    return _headed("Only believed; you say so in the debrief", map(_bullet, fixed))


def _script_part(
    id: str,
    part: ScriptPart,
    place: tuple[str | int, ...],
    stretches: tuple[Stretch, ...] = (),
    private: Callable[[], Lines] | None = None,
) -> Part:
    said = partial(_script, part)
    return _part(id, f"{part.title} · {part.minutes} min", place, said, private, stretches=stretches)


def _script(part: ScriptPart) -> Lines:
    return _paragraphs(
        _headed(f"From {part.clock}, {part.minutes} minutes. You say", part.say) or (plain(f"From {part.clock}"),),
        *map(_moment, part.moments),
        _headed("Questions", map(_bullet, part.questions)),
        _headed("Where this really happened", map(_bullet, part.examples)),
        _headed("For you", map(_bullet, part.remarks)),
    )


def _moment(moment: Moment) -> Lines:
    length = f" · {moment.minutes} min" if moment.minutes else ""
    sign = "! " if moment.news else ""
    say = [f"  You say: {each}" for each in moment.say]
    return _headed(f"{moment.clock}  {sign}{moment.title}{length}", [*(f"  {each}" for each in moment.prompt), *say])


def _options(scenario: Scenario, deck: Deck, played: Round, number: int) -> Iterator[Part]:
    if played.options:
        count = len(played.options)
        label = f"  {count} option" if count == 1 else f"  {count} options"
        said = partial(_option_sheet, scenario, deck, played)
        effects = partial(_effects, deck, played)
        yield _part(f"options {played.id}", label, ("rounds", number, "options"), said, effects)


def _option_sheet(scenario: Scenario, deck: Deck, played: Round) -> Lines:
    decides = f"{words.role(deck, played.decided_by)} decides." if played.decided_by else ""
    currency = scenario.parameters.currency
    return _paragraphs([plain(decides)], *(_option(each, currency) for each in played.options))


def _option(option: Option, currency: str) -> Lines:
    cost = "" if option.cost is None else f" ({words.money(option.cost, currency)})"
    return [_bold(f"□ {option.title}{cost}"), *([plain(option.text, 2)] if option.text else [])]


def _effects(deck: Deck, played: Round) -> Lines:
    return _paragraphs(*(_effect(deck, each) for each in played.options))


def _effect(deck: Deck, option: Option) -> Lines:
    named = (("Meets", option.meets), ("Harms", option.harms), ("Uses", option.uses))
    lines = [f"{name}: {_items(deck, refs)}" for name, refs in named if refs]
    return _headed(f"□ {option.title}", lines)


def _items(deck: Deck, refs: Iterable[str]) -> str:
    return "; ".join(f"{words.item(deck, ref)} ({words.role(deck, ref.partition('/')[0])})" for ref in refs)


def _deck(deck: Deck, view: View) -> Part:
    roles = [words.signed_role(deck, card.id) for card in deck.cards]
    said = partial(_paragraphs, [plain(at_a_glance(view))], _headed("Roles", roles))
    return _part("overview", "Overview", (), said)


def _card(deck: Deck, card: Card) -> Part:
    front, back = partial(role_card.front, deck, card), partial(role_card.back, deck, card)
    return Part(f"card {card.id}", words.signed_role(deck, card.id), ("cards", card.id), front, back, card=True)


def _bullet(text: str) -> str:
    return f"· {text}"


def _with(text: str, more: str, before: str) -> str:
    return f"· {text}" + (f" ({before}{more})" if more else "")


def _headed(heading: str, lines: Iterable[str]) -> Lines:
    """Return lines below a heading; nothing where there is no line."""
    shown = [each for each in map(indented, lines) if each.plain]
    return [_bold(heading), *shown] if shown else []


def _bold(text: str) -> Content:
    return Content.styled(plain(text).plain, "bold")


def indented(line: str) -> Content:
    """Return a line as it is, with the spaces it begins with."""
    return plain(line, len(line) - len(line.lstrip(" ")))


def _paragraphs(*parts: Lines) -> Lines:
    """Return the lines of the parts, with an empty one between two."""
    lines: list[Content] = []
    for part in parts:
        shown = [line for line in part if line.plain.strip()]
        lines += [*([Content("")] if lines and shown else []), *shown]
    return lines
