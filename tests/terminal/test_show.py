"""The projector view: it follows a log that another program writes, and nothing private is ever on it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec.structs import replace
from rich.color_triplet import ColorTriplet
from rich.style import Style
from textual.widgets import Static

from coopexercise.exercise import (
    agenda,
    consultation,
    coproduction,
    corrections,
    dealing,
    debrief,
    elements,
    observing,
    ratings,
)
from coopexercise.exercise.deck import Item
from coopexercise.exercise.events import Event
from coopexercise.exercise.scenario import EVERYONE, Debrief
from coopexercise.record import FileLog, Shelf, create_log, open_log
from coopexercise.terminal.show import ShowApp
from tests.exercise.table import CARDS, DECK, SCENARIO, Table, consulting, dealt, debriefing
from tests.terminal.leading import screen, until


def written(events: Iterable[Event], path: Path) -> FileLog:
    """Return the log of these events; it is still being written to."""
    log = create_log(path, "table-1")
    for event in events:
        log.append([event], event.moment)
    return log


def grow(log: FileLog, table: Table, already: int) -> None:
    """Append what happened at a table since so many events."""
    for event in table.events[already:]:
        log.append([event], event.moment)


def following(table: Table, path: Path) -> ShowApp:
    """Return the view of a log, by the clock of its table."""
    return ShowApp(path, lambda: table.now)


async def shown(app: ShowApp, pilot) -> str:
    """Let the program look once, and return what can be read."""
    await app.look()
    await pilot.pause()
    return screen(app)


async def test_the_options_are_shown_with_their_text(tmp_path):
    """Beside the clock, the round with its mode, and the step."""
    options = tuple(replace(each, text=f"What {each.id} would be") for each in SCENARIO.rounds[0].options)
    planned = replace(
        SCENARIO.rounds[0], options=options, steps=(replace(SCENARIO.rounds[0].steps[0], prompt="Listen"),)
    )
    table = Table().open(replace(SCENARIO, rounds=(planned, SCENARIO.rounds[1]))).seat(5).deal(*CARDS)
    table.go("round", "consultation")
    with written(table.events, tmp_path / "a.jsonl"):
        app = following(table, tmp_path / "a.jsonl")
        async with app.run_test() as pilot:
            text = await shown(app, pilot)
            wanted = ("Round 1 of 2: Consultation", "Hear the options", "Listen", "A fence", "What fence would be", "█")
            assert [each for each in wanted if each not in text] == []


async def test_what_is_recorded_appears(tmp_path):
    """An offer, a need and a proposal stand on the board when they were spoken of."""
    table = dealt().go("round", "co-production")
    with written(table.events, tmp_path / "a.jsonl") as log:
        app = following(table, tmp_path / "a.jsonl")
        async with app.run_test() as pilot:
            before = await shown(app, pilot)
            already = len(table.events)
            table.done(coproduction.offer, "neighbour", "neighbour/van")
            table.done(coproduction.idea, "pupil", "", ("pupil/safe-wait",))
            table.done(coproduction.shape, "A bench", cost=300)
            grow(log, table, already)
            after = await shown(app, pilot)
            wanted = ("Has a van", "A safe place", "A bench", "£300")
            assert [(each in before, each in after) for each in wanted] == [(False, True)] * 4


async def test_news_for_everyone_is_shown_and_news_for_one_card_is_not(tmp_path):
    """A letter to the officer stays with the officer."""
    table = consulting()
    table.done(observing.release, "rain")
    table.done(observing.release, "letter")
    with written(table.events, tmp_path / "a.jsonl"):
        app = following(table, tmp_path / "a.jsonl")
        async with app.run_test() as pilot:
            text = await shown(app, pilot)
            assert ("It rains." in text, "A letter." in text) == (True, False)


async def test_a_decision_is_scrolled_into_sight(tmp_path):
    """Nobody scrolls a projector."""
    table = consulting()
    for number in range(30):
        table.done(consultation.remark, f"Remark {number}")
    with written(table.events, tmp_path / "a.jsonl") as log:
        app = following(table, tmp_path / "a.jsonl")
        async with app.run_test(size=(80, 24)) as pilot:
            before, already = await shown(app, pilot), len(table.events)
            table.done(consultation.decide, "planters", "officer", "Cheap and quick")
            grow(log, table, already)
            await shown(app, pilot)
            await pilot.pause()
            assert ("Cheap and quick" in before, "Cheap and quick" in screen(app)) == (False, True)


async def test_the_debrief_shows_each_page_when_it_is_shown_and_the_questions(tmp_path):
    """What the room is asked to foretell is not on the screen before the facilitator shows it."""
    table = debriefing()
    seen = {}
    with written(table.events, tmp_path / "a.jsonl") as log:
        app = following(table, tmp_path / "a.jsonl")
        async with app.run_test() as pilot:
            for step in agenda.steps_of_debrief(table.session)[1:]:
                already = len(table.events)
                table.done(agenda.advance)
                grow(log, table, already)
                await shown(app, pilot)
                await pilot.pause()
                text = screen(app)
                signs = {
                    "not recorded": "page",
                    "Not recorded": "all",
                    "PEOPLE": "table",
                    "What did you know": "asked",
                }
                seen[step] = next((name for sign, name in signs.items() if sign in text), "")
    assert seen == {
        "see-needs": "page",
        "see-ladder": "page",
        "contrast": "all",
        "consultation": "asked",
        "commitments": "",
        "right": "",
    }


async def test_what_the_group_agrees_on_is_shown(tmp_path):
    """The six elements, as they were recorded."""
    table = debriefing(scenario=replace(SCENARIO, debrief=Debrief(1800, ()))).talk("elements")
    table.done(elements.agree, {"consultation": ("mutuality",)})
    with written(table.events, tmp_path / "a.jsonl"):
        app = following(table, tmp_path / "a.jsonl")
        async with app.run_test() as pilot:
            assert "3 Mutuality and reciprocity ✓ ·" in await shown(app, pilot)


async def test_what_does_not_fit_loses_its_empty_lines(tmp_path):
    """Nobody scrolls a projector."""
    table = debriefing(scenario=replace(SCENARIO, debrief=Debrief(1800, ()))).talk("misconceptions")
    with written(table.events, tmp_path / "a.jsonl"):
        app = following(table, tmp_path / "a.jsonl")
        async with app.run_test(size=(80, 24)) as pilot:
            await shown(app, pilot)
            await pilot.pause()
            assert ("where it has been done" in screen(app), app.screen.query_one("#board").max_scroll_y) == (True, 0)


async def test_a_log_that_is_not_there_yet_is_waited_for(tmp_path):
    """The second window may be opened first."""
    table = consulting()
    app = following(table, tmp_path / "a.jsonl")
    async with app.run_test() as pilot:
        before = await shown(app, pilot)
        with written(table.events, tmp_path / "a.jsonl"):
            after = await shown(app, pilot)
        assert ("Waiting for the session to begin." in before, "Hear the options" in after) == (True, True)


async def test_the_view_survives_the_end_of_the_session(tmp_path):
    """The log moves from `live/` to `sessions/`."""
    shelf, table = Shelf(tmp_path), debriefing().finish()
    path = shelf.new_path("corner", table.now)
    log = written(table.events, path)
    app = following(table, path)
    async with app.run_test() as pilot:
        before, already = await shown(app, pilot), len(table.events)
        table.done(agenda.end_session)
        grow(log, table, already)
        log.close()
        shelf.seal(path)
        after = await shown(app, pilot)
        assert (path.exists(), "When consultation was right" in before, "The session has ended." in after) == (
            False,
            True,
            True,
        )


async def test_the_view_survives_a_torn_line_and_a_writer_that_starts_again(tmp_path):
    """What was whole stays in sight; what comes after the restart appears."""
    table, path = consulting(), tmp_path / "a.jsonl"
    written(table.events, path).close()
    with path.open("ab") as file:
        file.write(b'{"v":1,"torn')
    app = following(table, path)
    async with app.run_test() as pilot:
        torn, already = await shown(app, pilot), len(table.events)
        log = open_log(path).log
        table.done(agenda.advance)
        grow(log, table, already)
        again = await shown(app, pilot)
        log.close()
        assert ("Hear the options" in torn, "Choose" in again) == (True, True)


async def test_a_simulated_session_says_so(tmp_path):
    """Nobody takes it for people."""
    table = dealt(simulated=True)
    with written(table.events, tmp_path / "a.jsonl"):
        app = following(table, tmp_path / "a.jsonl")
        async with app.run_test() as pilot:
            assert "SIMULATED · The corner by the bus stop" in await shown(app, pilot)


async def test_q_leaves_and_no_other_key_does_anything(tmp_path):
    """The log is as it was."""
    table, path = consulting(), tmp_path / "a.jsonl"
    with written(table.events, path):
        before, app = path.read_bytes(), following(table, path)
        async with app.run_test() as pilot:
            await shown(app, pilot)
            await pilot.press("n", "space", "plus", "d", "e", "enter", "ctrl+p")
            there = app.is_running
            await pilot.press("q")
            await until(pilot, lambda: not app.is_running)
            assert (there, path.read_bytes() == before) == (True, True)


async def test_l_goes_through_the_looks(tmp_path):
    """Dark, light, high contrast, and dark again; a look from elsewhere gives way to the first."""
    table, path = consulting(), tmp_path / "a.jsonl"
    with written(table.events, path):
        app = following(table, path)
        async with app.run_test() as pilot:
            await shown(app, pilot)
            app.theme = "nord"
            seen = []
            for _ in range(4):
                await pilot.press("l")
                seen.append(app.theme)
            assert seen == ["textual-dark", "textual-light", "high-contrast", "textual-dark"]


async def test_in_high_contrast_every_text_can_be_read_from_the_back(tmp_path):
    """Seven to one is what the guidelines for the web ask of the strictest page."""
    table, path = consulting(), tmp_path / "a.jsonl"
    with written(table.events, path):
        app = following(table, path)
        async with app.run_test() as pilot:
            await shown(app, pilot)
            app.theme = "high-contrast"
            await pilot.pause()
            weak = {
                (str(widget), ratio)
                for widget in app.screen.query(Static)
                if widget.display and (ratio := contrast(widget.rich_style)) < 7
            }
            assert weak == set()


def contrast(style: Style) -> float:
    """Return the contrast of a text with what is behind it, as the guidelines for the web reckon it."""
    assert style.color is not None
    assert style.bgcolor is not None
    pair = sorted(luminance(each.get_truecolor()) for each in (style.color, style.bgcolor))
    return (pair[1] + 0.05) / (pair[0] + 0.05)


def luminance(color: ColorTriplet) -> float:
    """Return how bright a colour is, from 0 to 1."""
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


class Secrets:
    """A scenario in which whatever is not for all has a word of its own, and the words that may be seen by now."""

    def __init__(self) -> None:
        self.all: set[str] = set()
        self.said: set[str] = set()
        self.on_cards: set[str] = set()
        """The items of the cards, which may be seen from the debrief on."""
        cards = tuple(
            replace(
                card,
                brief=self.word("brief", card.id),
                private=self.word("private", card.id),
                assets=self.items(card.id, card.assets),
                needs=self.items(card.id, card.needs),
                wants=self.items(card.id, card.wants),
            )
            for card in DECK.cards
        )
        rounds = tuple(
            replace(
                each,
                script=self.word("script", each.id),
                steps=tuple(replace(step, script=self.word("script", step.title)) for step in each.steps),
                injects=tuple(
                    inject if inject.to == EVERYONE else replace(inject, text=self.word("inject", inject.id))
                    for inject in each.injects
                ),
            )
            for each in SCENARIO.rounds
        )
        self.deck = replace(DECK, cards=cards)
        asked = Debrief(1800, SCENARIO.debrief.questions)
        self.scenario = replace(SCENARIO, rounds=rounds, missing=(self.word("missing", "all"),), debrief=asked)

    def word(self, *parts: str) -> str:
        """Return a word that must not be seen."""
        word = "Z" + "".join(sign for sign in " ".join(parts).title() if sign.isalnum())
        self.all.add(word)
        return word

    def items(self, card: str, items: tuple[Item, ...]) -> tuple[Item, ...]:
        """Return the items with words of their own."""
        own = tuple(replace(each, text=self.word(card, each.id)) for each in items)
        self.on_cards.update(each.text for each in own)
        return own

    def say(self, *words: str) -> None:
        """Note that these words were said aloud."""
        assert set(words) <= self.all
        self.said.update(words)


def whole_session(table: Table, secrets: Secrets) -> Iterator[None]:
    """Play everything that can be entered at a table, and stop wherever the view may change."""
    private, do = secrets.word, table.done
    table.open(secrets.scenario, secrets.deck).seat(5).deal(*CARDS)
    yield
    table.go("briefing")
    yield
    table.go("round", "consultation")
    do(observing.note, private("note", "one"))
    do(observing.release, "letter")
    do(consultation.choose, "s2", "planters", private("reason", "choice"))
    do(consultation.decide, "planters", "officer", "Cheap")
    yield
    table.go("ratings", "consultation")
    do(ratings.rate, "s2", 4, {"heard": 2}, {"neighbour/a-seat": "no"})
    yield
    table.go("round", "co-production")
    do(coproduction.explain, ("budget", "no-digging"), "officer")
    yield
    secrets.say("ZNeighbourVan", "ZPupilSafeWait")
    do(coproduction.offer, "neighbour", "neighbour/van")
    do(coproduction.idea, "pupil", "", ("pupil/safe-wait",))
    yield
    secrets.say("ZNeighbourASeat")
    do(coproduction.shape, "A bench", items=("neighbour/a-seat",), cost=300)
    do(observing.open_window)
    do(observing.voice, "pupil")
    do(coproduction.join, "p1", "pupil", "owns")
    do(coproduction.offer, "trader", "", private("offer", "withdrawn"))
    do(corrections.withdraw, table.session.seq)
    do(coproduction.decide, ("p1",), "consent")
    do(dealing.leave, "s5")
    yield
    table.go("debrief")
    secrets.say(*secrets.on_cards)
    steps = agenda.steps_of_debrief(table.session)
    for step in steps:
        do(debrief.answer, 0, private("answer", step))
        do(debrief.learn, private("learning", step))
        do(observing.missing, private("absent", step))
        do(debrief.commit, private("commitment", step), "s1")
        yield
        do(agenda.end_session if step == steps[-1] else agenda.advance)
    yield


async def test_no_private_word_and_nothing_unspoken_is_ever_shown(tmp_path):
    """From the first entry to the end, on a screen that has room for everything."""
    secrets, table, already = Secrets(), Table(), 0
    seen: set[str] = set()
    log = create_log(tmp_path / "a.jsonl", "table-1")
    app = following(table, tmp_path / "a.jsonl")
    async with app.run_test(size=(120, 190)) as pilot:
        for _ in whole_session(table, secrets):
            grow(log, table, already)
            already = len(table.events)
            text = await shown(app, pilot)
            visible = {word for word in secrets.all if word in text}
            seen |= visible
            assert visible <= secrets.said, table.events[-1].kind
    log.close()
    unasked = {"ZNeighbourCarpentry", "ZPupilPainting", "ZCouncillorInfluence"}
    assert seen == {"ZNeighbourVan", "ZPupilSafeWait", "ZNeighbourASeat", "ZOfficerPermits"} | unasked
