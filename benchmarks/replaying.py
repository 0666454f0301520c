"""A replay of 10,000 events: opening it, beside only decoding its lines, and from a key to the screen for a jump.

The session is a rehearsed one in which everybody speaks far more often: nothing else happens thousands of times at one
table. Its chain is unbroken. What `record.read` checks goes on in the background once the replay is on the screen.
"""

import random
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from coopexercise.exercise.events import Event, VoiceTaken
from coopexercise.exercise.session import Session
from coopexercise.exercise.timeline import ROUNDS, MarkKind
from coopexercise.record import MemoryLog, glance
from coopexercise.terminal.replaying import Player

from .folding import decoded, timed
from .pseudo_terminal import AVAILABLE, WHY_NOT, Terminal
from .sessions import rehearsed
from .surroundings import OWN, environment
from .table import Percentile, Ratio, Row, Skipped

EVENTS = 10_000
RUNS = 21
PRESSES = 60
PAUSE = 0.2
SEED = 4
KEY = "key to screen: a jump by one key (`]`, PageDown, End …) among 10,000 events"
TYPED = "key to screen: the Enter that ends `:` and the number of one of 10,000 events"


def measure() -> list[Row]:
    """Open, then jump."""
    with TemporaryDirectory() as folder:
        log = Path(folder, "long.jsonl")
        _write(log)
        return [_opening(log), *_jumping(log)]


def _write(path: Path) -> None:
    events = rehearsed()
    log = MemoryLog(events[0].session)
    for event in _talkative(events):
        log.append([replace(event, salt="", digest="")], event.moment)
    path.write_bytes(log.content)


def _talkative(events: tuple[Event, ...]) -> Iterator[Event]:
    """Yield the events, with each turn of speaking so often that there are EVENTS in all."""
    turns = [event.seq for event in events if isinstance(event.data, VoiceTaken)]
    more, rest = divmod(EVENTS - len(events), len(turns))
    for event in events:
        again = more + (event.seq in turns[:rest]) if event.seq in turns else 0
        yield from [event] * (again + 1)


def _opening(log: Path) -> Row:
    rounds = [(timed(_opened, log), timed(decoded, log)) for _ in range(RUNS)]
    ours, bare = zip(*rounds, strict=True)
    what = "open a replay of 10,000 events (decoded, its time line, its first session)"
    return Ratio(what=what, ours=ours, beside="bare typed decode", baseline=bare, target=1.3)


def _opened(log: Path) -> tuple[Player, Session]:
    player = Player(glance(log).events)
    return player, player.session


def _jumping(log: Path) -> list[Row]:
    if not AVAILABLE:
        return [Skipped(what=what, why=WHY_NOT) for what in (KEY, TYPED)]
    player = Player(glance(log).events)
    with Terminal([str(OWN), "replay", str(log)], environment(log.parent)) as terminal:
        terminal.wait_for(_place(player), "whole log")
        terminal.rest(1)
        pressed = [_jumped(terminal, key, _place(player)) for key in _keys(player)]
        typed = [_typed(terminal, seq, player) for seq in _seqs()]
    return [Percentile(what=KEY, ours=pressed, target=50), Percentile(what=TYPED, ours=typed, target=50)]


def _place(player: Player) -> str:
    return f"#{player.seq} of {EVENTS}"


def _keys(player: Player) -> Iterator[str]:
    """Yield keys, each after the player was taken to where it leads; one that leads nowhere is left out."""
    chance = random.Random(SEED)
    decision: tuple[MarkKind, ...] = ("decision",)
    moves: dict[str, Callable[[], object]] = {
        "]": lambda: player.step_to(decision, 1),
        "[": lambda: player.step_to(decision, -1),
        "\x1b[6~": lambda: player.step_to(ROUNDS, 1),
        "\x1b[5~": lambda: player.step_to(ROUNDS, -1),
        "\x1b[F": lambda: player.go(EVENTS),
        "\x1b[H": lambda: player.go(1),
    }
    pressed = 0
    while pressed < PRESSES:
        before, key = player.seq, chance.choice(list(moves))
        moves[key]()
        if player.seq != before:
            pressed += 1
            yield key


def _seqs() -> Iterable[int]:
    return random.Random(SEED).sample(range(1, EVENTS), PRESSES)


def _jumped(terminal: Terminal, key: str, shown: str) -> float:
    pressed = terminal.press(key)
    taken = (terminal.wait_for(shown) - pressed) * 1000
    terminal.rest(PAUSE)
    return taken


def _typed(terminal: Terminal, seq: int, player: Player) -> float:
    player.go(seq)
    _jumped(terminal, ":", "Go to which moment?")
    _jumped(terminal, str(seq), str(seq))
    return _jumped(terminal, "\r", _place(player))
