"""Older versions of the format, shown with a made-up version 0."""

import pytest

from coopexercise.library import Change, Faulty, Loaded, NotUpgraded, check_text, load_text, upgrade
from tests.library.texts import SMALL, places

OLD = """\
# My first scenario.
format: coopexercise/scenario@0  # as long ago
"name": The bench
question: What should become of the empty corner?
roles:

  # Each role has a skill.
  officer:
    role: Council officer
    side: professional
    skills: [permits]
    secret: >-
      It was nearly sold.
  neighbour: {role: Neighbour, side: resident, skills: [carpentry], needs: [a seat with a back]}
limits: {budget: 500}
rounds:
  - mode: consultation
    options: [Fence it off, Plant it]
  - mode: 'coproduction'
"""
NEW = """\
# My first scenario.
format: coopexercise/scenario@1  # as long ago
"title": The bench
question: What should become of the empty corner?
cards:

  # Each role has a skill.
  officer:
    role: Council officer
    side: professional
    assets: [permits]
    private: >-
      It was nearly sold.
  neighbour: {role: Neighbour, side: resident, assets: [carpentry], needs: [a seat with a back]}
parameters: {budget: 500}
rounds:
  - mode: consultation
    options: [Fence it off, Plant it]
  - mode: 'co-production'
"""
CHANGES = (
    Change(2, 9, "coopexercise/scenario@0", "coopexercise/scenario@1"),
    Change(3, 1, "name", "title"),
    Change(5, 1, "roles", "cards"),
    Change(11, 5, "skills", "assets"),
    Change(12, 5, "secret", "private"),
    Change(14, 48, "skills", "assets"),
    Change(15, 1, "limits", "parameters"),
    Change(19, 11, "coproduction", "co-production"),
)


def errors(text: str) -> list[tuple[int, str]]:
    """Return line and code of each error."""
    return places(problem for problem in check_text(text.encode()) if problem.severity == "error")


def test_an_older_file_is_rewritten_with_notes_order_and_layout() -> None:
    """Only the words that changed are exchanged; each change knows its line."""
    assert upgrade(OLD.encode()) == (NEW.encode(), CHANGES)


def test_line_ends_and_the_mark_at_the_start_stay() -> None:
    """As some editors write them."""
    old, new = (b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode() for text in (OLD, NEW))
    assert upgrade(old) == (new, CHANGES)


def test_a_file_of_today_stays_as_it_is() -> None:
    """There is nothing to change."""
    assert upgrade(NEW.encode()) == (NEW.encode(), ())


def test_an_older_file_is_read_as_its_rewriting_is() -> None:
    """With an advice to rewrite it."""
    old, new = load_text(OLD.encode()), load_text(NEW.encode())
    assert isinstance(old, Loaded)
    assert isinstance(new, Loaded)
    assert (old.scenario, old.deck) == (new.scenario, new.deck)
    more = [problem for problem in old.problems if problem.code not in {each.code for each in new.problems}]
    assert [(problem.line, problem.severity, problem.code) for problem in more] == [(2, "advice", "old-format")]


def test_faults_of_an_older_file_are_at_their_own_places() -> None:
    """Under the names that it has today, below what was renamed too."""
    faulty = OLD.replace("secret:", "secrt:").replace("side: resident", "side: citizen").replace("budget", "budgt")
    found = [problem for problem in check_text(faulty.encode()) if problem.severity == "error"]
    assert [(problem.line, problem.column, problem.code) for problem in found] == [
        (12, 5, "unknown-key"),
        (14, 38, "bad-value"),
        (15, 10, "unknown-key"),
    ]


def test_a_word_of_both_versions_is_left_to_its_owner() -> None:
    """The program cannot know which of the two was meant."""
    assert errors(OLD.replace("question:", "title: The seat\nquestion:")) == [(3, "unknown-key")]


@pytest.mark.parametrize("text", [SMALL, "format: coopexercise/deck@1\n"], ids=["scenario", "deck"])
def test_a_newer_file_is_refused_with_one_clear_error(text: str) -> None:
    """Whatever else is in it, for nothing can be known about that."""
    (problem,) = check_text(text.replace("@1", "@12").encode() + b"unheard-of: 1\n")
    assert (problem.line, problem.severity, problem.code) == (1, "error", "newer-format")
    assert "which knows version 1." in problem.message
    assert isinstance(load_text(text.replace("@1", "@12").encode()), Faulty)


def test_a_version_that_never_was_is_no_version() -> None:
    """It is a slip of the pen like any other."""
    assert errors(SMALL.replace("@1", "@one")) == [(1, "bad-value")]


@pytest.mark.parametrize("text", ["format: [", "a: 1\na: 2\n", "", "\t- x\n"])
def test_what_cannot_be_read_is_not_rewritten(text: str) -> None:
    """Its faults come first."""
    with pytest.raises(NotUpgraded, match=r"^bench\.yaml cannot be read as it is\."):
        upgrade(text.encode(), "bench.yaml")


def test_what_is_written_in_an_unusual_way_is_left_to_its_owner() -> None:
    """Rather than half changed; the changes are named."""
    with pytest.raises(
        NotUpgraded, match=r"by hand: line 1: `coopexercise/scenario@0` is now `coopexercise/scenario@1`"
    ):
        upgrade(b'format: "coopexercise/scenario\\x400"\n')
