"""What is noted while others play."""

import pytest

from coopexercise.exercise import corrections, observing
from coopexercise.exercise.events import OBSERVER, InjectReleased, MissingNamed, NoteMade, VoiceTaken
from coopexercise.exercise.refusals import Reason, refuse
from coopexercise.exercise.scenario import Inject
from tests.exercise.table import co_producing, consulting, dealt, debriefing

ROUND = "consultation"


def test_voices_are_taken_inside_a_window():
    """Of cards and of observers."""
    table = consulting()
    table.done(observing.open_window)
    table.done(observing.voice, "pupil")
    table.done(observing.voice, OBSERVER)
    table.done(observing.close_window)
    assert [data for _, data in table.session.entries(ROUND, VoiceTaken)] == [
        VoiceTaken(card="pupil"),
        VoiceTaken(card=OBSERVER),
    ]


def test_outside_a_window_no_voice_is_taken():
    """Nor is a window closed that is not open."""
    table = consulting()
    refusal = refuse(Reason.WINDOW_CLOSED)
    early = (table.do(observing.voice, "pupil"), table.do(observing.close_window))
    table.done(observing.open_window)
    table.done(observing.close_window)
    assert (early, table.do(observing.voice, "pupil")) == ((refusal, refusal), refusal)


def test_a_window_opens_once():
    """And again after it was closed."""
    table = consulting()
    table.done(observing.open_window)
    again = table.do(observing.open_window)
    table.done(observing.close_window)
    table.done(observing.open_window)
    assert (again, observing.window_is_open(table.session, ROUND)) == (refuse(Reason.WINDOW_OPEN), True)


def test_a_window_belongs_to_its_round():
    """One left open does not reach into the next round."""
    table = consulting()
    table.done(observing.open_window)
    table.go("round", "co-production")
    assert table.do(observing.voice, "pupil") == refuse(Reason.WINDOW_CLOSED)


@pytest.mark.parametrize(("taken_back", "is_open"), [(0, False), (1, True)])
def test_taking_back_half_a_window(taken_back, is_open):
    """Without its opening it is shut and can be opened; without its end it is open."""
    table = consulting()
    window = table.done(observing.open_window) + table.done(observing.close_window)
    table.done(corrections.withdraw, window[taken_back].seq)
    table.do(observing.open_window)
    before = observing.window_is_open(table.session, ROUND)
    table.done(observing.close_window)
    assert (before, observing.window_is_open(table.session, ROUND)) == (True, False)
    assert (len(table.events) - window[-1].seq == 2) == is_open


@pytest.mark.parametrize("card", ["mayor", ""])
def test_only_who_is_at_the_table_has_a_voice(card):
    """An unknown card has none."""
    table = consulting()
    table.done(observing.open_window)
    assert table.do(observing.voice, card) == refuse(Reason.NO_SUCH_CARD, card=card)


def test_windows_belong_to_a_round():
    """Before it there is nothing to tally."""
    table, refusal = dealt(), refuse(Reason.NOT_IN_A_ROUND)
    assert (table.do(observing.open_window), table.do(observing.close_window), table.do(observing.voice, "pupil")) == (
        refusal,
        refusal,
        refusal,
    )


def test_news_comes_due_at_its_minute():
    """Until it is out; none is due in an unknown round."""
    table = consulting()
    session = table.session
    rain, letter = Inject("rain", 60, "everyone", "It rains."), Inject("letter", 120, "officer", "A letter.")
    assert [observing.due(session, ROUND, played) for played in (59.9, 60, 600)] == [(), (rain,), (rain, letter)]
    table.done(observing.release, "rain")
    assert (observing.due(table.session, ROUND, 600), observing.due(table.session, "lunch", 600)) == ((letter,), ())


def test_news_can_be_released_by_hand():
    """Before its minute, and to whom it is addressed."""
    table = consulting()
    (event,) = table.done(observing.release, "letter")
    assert (event.data, observing.released(table.session, ROUND)) == (
        InjectReleased(inject="letter", to="officer"),
        ("letter",),
    )


def test_news_comes_out_once():
    """And only in its round."""
    table = consulting()
    table.done(observing.release, "rain")
    assert (table.do(observing.release, "rain"), table.do(observing.release, "gift")) == (
        refuse(Reason.INJECT_ALREADY_OUT),
        refuse(Reason.NO_SUCH_INJECT, inject="gift"),
    )


def test_news_belongs_to_a_round():
    """Not to the debrief."""
    assert debriefing().do(observing.release, "rain") == refuse(Reason.NOT_IN_A_ROUND)


def test_a_note_has_words_and_tags():
    """It is private unless said otherwise, and belongs to where the session stands."""
    table = consulting()
    (private,) = table.done(observing.note, "The pupil is silent", ("voice",))
    (public,) = table.done(observing.note, "Laughter", private=False)
    assert ((private.data, private.words, private.round), public.data) == (
        (NoteMade(tags=("voice",)), {"text": "The pupil is silent"}, ROUND),
        NoteMade(private=False),
    )


def test_a_note_can_be_made_anywhere():
    """Before the rounds and after them it belongs to none."""
    assert [table().done(observing.note, "Late start")[0].round for table in (dealt, co_producing, debriefing)] == [
        "",
        "co-production",
        "",
    ]


def test_tags_are_one_clean_word_each():
    """They stand in the data, which holds no free text."""
    (event,) = consulting().done(observing.note, "Look", ("turning  point", "\x1bpower\n"))
    assert event.data.tags == ("turning-point", "power")


@pytest.mark.parametrize("tag", ["", " \x1b", "a" * 31])
def test_a_tag_is_short(tag):
    """What is longer belongs into the text."""
    refusal = refuse(Reason.OUT_OF_RANGE, what="The length of a tag", least=1, most=30)
    assert consulting().do(observing.note, "Look", ("voice", tag)) == refusal


def test_who_was_missing_is_named_for_a_round_or_for_none():
    """In words alone."""
    table = debriefing()
    (event,) = table.done(observing.missing, "People who work nights")
    (earlier,) = table.done(observing.missing, "Young women", ROUND)
    assert ((event.data, event.words, event.round), earlier.round) == (
        (MissingNamed(), {"text": "People who work nights"}, ""),
        ROUND,
    )


@pytest.mark.parametrize(
    ("text", "round_id", "refusal"),
    [
        (" ", "", refuse(Reason.WORDS_MISSING)),
        ("Bus drivers", "lunch", refuse(Reason.NO_SUCH_ROUND, round="lunch")),
        ("Bus drivers", "co-production", refuse(Reason.ROUND_NOT_STARTED, round="co-production")),
    ],
)
def test_who_was_missing_needs_words_and_a_round_that_was_played(text, round_id, refusal):
    """If one is named."""
    assert consulting().do(observing.missing, text, round_id) == refusal


def test_an_entry_has_room_for_four_thousand_characters():
    """One more is too many."""
    (event,) = consulting().done(observing.note, "x" * 4_000)
    assert (len(event.words["text"]), consulting().do(observing.note, "x" * 4_001)) == (
        4_000,
        refuse(Reason.WORDS_TOO_LONG, length=4_001, most=4_000),
    )


def test_a_note_needs_words():
    """Tags alone say too little."""
    assert consulting().do(observing.note, "", ("voice",)) == refuse(Reason.WORDS_MISSING)


def test_the_tags_of_a_note_are_its_words_behind_a_hash_sign():
    """Punctuation around a tag and a lone sign are no part of it."""
    assert observing.tags_in("The #pen, again (not #1); # and #pen.") == ("pen", "1")
