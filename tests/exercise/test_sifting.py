"""Choosing among events: by role, side, kind and tag."""

import pytest

from coopexercise.exercise import agenda, consultation, coproduction, observing, ratings
from coopexercise.exercise.events import KINDS, SessionEnded, SessionOpened
from coopexercise.exercise.sifting import FAMILIES, Sieve, sifted
from tests.exercise.table import Table, consulting


def walked() -> Table:
    """Return a table after both rounds, with something of every kind that names a role."""
    table = consulting()
    table.done(consultation.hands, "planters", ["s2"])
    table.done(consultation.tally, "fence", {"elected": 1})
    table.done(observing.release, "letter")
    table.done(observing.note, "Nobody looks up", ("power",))
    table.done(consultation.decide, "planters", "officer", "Cheap and quick")
    table.go("ratings", "consultation")
    table.done(ratings.rate, "s3", 4)
    table.go("round", "co-production")
    table.done(coproduction.offer, "neighbour", "neighbour/van")
    table.done(coproduction.shape, "A bench", cards=("neighbour", "pupil"), cost=300)
    table.done(coproduction.join, "p1", "trader")
    return table


TABLE = walked()


def kinds(sieve: Sieve) -> list[str]:
    """Return the kinds of the events that a sieve lets through, after the opening of the first round."""
    seqs = sifted(TABLE.session, TABLE.events, sieve)
    return [TABLE.events[seq - 1].kind for seq in seqs]


def test_an_open_sieve_lets_everything_through() -> None:
    """And says that it is open."""
    assert sifted(TABLE.session, TABLE.events, Sieve()) == tuple(range(1, len(TABLE.events) + 1))
    assert [Sieve().open, Sieve(tags=frozenset({"power"})).open] == [True, False]


@pytest.mark.parametrize(
    ("sieve", "expected"),
    [
        (Sieve(cards=frozenset({"neighbour"})), ["option.chosen", "offer.made", "proposal.shaped"]),
        (Sieve(cards=frozenset({"officer"})), ["inject.released", "decision.made"]),
        (Sieve(cards=frozenset({"pupil"})), ["rating.given", "proposal.shaped"]),
        (Sieve(sides=frozenset({"partner"})), ["proposal.joined"]),
        (Sieve(sides=frozenset({"elected"})), ["option.chosen"]),
        (Sieve(tags=frozenset({"power"})), ["note.made"]),
        (Sieve(families=frozenset({"slips"})), ["rating.given"]),
        (Sieve(families=frozenset({"slips", "decided"}), cards=frozenset({"pupil"})), ["rating.given"]),
        (Sieve(sides=frozenset({"resident"}), cards=frozenset({"officer"})), []),
        (Sieve(tags=frozenset({"power"}), families=frozenset({"clock"})), []),
    ],
)
def test_of_each_list_one_must_fit(sieve: Sieve, expected: list[str]) -> None:
    """A role's own words and deeds, what reaches it, its slip; the sides that were counted by hand."""
    assert kinds(sieve) == expected


def test_every_kind_is_in_one_family_but_for_the_beginning_and_the_end() -> None:
    """So that nothing can only be found by listing everything. A follow-up is no session: nobody sifts its log."""
    listed = [kind.kind for family in FAMILIES.values() for kind in family]
    followed = {kind for kind in KINDS if kind.startswith("followup.") or kind.endswith(".followed")}
    assert sorted([*listed, *followed, SessionOpened.kind, SessionEnded.kind]) == sorted(KINDS)


def test_a_choice_without_a_seat_is_nobodys() -> None:
    """A remark that nobody is named for belongs to no role."""
    table = consulting()
    table.done(consultation.remark, "Could it be mended?")
    table.done(agenda.pause)
    assert sifted(table.session, table.events[9:], Sieve(cards=frozenset({"pupil"}))) == ()
