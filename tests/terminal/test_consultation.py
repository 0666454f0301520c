"""The consultation screen: options, hands, remarks, the decision."""

from coopexercise.exercise import consultation
from coopexercise.exercise.events import DecisionMade, InjectReleased, OptionChosen, ParametersExplained
from tests.exercise.table import consulting

from .leading import asks, leading, recorded, screen, typed, until

ROUND = "consultation"


async def test_a_show_of_hands_is_three_keys_and_a_tick_for_each_hand() -> None:
    """`c`, the option, a tick for each hand: the choices by seat and the tally by side."""
    app = leading(consulting())
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("c")
        await typed(pilot, "plant")
        await pilot.press("space", "down", "space", "enter")
        await until(pilot, lambda: len(recorded(app, OptionChosen)) == 2)
        assert consultation.choices(app.session, ROUND) == {"s1": "planters", "s2": "planters"}
        assert "2 (● 1 resident, ■ 1 professional)" in screen(app)


async def test_a_second_show_of_hands_for_an_option_takes_the_place_of_the_first() -> None:
    """Who is unticked has taken the choice back."""
    table = consulting()
    table.done(consultation.hands, "planters", ["s1", "s2"])
    app = leading(table)
    async with app.run_test() as pilot:
        await pilot.press("c")
        await typed(pilot, "plant")
        await pilot.press("space", "enter")
        await until(pilot, lambda: "s1" not in consultation.choices(app.session, ROUND))
        assert consultation.choices(app.session, ROUND) == {"s2": "planters"}


async def test_a_count_by_side_is_typed_as_numbers() -> None:
    """`t`, the option, one number for each side at the table."""
    app = leading(consulting())
    async with app.run_test() as pilot:
        await pilot.press("t")
        await typed(pilot, "fence")
        await typed(pilot, "2 1 0 1")
        await until(pilot, lambda: bool(recorded(app, OptionChosen)))
        tally = {"resident": 2, "professional": 1, "elected": 0, "partner": 1}
        assert recorded(app, OptionChosen) == [OptionChosen(option="fence", tally=tally)]


async def test_a_count_that_does_not_fit_the_sides_is_refused_in_words() -> None:
    """Too few numbers record nothing, and the question is asked again."""
    app = leading(consulting())
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("t")
        await typed(pilot, "fence")
        await typed(pilot, "2 1")
        await until(pilot, lambda: "That is not 4 whole numbers" in screen(app))
        assert recorded(app, OptionChosen) == []


async def test_a_remark_that_nobody_asked_for_stands_on_the_board_as_it_was_said() -> None:
    """Square brackets are words, not markup."""
    app = leading(consulting())
    async with app.run_test() as pilot:
        await pilot.press("k")
        await typed(pilot, "why not a [bench] [/b]")
        await until(pilot, lambda: "Other, unasked: “why not a [bench] [/b]”" in screen(app))
        assert [remark.text for remark in consultation.remarks(app.session, ROUND)] == ["why not a [bench] [/b]"]


async def test_the_one_who_decides_decides_with_a_change_and_a_reason() -> None:
    """`d`, the option, what is changed, why, who has the final word."""
    app = leading(consulting())
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("d")
        await typed(pilot, "plant")
        await typed(pilot, "with")
        await typed(pilot, "one fewer")
        await typed(pilot, "")  # without a reason nothing would be recorded: it is asked again
        await until(pilot, lambda: asks(app, "Why? People will be told."))
        await typed(pilot, "cheaper")
        await typed(pilot, "the pupil")
        await typed(pilot, "the cabinet")
        await until(pilot, lambda: bool(recorded(app, DecisionMade)))
        assert recorded(app, DecisionMade) == [
            DecisionMade(
                options=("planters",),
                amended=True,
                among=("fence", "planters"),
                method="officer",
                decider="officer",
                final_say="outside",
            )
        ]
        shown = screen(app)
        assert "against: the pupil" in shown
        assert "final word outside the room: the cabinet" in shown
        assert "DECIDED Planters" in shown
        assert "because: cheaper" in shown


