"""The screen for rating slips, and slips that are typed late."""

from textual.widgets import Input, OptionList

from coopexercise.exercise import agenda, dealing
from coopexercise.exercise.events import OBSERVER, RatingGiven
from coopexercise.terminal.screens.coproduction import CoProductionScreen
from coopexercise.terminal.screens.debrief import DebriefScreen
from coopexercise.terminal.screens.end import EndScreen
from coopexercise.terminal.screens.ratings import RatingsScreen
from tests.exercise.table import CARDS, Table, dealt, debriefing
from tests.terminal.leading import asks, leading, recorded, screen, typed, until


def rating(cards=CARDS) -> Table:
    """Return a table that fills in the slips of its consultation."""
    return dealt(cards).go("ratings", "consultation")


async def test_a_line_is_recorded_and_the_next_slip_opens():
    """One Enter, one line for each slip."""
    app = leading(rating())
    async with app.run_test() as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: asks(app, "Ana · Council officer"))
        await typed(pilot, "6 4 3 5 yp")
        await until(pilot, lambda: asks(app, "Ben · Neighbour"))
        await typed(pilot, "-")
        await until(pilot, lambda: asks(app, "Chi · Pupil"))
        await pilot.press("escape")
        items = {"officer/no-upkeep": "yes", "officer/thanks": "partly"}
        assert recorded(app, RatingGiven) == [
            RatingGiven(seat="s1", rung=6, statements={"heard": 4, "power": 3, "help": 5}, items=items),
            RatingGiven(seat="s2", declined=True),
        ]


async def test_the_list_says_which_slips_wait_and_never_what_is_on_them():
    """A slip is private; the marked seat is the next that waits."""
    app = leading(rating())
    async with app.run_test() as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: asks(app, "Ana"))
        await typed(pilot, "6 4 3 5 yp")
        await until(pilot, lambda: asks(app, "Ben"))
        await typed(pilot, "-")
        await until(pilot, lambda: asks(app, "Chi"))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, RatingsScreen))
        slips = app.screen.query_one("#slips", OptionList)
        lines = [str(slips.get_option_at_index(place).prompt) for place in range(slips.option_count)]
        assert (lines, slips.highlighted) == (
            [
                "  ✓ typed           Ana · Council officer",
                "  ✓ rather not say  Ben · Neighbour",
                "▶ … waiting         Chi · Pupil",
                "  … waiting         Dee · Ward councillor",
                "  … waiting         Eli · Shop-keeper",
            ],
            2,
        )


async def test_an_open_slip_shows_how_the_line_is_understood_without_private_text():
    """Needs and wants have their number on the slip, never their words."""
    app = leading(rating())
    async with app.run_test() as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: asks(app, "Ana"))
        await pilot.press(*"643-yu")
        await pilot.pause()
        shown = screen(app)
        said = [line in shown for line in ("6 co-design", "I was heard.", "Needs", "1 yes", "1 don't know")]
        items = [item.text in shown for card in app.session.deck.cards for item in card.assets + card.wishes]
        assert (all(said), any(items)) == (True, False)


async def test_a_line_that_is_refused_stays_to_be_put_right():
    """Nothing is recorded, and the sentence says which sign is wrong."""
    app = leading(rating())
    async with app.run_test() as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: asks(app, "Ana"))
        await typed(pilot, "9")
        await until(pilot, lambda: "9 is no rung: from 1 to 7." in screen(app))
        assert (app.screen.query_one(Input).value, recorded(app, RatingGiven)) == ("9", [])


async def test_an_unfinished_line_is_kept_as_a_draft():
    """Esc goes back to the list; the line is there again when the slip is opened again."""
    app = leading(rating())
    async with app.run_test() as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: asks(app, "Ana"))
        await pilot.press("6", "space", "4", "escape")
        await until(pilot, lambda: isinstance(app.screen, RatingsScreen))
        await pilot.press("enter")
        await until(pilot, lambda: asks(app, "Ana"))
        assert (app.screen.query_one(Input).value, recorded(app, RatingGiven)) == ("6 4", [])


