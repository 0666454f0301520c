"""The debrief as plain text."""

import re
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from coopexercise.exercise import agenda, consultation, coproduction, dealing, debrief, observing, ratings
from coopexercise.exercise.events import Event, NoteMade, WordsRemoved
from coopexercise.exercise.scenario import Fixed
from coopexercise.exercise.session import Session, apply, fold
from coopexercise.reports import text
from coopexercise.reports.debrief import report
from tests.exercise.measures.taking import WIDE_DECK
from tests.exercise.table import SCENARIO, Table, co_producing, consulting, dealt, opened

from .story import another, consulted, told, whole


def lines_of(table: Table, title: str) -> list[str]:
    """Return the lines of one measure, or of one decision, in a report for participants."""
    lines = report([table.session]).splitlines()
    start = lines.index(title)
    return lines[start : lines.index("", start)]


def test_participants_get_the_contrast_without_free_text(expected: Callable[[str], str]) -> None:
    """Titles and reasons of decisions are in it; notes, remarks, ideas, answers and promises are not."""
    assert report([told().session]) == expected("participants.txt")


def test_the_facilitator_gets_what_was_said_as_well(expected: Callable[[str], str]) -> None:
    """It stands between the measures and the end, with its places in the log; the rest is the same."""
    table = told()
    public, full = report([table.session]), report([table.session], for_facilitator=True)
    said = expected("said.txt")
    assert full == public.replace("\nTO END WITH", f"{said}\nTO END WITH")


def test_a_report_opens_with_what_must_be_known_first() -> None:
    """Simulated or not, the order and minutes of the rounds, the day it was opened; and that it was cut short."""
    table = opened(simulated=True, order="swap", equal_time=True).wait(86_400)
    table.seat(2).deal("officer", "neighbour").go("round", "co-production").wait(30)
    table.done(agenda.end_session, "Fire alarm")
    assert report([table.session]).splitlines()[:11] == [
        "The corner by the bus stop",
        "==========================",
        "",
        "SIMULATED. No people took part; this says nothing about how a real group would",
        "do.",
        "Rounds in the order played (the other way round than in the scenario): 1.",
        "Co-production, 7:30 planned, 0:30 played.",
        "All rounds were given the same minutes.",
        "What should become of the corner?",
        "Table 1, 2026-06-01.",
        "The session was cut short.",
    ]


def test_an_anonymised_copy_says_so_and_has_no_date() -> None:
    """The day in such a log is none of the session's."""
    opening, *rest = told().events
    copy = replace(opening, data=replace(opening.data, anonymised=True))
    words = " ".join(report([fold([copy, *rest])]).split())
    assert "This is an anonymised copy: its words were left out" in words
    assert ("2026-06-01" in words, "2026-06-01" in " ".join(report([told().session]).split())) == (False, True)


@pytest.mark.parametrize("session", [Session(), dealt().session])
def test_without_a_round_there_is_little_to_say(session: Session) -> None:
    """No round, no decision, no measure; and no error."""
    lines = report([session]).splitlines()
    assert lines[3:5] == ["A session with people, not simulated.", "No round has been played."]
    assert lines[-1].startswith(("The log is empty.", "Head of the log: no hash (entry 7)."))


def test_the_head_of_the_log_ends_every_report() -> None:
    """The hash of the last line, and its place."""
    table = consulting()
    last = table.record(replace(table.events[-1], data=table.events[-1].data))
    session = apply(table.session, replace(last, hash="0f" * 32))
    assert report([session]).splitlines()[-2:] == ["Head of the log:", f"{'0f' * 32} (entry 10)."]


def test_several_sessions_stand_one_after_the_other(expected: Callable[[str], str]) -> None:
    """After how they stand side by side, a real one beside a real one, with the spread."""
    sessions = [whole(told().session), another(whole(told(table=2).session)), consulted(simulated=True).session]
    rule = f"\n{'=' * 80}\n\n"
    assert report(sessions).endswith("".join(f"{rule}{report([each])}" for each in sessions))
    assert report(sessions) == expected("beside.txt")


def test_a_round_without_a_decision_says_so() -> None:
    """There is an account of every round that has begun."""
    assert lines_of(consulting(), "Consultation")[1] == "  Decided             No decision was written down."


def test_a_decision_in_place_of_another_says_so() -> None:
    """Nothing was agreed first; then a plan that somebody brought along, without a reason, and another one."""
    table = co_producing()
    table.done(coproduction.decide, (), "consent", reason="No time")
    table.done(coproduction.shape, "A wall", ready_made=True, cards=("officer",))
    table.done(coproduction.shape, "A lamp", stage="co-assess")
    table.done(coproduction.decide, ("p1", "p2"), "dot-vote", by="officer")
    assert lines_of(table, "Co-production") == [
        "Co-production",
        "  Decided             A wall; A lamp",
        "  Proposed by         A wall: Council officer (brought ready-made); A lamp: not",
        "                      recorded",
        "  Joined by           not recorded",
        "  Looked after by     not recorded",
        "  Assessed by         all together, as it was marked",
        "  Decided by          Council officer",
        "  How                 dot vote",
        "  Among               A wall; A lamp",
        "  Dots                not recorded",
        "  Why                 not recorded",
        "  Disagreement        none noted",
        "  Final say           not recorded",
        "  Entries             15–17",
        "  In place of         an earlier decision, entry 14",
    ]


