"""What was decided, among what, by whom and how; who shaped it, and who will carry it."""

from collections.abc import Callable, Iterable

from ..consultation import Decision
from ..events import GROUP
from .kind import Kind
from .measure import NOT_OPEN, NOT_RECORDED, Measure, Value
from .view import Chosen, View, once


def decided(view: View) -> Measure:
    """Return the ids of the options or proposals decided for; none when nothing was agreed.

    Source: the round's last decision.
    """
    return _of_decision(view, lambda decision: decision.chosen)


def among(view: View) -> Measure:
    """Count the options or proposals that there were to decide among.

    Source: the round's last decision.
    """
    return _of_decision(view, lambda decision: len(decision.data.among))


def decider(view: View) -> Measure:
    """Return who decided: the id of a card, or `group`.

    Source: the round's last decision.
    """
    return _of_decision(view, lambda decision: decision.data.decider)


def method(view: View) -> Measure:
    """Return how it was decided: `officer`, `show-of-hands`, `dot-vote`, `fist-of-five` or `consent`.

    Source: the round's last decision.
    """
    return _of_decision(view, lambda decision: decision.data.method)


def final_say(view: View) -> Measure:
    """Return who has the last word outside the room: the id of a card, or `group`.

    Source: the round's last decision; not recorded when it was not said.
    """
    return _of_decision(view, lambda decision: decision.data.final_say or None)


def _of_decision(view: View, pick: Callable[[Decision], Value]) -> Measure:
    value = pick(view.decision) if view.decision else None
    return NOT_RECORDED if value is None or view.decision is None else Measure(value, events=_seqs(view))


def _seqs(view: View) -> tuple[int, ...]:
    return view.traced(view.decision.seq) if view.decision else ()


def roles_deciding(view: View) -> Measure:
    """Count the roles that took part in deciding: the one who decides, or all in play when the group did.

    Source: the round's last decision, and the deal.
    """
    if view.decision is None:
        return NOT_RECORDED
    by = view.decision.data.decider
    cards = view.playing if by == GROUP else (by,)
    return Measure(len(cards), view.by_side(cards), events=view.traced(view.decision.seq, *view.dealt))


def shaped(view: View) -> Measure:
    """Count the roles that shaped what was decided.

    Source: the roles named by the chosen proposals, each once. A consultation's options are drawn up
    beforehand: not open there.
    """
    return _roles(view, _cards(view, lambda each: each.shapers))


@once
def joined(view: View) -> Measure:
    """Count the roles that joined what was decided, owners included.

    Source: who joined or owns the chosen proposals and has not left them. Not open in a consultation.
    """
    return _roles(view, _cards(view, lambda each: each.joined))


def owners(view: View) -> Measure:
    """Count the roles that own what was decided; 0 when roles joined and none owns it.

    Source: who owns the chosen proposals and has not left them. Not open in a consultation.
    """
    if joined(view).state != "measured":
        return joined(view)
    cards = _cards(view, lambda each: each.owners)
    return Measure(len(cards), view.by_side(cards), events=view.basis)


def _cards(view: View, pick: Callable[[Chosen], Iterable[str]]) -> set[str]:
    return {card for each in view.chosen for card in pick(each)}


def _roles(view: View, cards: set[str]) -> Measure:
    if view.consulting:
        return NOT_OPEN
    if view.decision is None or (view.chosen and not cards):
        return NOT_RECORDED
    return Measure(len(cards), view.by_side(cards), events=view.basis)


def ready_made(view: View) -> Measure:
    """Count the chosen proposals that somebody brought ready-made instead of developing them here.

    Source: the chosen proposals. Not open in a consultation, where every option is.
    """
    if view.consulting:
        return NOT_OPEN
    if view.decision is None:
        return NOT_RECORDED
    return Measure(sum(each.ready_made for each in view.chosen), events=view.basis)


KINDS = {
    "decided": Kind(
        family="decision",
        title="Decided",
        explanation="What was decided for.",
        unit="chosen",
        take=decided,
    ),
    "among": Kind(
        family="decision",
        title="To decide among",
        explanation="How many options or proposals there were when it was decided.",
        unit="choices",
        take=among,
    ),
    "decider": Kind(
        family="decision",
        title="Who decided",
        explanation="The role that decided, or the group.",
        unit="who",
        take=decider,
    ),
    "roles_deciding": Kind(
        family="decision",
        title="Roles that took part in deciding",
        explanation="The one that decided, or all in play when the group did.",
        unit="roles",
        take=roles_deciding,
    ),
    "method": Kind(
        family="decision",
        title="How it was decided",
        explanation="The way of deciding that was used.",
        unit="method",
        take=method,
    ),
    "final_say": Kind(
        family="decision",
        title="Who has the final say",
        explanation="Who can still change it, outside the room.",
        unit="who",
        take=final_say,
    ),
    "shaped": Kind(
        family="decision",
        title="Roles that shaped what was decided",
        explanation="A consultation's options are drawn up beforehand.",
        unit="roles",
        take=shaped,
    ),
    "ready_made": Kind(
        family="decision",
        title="Ready-made proposals decided for",
        explanation="Plans that somebody brought along instead of developing them here.",
        unit="proposals",
        take=ready_made,
    ),
    "joined": Kind(
        family="decision",
        title="Roles that joined",
        explanation="Roles that will take part in what was decided, owners included.",
        unit="roles",
        take=joined,
    ),
    "owners": Kind(
        family="decision",
        title="Roles that own it",
        explanation="Roles that look after what was decided from tomorrow.",
        unit="roles",
        take=owners,
    ),
}
