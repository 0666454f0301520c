"""Makes the golden logs of a version that is about to be released: `python -m tests.golden.make v2`.

They come from runs of that version: commands through the conductor into a log on a disk, as the screens give them.
A folder that is there is never written to again.
"""

import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from coopexercise.exercise import agenda, consultation, coproduction, corrections, dealing, debrief, observing
from coopexercise.exercise import ratings as slips
from coopexercise.exercise.events import Moment
from coopexercise.exercise.refusals import Refusal
from coopexercise.library import Loaded, load
from coopexercise.record import create_log, open_log
from coopexercise.simulation import simulate
from coopexercise.terminal.conductor import Conductor
from coopexercise.terminal.opening import Plan, opening_of
from tests.exercise.table import FakeClock

from .state import state_of, sums

LATE = "2026-06-01T12:05:00.000Z"
HELD = {"s1": "parks-officer", "s2": "pupil", "s3": "night-worker", "s4": "shopkeeper", "s5": "councillor"}


class Run:
    """A session that somebody leads by hand."""

    def __init__(self, path: Path, loaded: Loaded) -> None:
        self.clock = FakeClock()
        plan = Plan(scenario=loaded.scenario, deck=loaded.deck, gathering="hall-1", table=2)
        self.conductor = Conductor(create_log(path, f"golden-{path.stem}"), lambda: self.clock.now)
        self(opening_of(plan))

    def __call__(self, command: Callable[..., Any], *, after: float = 5, happened: str = "", **given: Any) -> None:
        """Carry out a command, some seconds later."""
        self.clock.wait(after)
        result = self.conductor.perform(partial(command, **given), happened)
        if isinstance(result, Refusal):
            raise SystemExit(result.sentence)

    @property
    def now(self) -> Moment:
        """The moment it is."""
        return self.clock.now

    @property
    def last(self) -> int:
        """The number of the last entry."""
        return self.conductor.session.seq

    def to_round(self) -> None:
        """Go on to the beginning of the next round."""
        self(agenda.advance)
        while self.conductor.session.round is None or self.conductor.session.step:
            self(agenda.advance)


def begun(path: Path, loaded: Loaded) -> Run:
    """Return a session in the middle of its consultation, with a correction of each kind."""
    run = Run(path, loaded)
    run(dealing.add_seats, people=[(), ("councillor",), (), (), ()])
    run(dealing.deal_as_handed_out, dealt=HELD)
    run(agenda.advance)
    run(agenda.give_notice)
    run(agenda.agree_outcomes, outcomes=("good-to-wait",), added="Nobody waits in the dark")
    run.to_round()
    run(coproduction.explain, parameters=("budget",), card="parks-officer")
    run(consultation.choose, seat="s2", option="planters-and-bin", reason="I like plnts — a lot, “really”")
    run(corrections.replace, seq=run.last, words={"reason": "I like plants — a lot, “really”"})
    run(consultation.choose, seat="s3", option="fence-it")
    run(corrections.withdraw, seq=run.last)
    run(consultation.remark, text="Why not a bench?", seat="s3", happened=LATE)
    run(consultation.tally, option="rent-it-out", votes={"partner": 1, "elected": 1})
    return run


