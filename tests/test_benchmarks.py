"""The table of the benchmarks, on given numbers; no test measures a time."""

import pytest

from benchmarks.page import BEGIN, END, replaced
from benchmarks.table import Amount, Percentile, Ratio, Skipped, render


def test_a_ratio_is_that_of_the_medians() -> None:
    """Beside its baseline, with its target kept."""
    row = Ratio(what="start", ours=[300.0, 900.0, 330.0], beside="bare", baseline=[200.0, 220.0, 1.0], target=1.7)
    assert row.cells() == ("start", "330 ms", "bare: 200 ms", "1.65", "≤ 1.7", "yes", "3")


def test_a_percentile_lies_between_the_two_nearest_measurements() -> None:
    """The 95th of 1 to 41 is 39; its target is missed."""
    row = Percentile(what="key", ours=[float(each) for each in range(1, 42)], target=38)
    assert row.cells() == ("key", "median 21.0 ms", "–", "p95 39.0 ms", "≤ 38 ms", "**no**", "41")


def test_an_amount_stands_for_itself() -> None:
    """Measured once."""
    row = Amount(what="memory", ours=82.14, target=100, unit="MB")
    assert row.cells() == ("memory", "82.1 MB", "–", "82.1 MB", "≤ 100 MB", "yes", "1")


def test_the_table_says_what_was_skipped_and_what_is_only_information() -> None:
    """One line a row, under the head."""
    rows = [Skipped(what="key", why="no terminal"), Ratio(what="read", ours=[0.5], beside="bare", baseline=[0.25])]
    assert render(rows) == (
        "| what | coopexercise | beside it | result | target | kept | runs |\n"
        "| --- | --- | --- | --- | --- | --- | --- |\n"
        "| key | – | – | skipped: no terminal | – | – | 0 |\n"
        "| read | 0.500 ms | bare: 0.250 ms | 2.00 | – | for information | 1 |"
    )


def test_the_page_keeps_all_but_its_figures() -> None:
    """What stands before and after the marks stays; a page without marks is an error."""
    assert replaced(f"a\n{BEGIN}\nold\n{END}\nz\n", "new") == f"a\n{BEGIN}\n\nnew\n{END}\nz\n"
    with pytest.raises(ValueError, match="marks"):
        replaced("no marks", "new")
