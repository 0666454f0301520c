"""What home says of a scenario."""

from textual.content import Content

from ...library import Entry
from . import plain


def enter_does(scenario: Entry) -> tuple[str, str]:
    """Return what Enter does with a scenario, and what else to know of it."""
    if scenario.faults:
        return (
            f"Enter shows what is wrong: {scenario.title}",
            f"{scenario.faults} problems keep it from being played.",
        )
    return f"▶ Enter starts: {scenario.title}", scenario.summary


def line(scenario: Entry) -> Content:
    """Return what stands in the list: the title, and how long it takes and for how many it is, once that was read."""
    if scenario.faults:
        return _lines(f"! {scenario.title}", f"  {scenario.faults} problems")
    least, most = scenario.people
    return _lines(scenario.title, f"{scenario.minutes} min · {least} to {most} people" if scenario.minutes else "")


def _lines(title: str, below: str) -> Content:
    return Content("\n").join([Content.styled(plain(title).plain, "bold"), plain(below)])
