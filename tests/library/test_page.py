"""The page about problems and the codes are one: each code has its entry, and each entry's examples do what it says."""

from pathlib import Path

import pytest

from coopexercise.library import check, check_text, load_file
from coopexercise.library.codes import SEVERITIES
from tests.library.page import BASE, PAGE, whole
from tests.library.texts import SMALL

WITH_EXAMPLES = [code for code, told in PAGE.items() if told.examples]
OTHERWISE = {
    "wrong-encoding": SMALL.encode("utf-16"),
    "too-many-nodes": b"title: [" + b"1," * 30_000 + b"1]",
    "too-many-problems": b"".join(b"key%d: 1\n" % number for number in range(600)),
}
"""Files that no page can show."""
NAMED = {"not-found": "gone.yaml", "unknown-scenario": "gone"}
"""Names that lead nowhere."""


def test_each_code_has_its_entry_and_severity() -> None:
    """In both directions."""
    assert {code: told.severity for code, told in PAGE.items()} == SEVERITIES


def test_each_code_is_shown_or_tested_otherwise() -> None:
    """No code is on the page by its name alone."""
    assert sorted([*WITH_EXAMPLES, *OTHERWISE, *NAMED, "not-a-file"]) == sorted(SEVERITIES)
    assert {len(PAGE[code].examples) for code in WITH_EXAMPLES} == {2}


def test_nothing_is_to_be_said_of_the_scenario_that_examples_change() -> None:
    """Not even advice."""
    assert check_text(BASE.encode()) == ()


@pytest.mark.parametrize("code", WITH_EXAMPLES)
def test_the_example_before_brings_the_code_up(code: str) -> None:
    """With the severity that the page gives, and with a hint or a message that says enough."""
    found = {problem.code: problem for problem in check_text(whole(PAGE[code].examples[0]))}
    assert (code in found, sorted(found)) == (True, sorted(found))
    assert found[code].severity == PAGE[code].severity


@pytest.mark.parametrize("code", WITH_EXAMPLES)
def test_the_example_after_is_clean(code: str) -> None:
    """Nothing at all is said of it."""
    assert check_text(whole(PAGE[code].examples[1])) == ()


@pytest.mark.parametrize("code", OTHERWISE)
def test_files_that_no_page_can_show(code: str) -> None:
    """They bring their code up too."""
    assert code in {problem.code for problem in check_text(OTHERWISE[code])}


@pytest.mark.parametrize("code", NAMED)
def test_names_that_lead_to_no_file(code: str) -> None:
    """They bring their code up alone."""
    assert [problem.code for problem in check([NAMED[code]])] == [code]


def test_what_is_no_file(tmp_path: Path) -> None:
    """A folder cannot be loaded as a scenario; of pipes there is a test beside this one."""
    assert [problem.code for problem in load_file(tmp_path).problems] == ["not-a-file"]
