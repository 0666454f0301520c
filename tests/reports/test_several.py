"""Several sessions beside each other: like with like, never averaged, with their spread."""

from msgspec.structs import replace

from coopexercise.exercise import agenda
from coopexercise.exercise.events import Origin
from coopexercise.exercise.measures import contrast
from coopexercise.exercise.session import Session
from coopexercise.reports.audience import PARTICIPANTS, Audience
from coopexercise.reports.debrief import MOST_PAGES, report
from coopexercise.reports.findings import REAL, SIMULATED, findings
from coopexercise.reports.several import CHANGED, MOST_COLUMNS, NO_SPREAD, Gathered, Group, Line

from .story import another, consulted, told, whole


def beside(*sessions: Session, audience: Audience = PARTICIPANTS) -> tuple[Group, ...]:
    """Return sessions beside each other, as ones that came to their end."""
    return as_they_are(*map(whole, sessions), audience=audience)


def as_they_are(*sessions: Session, audience: Audience = PARTICIPANTS) -> tuple[Group, ...]:
    """Return sessions beside each other."""
    gathered = Gathered(audience)
    for session in sessions:
        gathered.add(session, contrast(session))
    return gathered.groups()


def line(group: Group, round_title: str, title: str) -> Line:
    """Return one measure of one round."""
    (found,) = (
        each for played in group.rounds if played.title == round_title for each in played.lines if each.title == title
    )
    return found


def version(session: Session, number: int) -> Session:
    """Return the session as one of another version of its scenario."""
    scenario = replace(session.scenario, version=number)
    return replace(session, opened=replace(session.opened, scenario=scenario))


def test_only_like_stands_beside_like() -> None:
    """Not real beside simulated, nor another version, nor the other order; real ones come first."""
    groups = beside(
        told(simulated=True).session,
        told().session,
        version(told().session, 2),
        consulted(order="swap").session,
        another(told(table=2).session),
        Session(),
    )
    assert [(each.simulated, each.about, len(each.sessions)) for each in groups] == [
        (
            False,
            (
                "Sessions with people, not simulated.",
                "2 sessions of version 1; set beside each other and never averaged.",
                "Not all sessions here are alike. They stand in 4 groups: by scenario and its version, by the order "
                "of the rounds, and people apart from simulations.",
            ),
            2,
        ),
        (
            False,
            (
                REAL,
                "1 session of version 1, the rounds the other way round than in the scenario; no other one here is "
                "like it.",
            ),
            1,
        ),
        (False, (REAL, "1 session of version 2; no other one here is like it."), 1),
        (True, (SIMULATED, "1 session of version 1; no other one here is like it."), 1),
    ]


def test_a_text_that_was_changed_without_a_new_number_is_said() -> None:
    """The version does not show it."""
    changed = told().session
    changed = replace(changed, opened=replace(changed.opened, deck_hash="another"))
    assert [each.about[-1] for each in beside(told().session, changed)] == [CHANGED, CHANGED]


def test_a_session_like_no_other_has_a_table_only_where_it_is_not_told_by_itself() -> None:
    """Of very many sessions none is."""
    sessions = [told().session, version(told().session, 2)]
    assert [len(each.rounds) for each in beside(*sessions)] == [2, 2]
    assert "CONSULTATION" not in report(sessions).partition("WHAT WAS DECIDED")[0]
    assert "CONSULTATION" in report([*sessions, *[sessions[0]] * MOST_PAGES])


def test_tables_of_one_day_and_number_have_the_time_they_began() -> None:
    """And, begun in the same minute, the session's id: else nobody could tell which is which, or one from its copy."""
    (group,) = beside(told().session, told().session, told(table=2).session)
    assert group.sessions == (
        "1. Table 1, 2026-06-01, 12:00 UTC, session table-1",
        "2. Table 1, 2026-06-01, 12:00 UTC, session table-1",
        "3. Table 2, 2026-06-01",
    )


def test_what_no_session_has_a_figure_of_is_said_once() -> None:
    """Not cell by cell; and where one has a figure, the others say why they have none."""
    (group,) = beside(told().session, consulted().session)
    (asked, _) = group.rounds
    not_recorded, not_open = asked.silent
    assert not_recorded == (
        "Not recorded: Who has the final say; “I would help to make it happen.”; Weeks it takes; Weeks left; "
        "Outcomes served."
    )
    assert not_open.startswith("Not open in this mode: Roles that shaped what was decided; ")
    assert {each.title for each in asked.lines}.isdisjoint(not_recorded.removesuffix(".").split("; "))


def test_tables_of_one_gathering_stand_together() -> None:
    """In the order of their tables; apart from that in the order in which they came, which is that of their numbers."""
    (group,) = beside(*(told(gathering=where, table=table).session for where, table in (("b", 3), ("a", 2), ("a", 1))))
    assert group.sessions == ("1. Table 3, 2026-06-01", "3. Table 1, 2026-06-01", "2. Table 2, 2026-06-01")
    (apart,) = beside(*(told(table=table).session for table in (3, 2, 1)))
    assert apart.sessions == ("1. Table 3, 2026-06-01", "2. Table 2, 2026-06-01", "3. Table 1, 2026-06-01")
    (hall,) = beside(*(told(gathering="a", table=table).session for table in (1, 2)))
    assert hall.about[-1] == "All of them are tables of one gathering."