async def test_a_count_that_is_not_understood_is_there_again_to_be_put_right() -> None:
    """Nothing is recorded of three numbers for four sides, and nothing has to be typed again."""
    app = leading(consulting())
    async with app.run_test() as pilot:
        await pilot.press("t")
        await until(pilot, lambda: asks(app, "Which option was counted?"))
        await typed(pilot, "fence")
        await until(pilot, lambda: asks(app, "How many of each side?"))
        await typed(pilot, "2 1 0")
        await until(pilot, lambda: "That is not 4 whole numbers" in screen(app))
        await typed(pilot, " 1")
        await until(pilot, lambda: bool(recorded(app, OptionChosen)))
        tally = {"resident": 2, "professional": 1, "elected": 0, "partner": 1}
        assert recorded(app, OptionChosen) == [OptionChosen(option="fence", tally=tally)]


async def test_a_list_says_when_no_line_has_the_letters_that_were_typed() -> None:
    """Enter would do nothing there; the line below the list says why."""
    app = leading(consulting())
    async with app.run_test() as pilot:
        await pilot.press("c")
        await until(pilot, lambda: asks(app, "Which option?"))
        await typed(pilot, "xyz")
        await until(pilot, lambda: "no line has these letters" in screen(app))
        await pilot.press("backspace", "backspace", "backspace")
        await until(pilot, lambda: "Enter takes" in screen(app))


async def test_a_reason_is_kept_as_a_draft_when_the_facilitator_goes_back() -> None:
    """What was typed before Escape is there again at the next try."""
    app = leading(consulting())
    async with app.run_test() as pilot:
        for typing in (("t", "o", "o", "escape"), ()):
            await pilot.press("d")
            await typed(pilot, "plant")
            await typed(pilot, "as it")
            await until(pilot, lambda: "People will be told" in screen(app))
            await pilot.press(*typing)
            if typing:
                await until(pilot, lambda: asks(app, "Stop here?"))
                await typed(pilot, "leave")
        assert "too" in screen(app)
        assert recorded(app, DecisionMade) == []


async def test_news_for_everyone_comes_at_its_minute_and_stands_on_the_board() -> None:
    """After its minute the inject is recorded without a key."""
    table = consulting()
    table.wait(61)
    app = leading(table)
    async with app.run_test(size=(100, 40)) as pilot:
        await until(pilot, lambda: "News: It rains." in screen(app))
        assert recorded(app, InjectReleased) == [InjectReleased(inject="rain", to="everyone")]


async def test_news_for_one_card_is_a_slip_and_never_on_the_screen() -> None:
    """Released by hand, its text stays on paper; of news for everyone the first words are listed."""
    app = leading(consulting())
    async with app.run_test() as pilot:
        await pilot.press("i")
        await until(pilot, lambda: "everyone It rains." in screen(app) and "officer on its slip" in screen(app))
        assert "A letter." not in screen(app)
        await typed(pilot, "officer")
        await until(pilot, lambda: bool(recorded(app, InjectReleased)))
        assert recorded(app, InjectReleased) == [InjectReleased(inject="letter", to="officer")]
        assert "A letter." not in screen(app)


async def test_parameters_that_a_consultation_explains_are_ticked_already() -> None:
    """`e`, Enter, who: the budget was explained by the officer."""
    app = leading(consulting())
    async with app.run_test() as pilot:
        await pilot.press("e")
        await until(pilot, lambda: "[x] Budget" in screen(app))
        await pilot.press("enter")
        await typed(pilot, "officer")
        await until(pilot, lambda: bool(recorded(app, ParametersExplained)))
        assert recorded(app, ParametersExplained) == [ParametersExplained(parameters=("budget",), card="officer")]
