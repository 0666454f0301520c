"""What every screen with a running clock has: it ticks, shows the time that is left, and asks which time counts."""

from textual import getters, work
from textual.screen import Screen
from textual.widgets import Static

from ..exercise import agenda, clock
from ..exercise.session import Session
from . import words
from .host import Host
from .widgets.block_clock import BlockClock
from .widgets.changed import put_if_changed
from .widgets.pick import Choice
from .words import plain

A_MINUTE = 60
_COUNTS = (
    Choice("no", "No: the round stood still", "the clock goes on from where it was"),
    Choice("yes", "Yes: the room went on", "the clock takes that time off"),
)


class TimedScreen(Screen[None]):
    """A screen of a part of the session; a subclass has a `BlockClock`, and says what step it is."""

    app = getters.app(Host)

    def __init__(self) -> None:
        super().__init__()
        self._asking = False
        self.outdated = False
        """Whether the session has moved on to another screen while a question stands on this one."""

    @property
    def session(self) -> Session:
        """The newest session."""
        return self.app.session

    def step_line(self) -> str:
        """Return the name of the step and how its time stands."""
        return ""

    def step_time(self) -> str:
        """Return the time that the step has left, in a few words."""
        return ""

    def _put(self, where: str, text: str) -> None:
        put_if_changed(self.query_one(where, Static), plain(text))

    def _tick(self) -> None:
        """Show the time, and come back when the next second begins."""
        self._notice_stop()
        reading = None if self.outdated else self._show_time()
        if reading is not None and not self._asking:  # nothing is due before it is clear which time counts
            self.time_passed(reading)
        wait = 1.0 if reading is None or not reading.running else reading.left % 1 or 1.0
        self.set_timer(wait + 0.01, self._tick)

    def _show_time(self) -> clock.Reading | None:
        self._put("#step", self.step_line())
        block = self.query_one(BlockClock)
        block.display = self.session.clock is not None
        if self.session.clock is None:
            return None
        now = self.app.conductor.now()
        reading = clock.read(self.session.clock, now)
        gap = clock.jump(self.session.clock, now)
        if (gap is not None or self.app.stop) and not self._asking and self.is_current:
            self._asking = True
            if gap is not None:
                self._ask_about_jump(gap)
            else:
                self._ask_about_stop()
        block.show(reading, self.step_time(), scale=2 if self.size.width >= 160 and self.size.height >= 45 else 1)
        return reading

    @work
    async def _ask_about_jump(self, gap: float) -> None:
        """Ask whether the time counts by which the computer's clocks disagree: it slept, was set, or was restarted."""
        title = (
            f"{words.minutes(gap)} went by while the computer slept or was off. Does that time count as played?"
            if gap > 0
            else f"The computer's clock was set back by {words.minutes(-gap)}. The round goes on from where it was."
        )
        answer = await self.app.pick(title, _COUNTS if gap > 0 else [Choice("no", "Go on")])
        moment, yes = self.app.conductor.now(), answer is not None and answer.value == "yes"
        await self.app.conduct(lambda session: agenda.answer_jump(session, moment, yes))
        self._asking = False

    def _notice_stop(self) -> None:
        """Keep in mind when nobody could see a running clock, because the program stood still."""
        now = self.app.conductor.now()
        seen, self.app.looked = self.app.looked or now, now
        if self.session.clock and clock.stopped(self.session.clock, seen, now) is not None:
            self.app.stop = seen, now

    @work
    async def _ask_about_stop(self) -> None:
        """Ask whether the time counts in which this program stood still, and its clock could not be seen."""
        if self.app.stop and self.session.clock:
            seen, noticed = self.app.stop
            gap = clock.stopped(self.session.clock, seen, noticed) or 0.0
            title = (
                f"{words.minutes(gap)} went by while this program stood still, and nobody saw its clock. "
                "Does that time count as played?"
            )
            answer = await self.app.pick(title, _COUNTS)
            yes = answer is not None and answer.value == "yes"
            await self.app.conduct(lambda session: agenda.answer_stop(session, seen, noticed, yes))
            self.app.stop = None
        self._asking = False

    def time_passed(self, reading: clock.Reading) -> None:
        """Do what is due at this reading."""

    @work
    async def action_pause(self) -> None:
        """Let the clock stand, or run again."""
        running = self.session.clock is not None and self.session.clock.running
        await self.app.conduct(agenda.pause if running else agenda.resume)

    @work
    async def action_longer(self) -> None:
        """Give a minute more."""
        await self.app.conduct(lambda session: agenda.change_clock(session, A_MINUTE))

    @work
    async def action_shorter(self) -> None:
        """Take a minute away."""
        await self.app.conduct(lambda session: agenda.change_clock(session, -A_MINUTE))