def test_figures_are_beside_each_other_with_their_spread() -> None:
    """Each session's own words; a round that was not played has none."""
    (group,) = beside(told().session, consulted().session)
    assert line(group, "Consultation", "Cost of what was decided") == Line(
        "Cost of what was decided", ("£800", "£800"), "£800"
    )
    assert line(group, "Co-production", "Weeks it takes") == Line("Weeks it takes", ("8", "–"), "8 (1 of 2 sessions)")
    assert line(group, "Consultation", "Who decided").spread == NO_SPREAD


def test_of_very_many_only_the_spread_is_shown() -> None:
    """From the lowest over the middle one to the highest: nothing is averaged."""
    cheap, dear = consulted().session, told().session
    sessions = [cheap, dear] * MOST_COLUMNS
    (group,) = beside(*sessions)
    assert group.sessions == ()
    assert line(group, "Consultation", "Rung of the ladder") == Line("Rung of the ladder", (), "3.5")
    page = report([cheap] * (MOST_PAGES + 1))
    assert page.startswith("Side by side: The corner by the bus stop\n")


def test_an_anonymous_comparison_names_no_table_and_no_day() -> None:
    """Only places."""
    (group,) = beside(told().session, told().session, audience=Audience(anonymous=True))
    assert group.sessions == ("1.", "2.")


def test_a_fork_stands_beside_its_original_and_is_not_pooled_with_it() -> None:
    """It is said from which entry on; what both have in common would count twice."""
    original = told().session
    origin = Origin(log="a.jsonl", hash="0" * 64, seq=40)
    forked = replace(original, opened=replace(original.opened, origin=origin))
    (group,) = beside(original, forked)
    (several,) = beside(*[original, forked, forked] * MOST_COLUMNS)
    assert (group.sessions, group.about[-1], several.about[-1]) == (
        (
            "1. Table 1, 2026-06-01, 12:00 UTC, session table-1",
            "2. Table 1, 2026-06-01, 12:00 UTC, session table-1 (a fork, from entry 40)",
        ),
        "1 of them is a fork: begun as another session was, and not counted in the spread.",
        "12 of them are forks: begun as another session was, and not counted in the spread.",
    )
    assert line(group, "Consultation", "Cost of what was decided") == Line(
        "Cost of what was decided", ("£800", "£800"), "£800"
    )
    assert line(several, "Consultation", "Rung of the ladder").spread == "3.5"
    fact = "A fork: up to entry 40 it is another session{}; only what comes after that was played here."
    assert fact.format(" (a.jsonl)") in findings(forked).opening
    assert fact.format("") in findings(forked, Audience(anonymous=True)).opening


def test_what_is_not_a_whole_session_is_marked_and_not_pooled() -> None:
    """Cut short, or without an end in its record; it has its figures, but no part in the spread."""
    early = consulted(table=4)
    early.done(agenda.end_session, "The heating failed")
    sessions = (whole(told().session), told(table=2).session, consulted(table=3).session, early.session)
    (group,) = as_they_are(*(replace(each, id=f"{each.opened.table}") for each in sessions))
    assert (group.sessions, group.about[2:]) == (
        (
            "1. Table 1, 2026-06-01",
            "2. Table 2, 2026-06-01 (no end recorded)",
            "3. Table 3, 2026-06-01 (no end recorded)",
            "4. Table 4, 2026-06-01 (cut short)",
        ),
        (
            "1 of them was cut short: not counted in the spread.",
            "2 of them have no end in the record: not counted in the spread.",
        ),
    )
    assert line(group, "Co-production", "Weeks it takes") == Line("Weeks it takes", ("8", "8", "–", "–"), "8")
    (none_whole,) = as_they_are(consulted().session, consulted().session)
    assert line(none_whole, "Consultation", "Claimed, and denied by the holders").cells == ("none to count",) * 2
    assert "Weeks left" in none_whole.rounds[0].silent[0]
    assert line(none_whole, "Consultation", "Cost of what was decided").spread == NO_SPREAD


def test_an_anonymised_copy_is_called_by_its_id_alone() -> None:
    """Its table and its day are not those of the session."""
    session = told(table=1).session
    copy = replace(session, opened=replace(session.opened, anonymised=True))
    (group,) = beside(copy, session)
    assert group.sessions[0] == "1. Anonymised copy, session table-1"


def test_what_is_only_believed_stays_hidden_while_one_session_has_no_debrief() -> None:
    """The others would give it away."""
    (group,) = as_they_are(told().session, consulted().session)
    titles = [each.title for played in group.rounds for each in played.lines]
    assert "Of these, only believed" not in titles
