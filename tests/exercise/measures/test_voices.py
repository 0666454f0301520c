"""Who spoke, and how evenly."""

from coopexercise.exercise import observing
from coopexercise.exercise.events import OBSERVER
from coopexercise.exercise.measures import Measure
from tests.exercise.table import Table, consulting, dealt

from .taking import NONE_BY_SIDE, NOT_RECORDED, taken


def speak(table: Table, *cards: str) -> tuple[int, ...]:
    """Tap these voices in a window of their own; return the seqs."""
    seqs = [table.done(observing.open_window)[0].seq]
    seqs += [table.done(observing.voice, card)[0].seq for card in cards]
    return (*seqs, table.done(observing.close_window)[0].seq)


def test_turns_are_counted_by_side_over_all_windows() -> None:
    """Two windows; the observer's turn is traced and not counted."""
    table = consulting()
    first = speak(table, "officer", "officer", "pupil", OBSERVER)
    second = speak(table, "neighbour", "councillor")
    by_side = {"resident": 2, "professional": 2, "elected": 1, "partner": 0}
    assert taken(table, "voices") == Measure(5, by_side, events=first + second)


def test_a_window_without_a_voice_is_silence() -> None:
    """It was tapped and nobody spoke: 0. How evenly, nobody can say."""
    table = consulting()
    seqs = speak(table)
    assert taken(table, "voices") == Measure(0, NONE_BY_SIDE, events=seqs)
    assert taken(table, "evenness") == NOT_RECORDED


def test_without_a_window_nothing_is_recorded() -> None:
    """Nobody tapped."""
    assert (taken(consulting(), "voices"), taken(consulting(), "evenness")) == (NOT_RECORDED, NOT_RECORDED)


def test_evenness_is_pielous_j_over_all_roles_in_play() -> None:
    """Of five roles, two speak, equally often: J = ln 2 / ln 5 = 0.431. Two residents, one silent: 0."""
    table = consulting()
    seqs = speak(table, "officer", "pupil", "officer", "pupil")
    by_side = {"resident": 0.0, "professional": None, "elected": None, "partner": None}
    assert taken(table, "evenness") == Measure(0.431, by_side, events=seqs)


def test_evenness_is_1_when_all_speak_equally_often() -> None:
    """Three roles, two turns each; a side of two roles has a figure of its own."""
    table = dealt(["officer", "neighbour", "pupil"]).go("round", "consultation")
    seqs = speak(table, *["officer", "neighbour", "pupil"] * 2)
    assert taken(table, "evenness") == Measure(1.0, {"resident": 1.0, "professional": None}, events=seqs)


def test_evenness_falls_as_one_role_takes_over() -> None:
    """Turns 3 and 1 of two roles: H = 0.75 ln(4/3) + 0.25 ln 4 = 0.562335; J = H / ln 2 = 0.811."""
    table = dealt(["officer", "neighbour"]).go("round", "consultation")
    seqs = speak(table, "officer", "officer", "officer", "neighbour")
    assert taken(table, "evenness") == Measure(0.811, {"resident": None, "professional": None}, events=seqs)