def test_that_nothing_was_agreed_is_a_decision() -> None:
    """It has a reason, and nothing that anybody proposed."""
    table = co_producing()
    table.done(coproduction.decide, (), "consent", reason="No time")
    assert lines_of(table, "Co-production")[1:7] == [
        "  Decided             Nothing was agreed.",
        "  Proposed by         not recorded",
        "  Decided by          The group",
        "  How                 consent: nobody objects",
        "  Among               nothing else",
        "  Votes               not recorded",
    ]
    nothing = "                      not recorded                nothing was agreed"
    assert nothing in report([table.session]).splitlines()


def test_removed_words_are_said_to_be_removed() -> None:
    """The log still says that, and when, something was removed."""
    table = consulted()
    decided = next(event for event in table.events if event.kind == "decision.made")
    events = [replace(event, words={}) if event is decided else event for event in table.events]
    again = Table()
    for event in events:
        again.record(event)
    again.record(Event(data=WordsRemoved(seq=decided.seq)))
    gone = [
        "  Why                 the words were removed for good",
        "  Disagreement        the words were removed for good",
    ]
    assert lines_of(again, "Consultation")[7:9] == gone
    end = f"Words that were removed from the record for good: those of entry {decided.seq}.\n"
    assert end in report([again.session]).partition("TO END WITH")[2]


def test_a_copy_without_words_does_not_say_that_nothing_was_said() -> None:
    """Whether there was a reason, or disagreement, nobody can tell from it."""
    table = consulted()
    opening, *rest = table.events
    copy = Table()
    for event in (replace(opening, data=replace(opening.data, anonymised=True)), *rest):
        copy.record(replace(event, words={}))
    assert lines_of(copy, "Consultation")[7:10] == [
        "  Why                 left out of this copy, if there was any",
        "  Disagreement        left out of this copy, if there was any",
        "  Final say           not recorded",
    ]


def test_words_that_are_gone_are_said_to_be_gone_and_the_others_what_they_are() -> None:
    """For the facilitator: the risk of a proposal is called one, and who wished to be named is."""
    table = told()
    noted = next(event for event in table.events if event.kind == "note.made")
    again = Table()
    for event in table.events:
        again.record(replace(event, words={}) if event.kind in ("note.made", "entry.corrected") else event)
    again.done(debrief.answer, 0, "Nobody asked", "s2")
    again.done(agenda.end_session, "Fire alarm")
    again.record(Event(data=WordsRemoved(seq=noted.seq)))
    full = " ".join(report([again.session], for_facilitator=True).split())
    assert f"voices: the words were removed for good (entry {noted.seq})" in full
    assert "- A bench with a roof: Built on two Saturdays / risk: It may rain (entry 37)" in full
    assert "(seat s2): Nobody asked (entry" in full
    assert f"- Fire alarm (entry {again.session.seq - 1})" in full


def test_percentages_need_ten_people() -> None:
    """In all, and out of as many. From five on a side a mean has a bar, and the gap says how it was formed."""
    cards = ["officer"] * 5 + ["neighbour"] * 5
    table = opened(deck=WIDE_DECK).seat(10).deal(*cards).go("ratings", "consultation")
    for seat in range(1, 11):
        table.done(ratings.rate, f"s{seat}", 3 if seat > 5 else 6)
    assert lines_of(table, "Rating slips")[3:5] == [
        "  In all              █████████ 10 of 10 (100 %)",
        "  Residents           ████▌     5 of 5",
    ]
    assert lines_of(table, "Rung of the ladder")[4:7] == [
        "  In all              ██████    mean 4.5",
        "  Residents           ████      mean 3",
        "  Professionals       ███████▌  mean 6",
    ]
    assert lines_of(table, "Perception gap")[3:6] == [
        "  In all              +3 (of means)",
        "  Residents           mean 3",
        "  Professionals       mean 6",
    ]


def test_one_small_round_keeps_percentages_out_of_both() -> None:
    """Nine people played the first round and ten the second."""
    table = opened(deck=WIDE_DECK).seat(9).deal(*["officer"] * 4, *["neighbour"] * 5).go("round", "consultation")
    table.go("ratings", "consultation").done(dealing.add_seat)
    table.done(dealing.give, "s10", "officer")
    table.go("ratings", "co-production")
    for seat in range(1, 11):
        table.done(ratings.rate, f"s{seat}", 5)
    row = "  In all              not recorded                10 of 10"
    assert lines_of(table, "Rating slips")[3] == row


