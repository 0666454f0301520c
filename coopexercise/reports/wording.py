"""Ids and figures in words for people. What others wrote is returned as they wrote it; renderers clean it."""

from collections.abc import Iterable, Mapping

from ..exercise import coproduction, questions, ratings
from ..exercise.deck import Side
from ..exercise.events import GROUP, OBSERVER, OUTSIDE, Joining, Method
from ..exercise.measures import RoundMeasures
from ..exercise.scenario import Promise, Round
from ..exercise.session import Session
from ..exercise.text import in_currency

SIDES: Mapping[Side, str] = {
    "resident": "Residents",
    "professional": "Professionals",
    "elected": "Elected members",
    "partner": "Partners",
}
METHODS: Mapping[Method, str] = {
    "officer": "one role decides, after hearing the answers",
    "show-of-hands": "show of hands",
    "dot-vote": "dot vote",
    "fist-of-five": "fist of five",
    "consent": "consent: nobody objects",
}
PROMISES: Mapping[Promise, str] = {
    "inform": "inform: you will be told",
    "consult": "consult: you will be heard",
    "involve": "involve: your concerns will shape it",
    "collaborate": "collaborate: we work it out together",
    "empower": "empower: you decide",
}
JOININGS: Mapping[Joining, str] = {"joins": "joins", "owns": "takes charge of", "leaves": "leaves"}
LEAST_FOR_PERCENT = 10
"""With fewer people in all, or out of fewer, counts stand alone."""
NONE_TO_COUNT = "none to count"
"""For a part of nothing: of no claims none can be denied, and 0 of 0 would look like a result."""
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
LIMITS: Mapping[str, str] = {
    "budget": "the budget",
    "weeks": "the weeks",
    "in_kind": "help in kind",
    "who": "who may join in",
}


class Names:
    """The titles of one session's roles, options, proposals and so on; an id stands only where there is none."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def role(self, card: str) -> str:
        """Return a card's role, or who acts where no card does."""
        found = self._session.deck.card(card)
        others = {"": "The facilitator", GROUP: "The group", OBSERVER: "An observer", OUTSIDE: "Somebody outside"}
        return found.role if found else others.get(card, card)

    def roles(self, cards: Iterable[str]) -> str:
        """Return the roles of several cards."""
        return ", ".join(map(self.role, cards))

    def seat(self, seat: str, card: str) -> str:
        """Return a seat, with the role of the card it holds if it holds one."""
        return f"Seat {seat} ({self.role(card)})" if card else f"Seat {seat}"

    def round(self, round_id: str) -> str:
        """Return a round's title."""
        found = self._session.scenario.round(round_id)
        return found.title if found else round_id

    def choice(self, round_id: str, choice: str) -> str:
        """Return the title of an option or a proposal of a round."""
        planned = self._session.scenario.round(round_id)
        option = planned.option(choice) if planned else None
        if option:
            return option.title
        title = coproduction.title(self._session, round_id, choice)
        return title if title != choice else f"Proposal {choice}"

    def choices(self, round_id: str, choices: Iterable[str]) -> str:
        """Return the titles of several options or proposals of a round."""
        return "; ".join(self.choice(round_id, each) for each in choices)

    def question(self, place: int) -> str:
        """Return a question of the debrief, by its number."""
        found = questions.question(self._session.scenario, place)
        return found.text if found else f"question {place + 1}"

    def item(self, ref: str) -> str:
        """Return an asset, need or want with the role that has it."""
        return f"{self.item_alone(ref)} ({self.role(ref.partition('/')[0])})"

    def item_alone(self, ref: str) -> str:
        """Return the text of an asset, need or want."""
        found = self._session.deck.item(ref)
        return found.text if found else ref

    def items(self, refs: Iterable[str]) -> str:
        """Return several assets, needs or wants with their roles."""
        return "; ".join(map(self.item, refs))

    def outcomes(self, outcomes: Iterable[str]) -> str:
        """Return the texts of several outcomes."""
        texts = {outcome.id: outcome.text for outcome in self._session.scenario.outcomes}
        return "; ".join(texts.get(each, each) for each in outcomes)

    def parameters(self, parameters: Iterable[str]) -> str:
        """Return several parameters: what is fixed in the scenario's words, the others by their name."""
        fixed = {each.id: each.text for each in self._session.scenario.parameters.fixed}
        return "; ".join(fixed.get(each) or LIMITS.get(each, each) for each in parameters)

    def money(self, amount: float) -> str:
        """Return an amount in the scenario's currency."""
        return in_currency(amount, self._session.scenario.parameters.currency)


def round_with_mode(played: Round | RoundMeasures) -> str:
    """Return a round's title, with its mode where the title does not say it."""
    return played.title if played.title.casefold() == played.mode else f"{played.title} ({played.mode})"


def number(value: float) -> str:
    """Return a number with thousands apart, and at most two places."""
    return f"{value:,.2f}".rstrip("0").rstrip(".").replace("-", "−")


def day(date: str) -> str:
    """Return a day in words, `3 June 2026`, from a date (YYYY-MM-DD); anything else as it is."""
    year, _, rest = date.partition("-")
    month, _, number_ = rest.partition("-")
    known = month.isdecimal() and number_.isdecimal() and 1 <= int(month) <= len(_MONTHS)
    return f"{int(number_)} {_MONTHS[int(month) - 1]} {year}" if known else date


def length(seconds: float) -> str:
    """Return a length of time as minutes and seconds, `m:ss`."""
    minutes, rest = divmod(round(abs(seconds)), 60)
    return f"{'−' if seconds < 0 else ''}{minutes}:{rest:02d}"


def rung(value: int) -> str:
    """Return a rung of the ladder with its name."""
    return f"{value} ({ratings.RUNGS[value - 1]})" if 1 <= value <= len(ratings.RUNGS) else str(value)


def share(part: float, whole: float | None, percent: bool) -> str:
    """Return a count, out of how many, and as a percentage if it may be one and is out of enough."""
    if whole is None:
        return number(part)
    if whole == 0:
        return NONE_TO_COUNT
    told = f" ({percentage(part, whole)})" if percent and whole >= LEAST_FOR_PERCENT else ""
    return f"{number(part)} of {number(whole)}{told}"


def percentage(part: float, whole: float) -> str:
    """Return how many in a hundred, in whole ones; 0 % is none and 100 % is all, never nearly."""
    rounded = round(100 * part / whole)
    if rounded == 100 and part < whole:
        return "over 99 %"
    return "under 1 %" if rounded == 0 and part > 0 else f"{rounded} %"


def dots(values: Iterable[int], scale: int) -> str:
    """Return a scale from 1 on which each value is a dot behind its figure: `1 2● 3●● 4 5`."""
    given = list(values)
    return " ".join(f"{place}{'●' * given.count(place)}" for place in range(1, scale + 1))


def entries(seqs: Iterable[int]) -> str:
    """Return the places of events in the log, runs of three or more closed up: `1, 4–9`."""
    runs: list[list[int]] = []
    for seq in sorted(seqs):
        if runs and seq == runs[-1][-1] + 1:
            runs[-1].append(seq)
        else:
            runs.append([seq])
    return ", ".join(_run(run) for run in runs)


def _run(run: list[int]) -> str:
    return f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run))
