"""The page docs/benchmarks.md, whose figures stand between two marks."""

from pathlib import Path

PAGE = Path(__file__).parent.parent / "docs" / "benchmarks.md"
BEGIN = "<!-- figures: written by `python -m benchmarks --write` -->"
END = "<!-- end of figures -->"


def write(report: str) -> None:
    """Put a report in the place of the one on the page."""
    PAGE.write_text(replaced(PAGE.read_text(encoding="utf-8"), report), encoding="utf-8")


def replaced(page: str, report: str) -> str:
    """Return the page with another report between its marks; ValueError when the marks are not there."""
    before, found, rest = page.partition(BEGIN)
    _, closed, after = rest.partition(END)
    if not found or not closed:
        raise ValueError(f"{PAGE.name} has lost the marks between which the figures stand")
    return f"{before}{BEGIN}\n\n{report}\n{END}{after}"