def test_a_gap_of_nothing_has_no_sign() -> None:
    """Officer and neighbour stand on the same rung."""
    table = consulting().go("ratings", "consultation")
    for seat in ("s1", "s2"):
        table.done(ratings.rate, seat, 4)
    assert lines_of(table, "Perception gap")[3] == "  In all              0 (of middle values)"


def test_turns_stand_beside_the_share_of_people() -> None:
    """Bars show each side's part of the turns of its round, since windows differ; two people get no percentages."""
    table = dealt(["officer", "neighbour"]).go("round", "consultation")
    for cards in (("officer",) * 9 + ("neighbour",) * 3, ("neighbour",) * 2):
        table.done(observing.open_window)
        for card in cards:
            table.done(observing.voice, card)
        table.done(observing.close_window)
        table.go("round", "co-production")
    assert lines_of(table, "Speaking turns")[2:8] == [
        "                      Consultation                Co-production",
        "  In all              12                          2",
        "  Residents           ██        3 of 12           █████████ 2 of 2",
        "  … of the people     1 of 2                      1 of 2",
        "  Professionals       ███████   9 of 12                     0 of 2",
        "  … of the people     1 of 2                      1 of 2",
    ]
    assert lines_of(table, "How evenly the roles spoke")[4] == (
        "  In all              ███████▌  0.81                        0.00"
    )


def test_a_side_that_one_round_lacks_is_said_to_be_out_of_play() -> None:
    """The shop-keeper arrives for the second round."""
    table = dealt(["officer", "neighbour"]).go("round", "consultation").go("ratings", "consultation")
    table.done(dealing.add_seat)
    table.done(dealing.give, "s3", "trader")
    table.go("round", "co-production")
    assert lines_of(table, "People who played")[-2] == "  Partners            not in play                 1"


def test_a_bar_is_never_drawn_beside_what_was_not_measured() -> None:
    """One round has no window of voices, and the other mode has no offers: figures, and no bar."""
    table = told()
    for title in ("Speaking turns", "How evenly the roles spoke", "Offers beyond the cards", "Perception gap"):
        assert "█" not in "".join(lines_of(table, title))


def test_what_no_round_measured_is_listed_with_its_reason() -> None:
    """It depends on the mode."""
    lines = report([co_producing().session]).splitlines()
    start = lines.index("== Assets ==")
    assert lines[start : start + 8] == [
        "== Assets ==",
        "",
        "- Assets offered from the cards: not open in this mode (Consultation), not",
        "  recorded (Co-production)",
        "- Offers beyond the cards: not open in this mode (Consultation), not recorded",
        "  (Co-production)",
        "- Assets used by what was decided: not recorded",
        "",
    ]


def test_beliefs_stay_with_the_facilitator_until_the_debrief() -> None:
    """Neither their number nor their text is in a report for participants before it."""
    table = co_producing()
    table.done(coproduction.explain, ("no-digging",), "officer")
    assert "believed" not in report([table.session])
    assert report([table.session], for_facilitator=True).count("believed") == 2
    table.go("debrief")
    assert report([table.session]).count("believed") == 2


def test_a_report_never_says_which_mode_is_better() -> None:
    """Nor is any mode good, bad, a winner or a failure."""
    words = re.findall(r"[a-z]+", report([told().session], for_facilitator=True).lower())
    assert not {"better", "worse", "best", "worst", "winner", "wins", "good", "bad", "fails"} & {*words}


def test_nothing_that_people_wrote_can_drive_a_terminal() -> None:
    """A log or a scenario made by hand may hold control characters, bidirectional ones aside."""
    nasty = "\x1b]0;gone\x07\x9b31mred\nnew line"
    fixed = (Fixed("pave", nasty, really=False),)
    scenario = replace(SCENARIO, title=nasty, parameters=replace(SCENARIO.parameters, fixed=fixed))
    table = consulted(scenario=replace(scenario, rounds=tuple(replace(each, title=nasty) for each in scenario.rounds)))
    table.record(Event(data=NoteMade(tags=(nasty,)), words={"text": nasty}))
    written = report([table.session], for_facilitator=True)
    assert not [char for char in written if char != "\n" and not char.isprintable()]


def test_columns_stay_apart_and_words_whole() -> None:
    """A long title is wrapped in its column, at spaces but not at hyphens."""
    table = consulting()
    table.done(consultation.decide, "fence", "officer", "Cheap")
    table.go("round", "co-production")
    table.done(coproduction.shape, f"{'a' * 20} co-production {'n' * 30}")
    table.done(coproduction.decide, ("p1",), "consent")
    assert lines_of(table, "Decided")[3:-1] == [
        f"                      A fence                     {'a' * 20}",
        f"                                                  co-production {'n' * 13}",
        f"                                                  {'n' * 17}",
    ]


def test_a_bar_is_seen_from_the_least_amount_on() -> None:
    """Half a block at least; nothing is nothing; the largest is full."""
    bars = [text.bar(amount, 100) for amount in (0, 1, 50, 100)]
    assert bars == ["         ", "▌        ", "████▌    ", "█████████"]
