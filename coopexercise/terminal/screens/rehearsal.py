"""A rehearsal from a preview: many sessions with simulated people, and what they tend to do."""

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import get_current_worker

from ...library import Loaded
from ..lobby import lobby_of
from ..opening import Refused
from ..widgets.key_footer import KeyFooter
from ..words import plain

RUNS = 100
"""Enough to see what an exercise tends to do, and done in seconds."""
FIRST_SEED = 1
BAR = 40
"""The width of the bar of progress."""


class RehearsalScreen(Screen[None]):
    """Plays in a thread, shows how far it is, then the report. Leaving ends it."""

    BINDINGS = [
        Binding("escape,q", "leave", "Back", key_display="Esc"),
        Binding("space", "scroll_page(1)", "Page down"),
        Binding("b,backspace", "scroll_page(-1)", "Page up", key_display="b"),
    ]

    class Played(Message):
        """So many sessions are over."""

        def __init__(self, count: int) -> None:
            super().__init__()
            self.count = count

    class Finished(Message):
        """There is a report, or a reason why there is none."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, loaded: Loaded) -> None:
        """Rehearse a scenario."""
        super().__init__()
        self._loaded = loaded

    def compose(self) -> ComposeResult:
        """What is played, the progress or the report, the keys."""
        yield Static(plain(f"SIMULATED · {self._loaded.scenario.title}"), id="top")
        with VerticalScroll(id="report"):
            yield Static(id="rehearsed")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Begin."""
        self._show_progress(RehearsalScreen.Played(0))
        self._play()

    @work(thread=True)
    def _play(self) -> None:
        from ...exercise.tendencies import groups, sizes, tendencies
        from ...reports.tendencies import report

        rehearse, worker, runs = lobby_of(self.app).rehearse, get_current_worker(), []
        if rehearse is None:
            return
        scenario, deck = self._loaded.scenario, self._loaded.deck
        try:
            for run in rehearse(self._loaded, groups(sizes(deck), RUNS, FIRST_SEED)):
                if worker.is_cancelled:
                    return
                runs.append(run)
                self.post_message(RehearsalScreen.Played(len(runs)))
        except Refused as problem:
            self.post_message(RehearsalScreen.Finished(str(problem)))
        else:
            self.post_message(RehearsalScreen.Finished(report(tendencies(scenario, deck, runs, FIRST_SEED))))

    @on(Played)
    def _show_progress(self, message: Played) -> None:
        full = BAR * message.count // RUNS
        bar = "█" * full + "░" * (BAR - full)
        self._put(f"Simulated people play it.\n\n{bar} {message.count} of {RUNS}\n\nEsc ends that.")

    @on(Finished)
    def _show_report(self, message: Finished) -> None:
        self._put(message.text)

    def _put(self, text: str) -> None:
        self.query_one("#rehearsed", Static).update(plain(text))

    def action_scroll_page(self, by: int) -> None:
        """Move in the report."""
        report = self.query_one("#report")
        report.scroll_relative(y=by * max(1, report.size.height - 1), animate=False)

    def action_leave(self) -> None:
        """Go back, whether it is done or not."""
        self.dismiss(None)