async def test_a_slip_that_is_not_recorded_stays_a_draft():
    """When the log cannot be written, the facilitator may go back and loses nothing."""
    app = leading(rating())
    async with app.run_test() as pilot:
        app.conductor.close()
        await pilot.press("enter")
        await until(pilot, lambda: asks(app, "Ana"))
        await typed(pilot, "6 4 3 5 yp")
        await until(pilot, lambda: asks(app, "was not recorded"))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, RatingsScreen))
        await pilot.press("enter")
        await until(pilot, lambda: asks(app, "Ana"))
        assert app.screen.query_one(Input).value == "6 4 3 5 yp"


async def test_a_slip_that_was_cut_short_is_recorded_only_when_enter_says_so_again():
    """The first Enter says how many answers were not typed."""
    app = leading(rating())
    async with app.run_test() as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: asks(app, "Ana"))
        await typed(pilot, "64 3")
        await until(pilot, lambda: "3 answers are not typed. Enter again records it as it is." in screen(app))
        assert recorded(app, RatingGiven) == []
        await pilot.press("enter")
        await until(pilot, lambda: asks(app, "Ben"))
        assert [given.rung for given in recorded(app, RatingGiven)] == [6]


async def test_a_typed_slip_opens_with_its_line():
    """To put it right; the later line takes the place of the earlier one."""
    app = leading(rating())
    async with app.run_test() as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: asks(app, "Ana"))
        await typed(pilot, "6 4 3 5 yp")
        await until(pilot, lambda: asks(app, "Ben"))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, RatingsScreen))
        await pilot.press("up", "enter")
        await until(pilot, lambda: asks(app, "Ana"))
        assert app.screen.query_one(Input).value == "6 4 3 5 yp"


async def test_observers_have_no_slip():
    """Only who holds a role rates in it."""
    app = leading(rating(("officer", "neighbour", OBSERVER)))
    async with app.run_test() as pilot:
        await until(pilot, lambda: "2 of 2 slips waiting" in screen(app))
        assert "Chi" not in screen(app)


async def test_somebody_who_left_can_still_have_their_slip_typed():
    """The slip may be in the pile; nobody waits for it."""
    table = rating()
    table.done(dealing.leave, "s3")
    app = leading(table)
    async with app.run_test() as pilot:
        await until(pilot, lambda: "4 of 5 slips waiting" in screen(app))
        assert "– left Chi · Pupil" in screen(app)


async def test_the_session_goes_on_while_slips_are_waiting():
    """Nothing blocks."""
    app = leading(rating())
    async with app.run_test() as pilot:
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, CoProductionScreen))


async def test_slips_of_an_earlier_round_are_typed_from_the_debrief():
    """After a pick of the round, and of whom."""
    app = leading(debriefing())
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        await pilot.press("r")
        await until(pilot, lambda: asks(app, "Slips of which round?"))
        await pilot.press("enter")
        await until(pilot, lambda: asks(app, "Whose slip?"))
        await typed(pilot, "Ben")
        await until(pilot, lambda: asks(app, "Ben · Neighbour"))
        await typed(pilot, "2 1 1 1 nn")
        await until(pilot, lambda: asks(app, "Chi · Pupil"))
        rated = app.session.entries("consultation", RatingGiven)
        assert [(data.seat, data.rung) for _, data in rated] == [("s2", 2)]


async def test_a_session_that_is_ended_early_says_why():
    """No words end nothing; with a reason it ends."""
    app = leading(rating())
    async with app.run_test() as pilot:
        await pilot.press("e")
        await until(pilot, lambda: asks(app, "Say why"))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, RatingsScreen))
        before = app.session.ended
        await pilot.press("e")
        await until(pilot, lambda: asks(app, "Say why"))
        await typed(pilot, "fire alarm")
        await until(pilot, lambda: isinstance(app.screen, EndScreen))
        last = app.session.last
        assert (before, last.data.cut_short, last.words) == (False, True, {"reason": "fire alarm"})


async def test_n_and_a_question_in_one_breath_leave_the_screen_once_the_question_is_closed():
    """While a question stands on a screen that the session has left, a resize does no harm; then the next one shows."""
    app = leading(dealt().go("ratings", "co-production"))
    async with app.run_test() as pilot:
        await pilot.press("r")
        await until(pilot, lambda: asks(app, "Slips of which round?"))
        await app.conductor.conduct(agenda.advance)  # as if n, typed before r, were slow to be on the disk
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        assert app.failure == ""
