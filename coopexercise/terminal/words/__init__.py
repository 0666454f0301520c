"""The words and signs of the screens. Colour is never alone: every meaning has a sign or a word too."""

from collections.abc import Mapping

from textual.content import Content

from ...exercise import coproduction
from ...exercise.clock import Urgency
from ...exercise.deck import Deck, Side
from ...exercise.events import GROUP, OBSERVER, OUTSIDE, Method
from ...exercise.scenario import Mode, Parameters
from ...exercise.session import Session
from ...exercise.text import clean, in_currency, one_line

BRIEF = 160
"""The most characters of somebody's words that a board or a list shows: two or three lines. The transcript has all."""

SIDE_SIGN: Mapping[Side, str] = {"resident": "●", "professional": "■", "elected": "▲", "partner": "◆"}
SIDE_WORD: Mapping[Side, str] = {
    "resident": "resident",
    "professional": "professional",
    "elected": "elected",
    "partner": "partner",
}
SIDE_WORDS: Mapping[Side, str] = {
    "resident": "residents",
    "professional": "professionals",
    "elected": "elected members",
    "partner": "partners",
}
MODE_WORD: Mapping[Mode, str] = {"consultation": "Consultation", "co-production": "Co-production"}
URGENCY_WORD: Mapping[Urgency, str] = {
    "calm": "",
    "fifth": "Come to an end",
    "twentieth": "Last words",
    "over": "Over time",
}
METHOD_WORD: Mapping[Method, str] = {
    "officer": "one person decides",
    "show-of-hands": "show of hands",
    "dot-vote": "dot vote",
    "fist-of-five": "fist of five",
    "consent": "consent: nobody objects",
}


def plain(text: str, indent: int = 0) -> Content:
    """Return text for a widget, `indent` cells to the right: never markup, no control character."""
    return Content(" " * indent + clean(text))


def brief(text: str) -> str:
    """Return text that somebody typed on one line, cut where it would push all else off a board."""
    line = one_line(text)
    return line if len(line) <= BRIEF else f"{line[: BRIEF - 1].rstrip()}…"


def minutes(seconds: float) -> str:
    """Return `m:ss`, with a minus sign when negative. A part of a second left counts as a whole one."""
    whole = -int(-seconds // 1)
    sign = "-" if whole < 0 else ""
    return f"{sign}{abs(whole) // 60}:{abs(whole) % 60:02}"


def standing(late: float) -> str:
    """Return how a step stands to its plan; `late` is in seconds, negative when it is ahead."""
    if late >= 1:
        return f"▼ {minutes(late)} behind"
    return f"▲ {minutes(-late)} ahead" if late <= -1 else "on plan"


def role(deck: Deck, card: str) -> str:
    """Return a card's role, or words for an observer, the group, or nobody."""
    found = deck.card(card)
    if found:
        return found.role
    return {OBSERVER: "Observer", GROUP: "The group", OUTSIDE: "Somebody outside", "": "—"}.get(card, card)


def signed_role(deck: Deck, card: str) -> str:
    """Return a card's role behind the sign of its side."""
    side = deck.side(card)
    return f"{SIDE_SIGN[side]} {role(deck, card)}" if side else role(deck, card)


def item(deck: Deck, ref: str) -> str:
    """Return the text of `card/item`."""
    found = deck.item(ref)
    return found.text if found else ref


def who(names: Mapping[str, str], seat_id: str) -> str:
    """Return a person's name, or the seat when no name is known."""
    return names.get(seat_id) or f"Seat {seat_id.removeprefix('s')}"


def seat(session: Session, names: Mapping[str, str], seat_id: str) -> str:
    """Return a person's name with the role they play, or the seat when no name is known."""
    card = session.card_of(seat_id)
    return f"{who(names, seat_id)} · {role(session.deck, card)}" if card else who(names, seat_id)


def money(amount: float | None, currency: str) -> str:
    """Return an amount with its currency, or words when it was not said."""
    return "cost not said" if amount is None else in_currency(amount, currency)


def weeks(number: float | None) -> str:
    """Return a number of weeks in words."""
    return "time not said" if number is None else f"{number:g} {'week' if number == 1 else 'weeks'}"


def parameter(parameters: Parameters, name: str) -> str:
    """Return what people hear when a parameter is explained."""
    if name == "budget":
        return f"Budget {money(parameters.budget, parameters.currency)}"
    if name == "weeks":
        return weeks(parameters.weeks)
    if name == "in_kind":
        return "In kind: " + "; ".join(each.text for each in parameters.in_kind)
    if name == "who":
        return parameters.who
    return next((each.text for each in parameters.fixed if each.id == name), name)


def titles(session: Session, round_id: str, chosen: tuple[str, ...]) -> list[str]:
    """Return the titles of options or proposals of a round."""
    planned = session.scenario.round(round_id)
    known = {option.id: option.title for option in (planned.options if planned else ())}
    known |= {each.data.proposal: brief(each.title) for each in coproduction.proposals(session, round_id)}
    return [known.get(each, each) for each in chosen]
