"""What a replay shows, and how time goes by in it; its keys are the screen's."""

import asyncio
from collections.abc import Sequence

from textual import getters, on, work
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.events import Resize
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static

from .. import record
from ..exercise.timeline import parse_seq, parse_time
from . import sieves
from .host import Host
from .replaying import Player, beyond
from .start import Replay
from .widgets.block_clock import BlockClock
from .widgets.event_list import EventList
from .widgets.key_footer import KeyFooter
from .widgets.replay_board import ReplayBoard
from .widgets.replay_line import ReplayLine
from .words import plain
from .words import public as public_words
from .words import replay as replay_words

LOOKS_A_SECOND = 10
ROOMY = 34
"""The lines from which there is room for the large clock."""
WIDE = 110
"""The columns from which the events stand beside the board, not below it."""


class ReplayView(Screen[None]):
    """Shows one log at one moment."""

    app = getters.app(Host)

    def __init__(self, replay: Replay) -> None:
        super().__init__()
        self.path = replay.log
        self.player = Player(replay.reading.events)
        self.notes, self._told_of_notes = record.load_notes(replay.log)
        self.names: dict[str, str] = {}
        self.measures = False
        self._state = "being checked"
        self._ticks: Timer | None = None
        self._watched = replay.watched
        self._told_of_end = beyond(self.player.line, replay.at)
        self.jump_to(replay.at)
        if replay.speed:
            self.player.speed = float(replay.speed)
            self.player.play()

    def compose(self) -> ComposeResult:
        """The time line above, the step below it, then the board and the events, the keys."""
        yield Static(id="top")
        yield ReplayLine()
        yield Static(id="position")
        with Horizontal(id="stage"):
            yield BlockClock()
            with Vertical(id="now"):
                yield Static(id="step")
                yield Static(id="prompt")
        with Container(id="replay"):
            yield ReplayBoard()
            yield EventList()
        yield KeyFooter()

    def on_mount(self) -> None:
        """Show all, begin to play if that was asked for, and look in the background whether the log is whole."""
        self._ticks = self.set_interval(1 / LOOKS_A_SECOND, self._tick, pause=True)
        self.show_moment()
        self._check()
        if self._watched:
            self.query_one(EventList).display = False
            self.app.tell(replay_words.AWAY)
        for told in (self._told_of_notes, self._told_of_end):
            if told:
                self.app.tell(told, warning=True)

    def on_resize(self, _: Resize) -> None:
        """Put everything where there is room for it."""
        self.set_class(self.size.width >= WIDE, "-wide")
        self.set_class(self.size.height >= ROOMY, "-roomy")
        if self.is_mounted:
            self.show_moment()

    @property
    def reference(self) -> str:
        """How this moment is named on a command line."""
        return f"{self.path}#{self.player.seq}"

    @work
    async def _check(self) -> None:
        """Read the log properly: what cannot be trusted is not shown any longer."""
        reading = await asyncio.to_thread(record.read, self.path)
        self._state = "whole log" if reading.closed else "not ended" if reading.whole else "torn end"
        if reading.damage:
            self._state = f"damaged at line {reading.damage.line}"
            self.app.tell(f"The log is damaged: line {reading.damage.line} {reading.damage.cause}.", warning=True)
            if reading.events:
                seq = self.player.seq
                self.player = Player(reading.events)
                self.player.go(seq)
        self.show_moment()

    def show_moment(self) -> None:
        """Show where the replay stands."""
        player = self.player
        session = player.session
        self._put("#top", f"{replay_words.top(session)}  [{self._state}]")
        self._show_time()
        self._put("#prompt", public_words.prompt(session))
        self.query_one(ReplayBoard).show(session, self.names, self.measures)
        noted = {note.seq for note in self.notes}
        labels = {each.id: each.title for each in session.scenario.rounds}
        self.query_one(ReplayLine).show(player.line, labels, noted, player.played)
        self.query_one(EventList).border_title = plain(self._list_title())
        self.query_one(EventList).show(player.seq, player.listed, player.hits, self._tell, player.line.position)
        self._set_ticking(player.playing)

    def _show_time(self) -> None:
        """Show what changes while nothing happens."""
        player = self.player
        session, reading = player.session, player.reading
        block = self.query_one(BlockClock)
        block.display = reading is not None and self.has_class("-roomy")
        if reading and block.display:
            block.show(reading, replay_words.step_time(session, reading))
        self._put("#step", replay_words.step(session, reading, not block.display))
        self._put("#position", self._position())

    def _position(self) -> str:
        player = self.player
        parts = [
            replay_words.pace(player.playing, player.speed),
            replay_words.position(player.played, player.line.place(player.seq), player.line.end),
            f"#{player.seq} of {len(player.events)}",
        ]
        if self.has_class("-wide"):
            parts.append(replay_words.local_time(player.event.when))
        return " · ".join(parts)

    def _list_title(self) -> str:
        player = self.player
        only = "" if player.sieve.open else f"only {sieves.title(player.sieve, player.session)} (l: all)"
        found = f"{len(player.hits)} × “{player.sought}” (n: next)" if player.sought else ""
        return " · ".join(part for part in ("Events", only, found) if part)

    def _put(self, where: str, text: str) -> None:
        static, new = self.query_one(where, Static), plain(text)
        if static.content != new:
            static.update(new, layout=False)  # each has its place, whatever is in it

    def _tell(self, seq: int) -> tuple[str, Sequence[str]]:
        sentence = self.player.sentence(seq, self.names)
        return sentence, [note.text for note in self.notes if note.seq == seq]

    def _set_ticking(self, playing: bool) -> None:
        if self._ticks and playing:
            self._ticks.resume()
        elif self._ticks:
            self._ticks.pause()

    def _tick(self) -> None:
        """Let time go by; all is shown again only when something has happened."""
        player = self.player
        if not self.is_current:
            return
        before = player.seq
        player.pass_time(1 / LOOKS_A_SECOND)
        if player.seq != before or not player.playing:
            self.show_moment()
        else:
            self._show_time()
            self.query_one(ReplayLine).go(player.played)

    def jump_to(self, text: str) -> bool:
        """Go to a time or an event as somebody typed it; False when it is neither."""
        played, seq = parse_time(text), parse_seq(text)
        if played is not None:
            self.player.go_to(played)
        elif seq is not None:
            self.player.go(seq)
        return played is not None or seq is not None

    def stand(self) -> None:
        """Stop, and show where."""
        self.player.playing = False
        self.show_moment()

    @on(ReplayLine.Clicked)
    def _clicked_on_time(self, event: ReplayLine.Clicked) -> None:
        if event.seq is not None:
            self.player.go(event.seq)
        else:
            self.player.go_to(event.played)
        self.stand()

    @on(EventList.Clicked)
    def _clicked_on_event(self, event: EventList.Clicked) -> None:
        self.player.go(event.seq)
        self.stand()
