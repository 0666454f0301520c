"""The briefing: what is written down and how to object, the setting in large type, the outcomes agreed."""

from collections.abc import Iterable
from functools import partial

from textual import work
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from ...exercise import agenda, outcomes
from ...exercise.retention import last_day
from ...exercise.text import clean
from ...record import FileLog, keeping
from ...reports.speech import counted
from .. import words
from ..session_screen import SessionScreen
from ..widgets.pick import Choice, Picked
from ..words import plain

WHAT_IS_WRITTEN = (
    "What is written down: what each role brings, says it needs and decides; ratings; short notes. Never your name: "
    "names are kept in a file of their own beside it, which can be deleted at any time."
)
HOW_TO_OBJECT = (
    "If you would rather not be written down, say so now or at any time. You may play unrecorded, pass, or stop, and "
    "need give no reason: the facilitator then enters nothing about you. What was entered can be taken back, and no "
    "screen or report shows it any more. In a small group, others may guess whose answer a figure is."
)


class BriefingScreen(SessionScreen):
    """Leads the briefing. Nothing here blocks."""

    HELP = (
        "Read the notice aloud and press y: people must know what is written down. Read the setting and the question. "
        "Agree by which outcomes the group will judge both rounds (a). Then n begins the first round and its clock. "
        "In most terminals, ctrl and + makes all letters larger."
    )
    BINDINGS = [
        Binding("y", "notice", "Notice given"),
        Binding("a", "outcomes", "Outcomes agreed"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the keys that belong to a round."""
        return action not in ("decision", "inject") and super().check_action(action, parameters)

    def board(self) -> Iterable[Widget]:
        """What has to be said now comes first."""
        from textual.widgets import Markdown  # slow to import, and home does without it

        yield Static(self._notice(), id="notice", classes="panel")
        yield Static(plain(self.session.scenario.content_note), id="content-note")
        yield Static(plain(self.session.scenario.question), id="question")
        yield Markdown(clean(self.session.scenario.setting), id="setting", open_links=False)
        yield Static(id="outcomes", classes="panel")

    def on_mount(self) -> None:
        """Name the panels."""
        self.query_one("#notice").border_title = "Before we begin"
        self.query_one("#outcomes").border_title = "By what shall we judge both rounds?"
        self.query_one("#content-note").display = bool(self.session.scenario.content_note)

    def refresh_board(self) -> None:
        """Put the notice away once it was given, and show the outcomes as agreed."""
        self.query_one("#notice").display = not self.session.noticed
        self.query_one("#outcomes", Static).update(self._outcomes())

    def part_title(self) -> str:
        """Return the name of this part."""
        return "Briefing"

    def step_line(self) -> str:
        """Return what the briefing has had so far."""
        agreed = outcomes.agreed(self.session) is not None
        return f"{_tick(self.session.noticed)} notice given   {_tick(agreed)} outcomes agreed"

    def prompt(self) -> str:
        """Say what people do now."""
        if not self.session.noticed:
            return "Hear what is written down, and say so if you do not want it."
        return "Hear the setting and read your card. What would success look like?"

    def todo(self) -> str:
        """Point at what the briefing has not had yet, then at the first round."""
        waiting = [] if self.session.noticed else ["y: notice read out"]
        waiting += [] if outcomes.agreed(self.session) else ["a: outcomes agreed"]
        return "   ".join([*waiting, self._round_one()])

    def _round_one(self) -> str:
        first = self.session.scenario.round(self.session.opened.rounds[0])
        assert first is not None, "a session is opened with the rounds of its scenario"
        return f"n: begin {words.MODE_WORD[first.mode]} ({words.minutes(self.session.opened.seconds[first.id])})"

    def script(self) -> str:
        """Return the briefing's script."""
        return self.session.scenario.briefing.script

    def _notice(self) -> Content:
        log = self.app.conductor.log
        where = f", in {log.path.name}" if isinstance(log, FileLog) else ""
        days = keeping().days
        last = last_day(self.app.conductor.now().wall, days)
        until = f"Until when: the facilitator deletes it by {last.day} {last:%B %Y}, {counted(days, 'day')} from now."
        return plain("\n\n".join([WHAT_IS_WRITTEN, f"Where: on this computer alone{where}.\n{until}", HOW_TO_OBJECT]))

    def _outcomes(self) -> Content:
        agreed = outcomes.agreed(self.session)
        chosen, added = (agreed.ids, agreed.added) if agreed else ((), "")
        lines = [f"{_tick(each.id in chosen)} {each.text}" for each in self.session.scenario.outcomes]
        return plain("\n".join([*lines, *([f"{_tick(True)} {added}"] if added else [])]) or "In your own words: a")

    @work
    async def action_notice(self) -> None:
        """Record that the notice was given."""
        if not self.session.noticed:
            await self.app.conduct(agenda.give_notice)

    @work
    async def action_outcomes(self) -> None:
        """Record which outcomes the group agrees on, and what it adds in its own words."""
        offered = [Choice(each.id, each.text, each.evidence) for each in self.session.scenario.outcomes]
        agreed = outcomes.agreed(self.session)
        ticked, said = (agreed.ids, agreed.added) if agreed else (tuple(each.value for each in offered), "")
        picked: Picked | None = Picked()
        if offered:
            picked = await self.app.pick("Which outcomes?", offered, several=True, ticked=ticked)
        if picked is None:
            return
        added = await self.app.ask("Another outcome, in the group's own words?", "may stay empty", said)
        if added is not None:
            await self.app.conduct(partial(agenda.agree_outcomes, outcomes=picked.values, added=added))


def _tick(done: bool) -> str:
    return "✓" if done else "□"