def by_hand(path: Path, loaded: Loaded) -> None:
    """A whole session with pauses, a sleeping laptop, people who come and go, and entries that come late."""
    run = begun(path, loaded)
    run(agenda.pause, after=20)
    run(agenda.resume, after=60)
    run(agenda.change_clock, seconds=60)
    run(
        consultation.decide,
        option="planters-and-bin",
        by="parks-officer",
        reason="It fits the money",
        final_say="outside",
        outside="The ward committee",
    )
    run(agenda.advance)
    while run.conductor.session.round is not None:
        run(agenda.advance)
    run(slips.rate, seat="s2", rung=3, statements={"heard": 2, "power": 1, "help": 3}, items={"pupil/a-seat": "no"})
    run(slips.rate, seat="s3", declined=True)
    run.to_round()
    run(observing.open_window)
    run(observing.voice, card="pupil")
    run(observing.voice, card="night-worker")
    run(observing.close_window)
    run(coproduction.offer, card="night-worker", asset="night-worker/carpentry")
    run(coproduction.offer, card="shopkeeper", text="An hour on Sundays")
    run(coproduction.idea, card="pupil", text="A bench\nwith a roof", items=("pupil/a-seat",))
    run.clock.step(480)
    run(agenda.answer_jump, after=0, now=run.now, counts=False)
    run(dealing.arrive_late)
    run(
        coproduction.shape,
        title="A bench with a back",
        text="Built on Saturdays",
        risk="Rain",
        cards=("pupil", "night-worker"),
        assets=("night-worker/carpentry",),
        items=("pupil/a-seat",),
        outcomes=("good-to-wait",),
        cost=220.5,
        weeks=5,
    )
    run(coproduction.join, proposal="p1", card="pupil")
    run(coproduction.join, proposal="p1", card="night-worker", how="owns")
    run(observing.note, text="The pupil spoke first #voice", tags=("voice",))
    run(observing.missing, text="People who use wheelchairs")
    run(coproduction.decide, chosen=("p1",), method="consent", dissent="The shop wanted a lamp")
    run(dealing.leave, seat="s4")
    run(agenda.end_round)
    run(
        slips.rate,
        seat="s2",
        rung=6,
        statements={"heard": 5},
        items={"pupil/a-seat": "yes", "pupil/safe-wait": "partly"},
    )
    while not run.conductor.session.role_left:
        run(agenda.advance)
    run(debrief.answer, question=0, text="Nobody asked me", seat="s2")
    run(debrief.learn, text="Ask before drawing up options")
    run(debrief.commit, text="I bring the wood", seat="s3", due="2026-06-08")
    _end(run)


def _end(run: Run) -> None:
    """Go through what is left of the debrief, and end the session."""
    while not isinstance(run.conductor.perform(agenda.advance), Refusal):
        run.clock.wait(5)
    run(agenda.end_session)
    run.conductor.close()


def cut_short(path: Path, loaded: Loaded) -> None:
    """A session that had to stop in its consultation."""
    run = begun(path, loaded)
    run.clock.restart(3_600)
    run(agenda.answer_jump, after=0, now=run.now, counts=True)
    run(agenda.end_session, reason="The room was needed")
    run.conductor.close()


def unfinished(path: Path, loaded: Loaded) -> None:
    """A session whose last entry was being written when the power went."""
    begun(path, loaded).conductor.close()
    path.write_bytes(path.read_bytes()[:-100])


def rehearsed(path: Path, loaded: Loaded) -> None:
    """A simulated session."""
    simulate(loaded, [()] * 6, 11, path)


def redacted(path: Path, loaded: Loaded) -> None:
    """A whole session from which the words of three entries were removed after its end."""
    by_hand(path, loaded)
    opened = open_log(path)
    worded = [event for event in opened.reading.events if event.words]
    with opened.log as log:
        for event in (worded[1], worded[-1]):
            log.remove_words(event.seq, event.moment, "asked")


RUNS = (by_hand, cut_short, unfinished, rehearsed, redacted)


def main(version: str) -> None:
    """Play each session and write down what it folds to."""
    folder = Path(__file__).parent / version
    folder.mkdir()
    loaded = load("taster")
    assert isinstance(loaded, Loaded)
    for run in RUNS:
        path = folder / f"{run.__name__.replace('_', '-')}.jsonl"
        run(path, loaded)
    seal(folder)


def seal(folder: Path) -> None:
    """Write the state of each log, and the sums of all files."""
    for path in sorted(folder.glob("*.jsonl")):
        text = json.dumps(state_of(path), ensure_ascii=False, indent=1)
        path.with_suffix(".json").write_text(f"{text}\n", encoding="utf-8")
    (folder / "SHA256SUMS").write_text(sums(folder), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
