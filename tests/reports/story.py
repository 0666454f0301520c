"""One short session that the reports are tested on: both rounds, both decisions, and a debrief."""

from typing import Any

from msgspec.structs import replace

from coopexercise.exercise import agenda, consultation, coproduction, corrections, debrief, observing, ratings
from coopexercise.exercise.session import Session
from tests.exercise.table import Table, dealt

ROLES = ("officer", "neighbour", "neighbour", "pupil", "councillor")
"""What `s1` to `s5` hold: a mirror role, and nobody plays the shop-keeper."""


def another(session: Session) -> Session:
    """Return a session as one of its own, with another id."""
    return replace(session, id="another")


def whole(session: Session) -> Session:
    """Return a session as one that has come to its planned end."""
    return replace(session, ended=True)


def consulted(**options: Any) -> Table:
    """Return a table whose consultation was decided and rated."""
    table = dealt(ROLES, **options).go("round", "consultation").wait(20)
    table.done(agenda.give_notice)
    table.done(coproduction.explain, ("budget",), "officer")
    table.done(observing.open_window)
    for card in ("officer", "officer", "neighbour", "officer"):
        table.done(observing.voice, card)
    table.done(observing.close_window)
    table.wait(100).done(consultation.choose, "s2", "planters", "Nicer than <b>nothing</b>")
    table.done(consultation.choose, "s4", "fence")
    table.done(consultation.remark, "Why not [a bench](http://bench.example)?", "s3")
    table.done(
        consultation.decide, "planters", "officer", "Two for it | *and* less litter", dissent="The pupil wants a fence"
    )
    table.wait(170).go("ratings", "consultation")
    slips = (
        ("s1", 5, {"heard": 4, "power": 5}, {"officer/no-upkeep": "yes", "officer/thanks": "no"}),
        ("s2", 3, {"heard": 2, "power": 1}, {"neighbour/a-seat": "no", "neighbour/flowers": "yes"}),
        ("s3", 2, {"heard": 1, "power": 1}, {"neighbour/a-seat": "no", "neighbour/flowers": "partly"}),
        ("s5", 4, {"heard": 4, "power": 3}, {"councillor/quick-win": "partly"}),
    )
    for seat, rung, statements, items in slips:
        table.done(ratings.rate, seat, rung, statements, items)
    return table


def told(**options: Any) -> Table:
    """Return a table at the end of its debrief."""
    table = consulted(**options).go("round", "co-production")
    table.done(coproduction.explain, ("budget", "weeks", "no-digging"), "officer")
    table.done(observing.release, "gift")
    table.wait(60).done(coproduction.offer, "neighbour", "neighbour/carpentry")
    table.done(coproduction.offer, "pupil", text="Runs a choir")
    mistaken = table.done(coproduction.offer, "councillor", text="A speech")[0].seq
    table.done(corrections.withdraw, mistaken)
    table.done(coproduction.idea, "pupil", "Somewhere dry to wait", ("pupil/safe-wait",))
    table.done(
        coproduction.shape,
        "A bench with a roof",
        text="Built on two Saturdays",
        risk="It may rain",
        cards=("neighbour", "pupil"),
        assets=("neighbour/carpentry", "pupil/painting"),
        items=("neighbour/a-seat", "pupil/safe-wait"),
        outcomes=("glad-to-wait",),
        cost=900,
        weeks=8,
        stage="co-design",
    )
    table.done(coproduction.join, "p1", "pupil")
    table.done(coproduction.join, "p1", "neighbour", "owns")
    table.wait(400).done(agenda.pause)
    table.wait(30).done(agenda.resume)
    table.done(agenda.change_clock, 60)
    table.wait(200)
    votes = {"p1": 4}
    table.done(
        coproduction.decide, ("p1",), "show-of-hands", votes=votes, reason="We can do it", final_say="councillor"
    )
    noted = table.done(observing.note, "The pupil spoke late", ("voices",))[0].seq
    table.done(corrections.replace, noted, {"text": "The pupil spoke only at the end"})
    table.go("ratings", "co-production")
    table.done(ratings.rate, "s2", 6, {"heard": 5}, {"neighbour/a-seat": "yes", "neighbour/flowers": "no"})
    table.done(ratings.rate, "s4", declined=True)
    table.finish()
    table.done(debrief.answer, 0, "That the cables were moved")
    table.done(debrief.commit, "Ring the shop", "s2", "2026-06-20")
    table.done(debrief.learn, "Ask earlier")
    table.done(observing.missing, "Night workers")
    return table
