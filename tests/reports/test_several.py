"""Several sessions beside each other: like with like, never averaged, with their spread."""

from msgspec.structs import replace

from coopexercise.exercise.measures import contrast
from coopexercise.exercise.session import Session
from coopexercise.reports.audience import PARTICIPANTS, Audience
from coopexercise.reports.debrief import MOST_PAGES, report
from coopexercise.reports.several import MOST_COLUMNS, Gathered, Group, Line

from .story import consulted, told


def beside(*sessions: Session, audience: Audience = PARTICIPANTS) -> tuple[Group, ...]:
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
        told(table=2).session,
        Session(),
    )
    assert [(each.simulated, each.about[-1], len(each.sessions)) for each in groups] == [
        (False, "2 sessions of version 1; set beside each other and never averaged.", 2),
        (
            False,
            "1 session of version 1, the rounds the other way round than in the scenario; set beside each other and "
            "never averaged.",
            1,
        ),
        (False, "1 session of version 2; set beside each other and never averaged.", 1),
        (True, "1 session of version 1; set beside each other and never averaged.", 1),
    ]


def test_tables_of_one_gathering_stand_together() -> None:
    """In the order of their numbers, whatever order they are read in."""
    (group,) = beside(*(told(gathering=where, table=table).session for where, table in (("b", 1), ("a", 2), ("a", 1))))
    assert [each[3:] for each in group.sessions] == [
        "Table 1, 2026-06-01",
        "Table 2, 2026-06-01",
        "Table 1, 2026-06-01",
    ]
    (hall,) = beside(*(told(gathering="a", table=table).session for table in (1, 2)))
    assert hall.about[-1] == "All of them are tables of one gathering."


def test_figures_are_beside_each_other_with_their_spread() -> None:
    """Each session's own words; a round that was not played has none."""
    (group,) = beside(told().session, consulted().session)
    assert line(group, "Consultation", "Cost of what was decided") == Line(
        "Cost of what was decided", ("£800", "£800"), "£800 (2 sessions)"
    )
    assert line(group, "Co-production", "Weeks it takes") == Line("Weeks it takes", ("8", "–"), "8")
    assert line(group, "Consultation", "Weeks it takes").spread == "2 not recorded"
    assert line(group, "Consultation", "Who decided").spread == "no figure to set in order"


def test_of_very_many_only_the_spread_is_shown() -> None:
    """From the lowest over the middle one to the highest: nothing is averaged."""
    cheap, dear = consulted().session, told().session
    sessions = [cheap, dear] * MOST_COLUMNS
    (group,) = beside(*sessions)
    assert group.sessions == ()
    assert line(group, "Consultation", "Rung of the ladder") == Line(
        "Rung of the ladder", (), f"3.5 ({2 * MOST_COLUMNS} sessions)"
    )
    page = report([cheap] * (MOST_PAGES + 1))
    assert page.startswith("Side by side: The corner by the bus stop\n")


def test_an_anonymous_comparison_names_no_table_and_no_day() -> None:
    """Only places."""
    (group,) = beside(told().session, told().session, audience=Audience(anonymous=True))
    assert group.sessions == ("1.", "2.")


def test_what_is_only_believed_stays_hidden_while_one_session_has_no_debrief() -> None:
    """The others would give it away."""
    (group,) = beside(told().session, consulted().session)
    titles = [each.title for played in group.rounds for each in played.lines]
    assert "Of these, only believed" not in titles
