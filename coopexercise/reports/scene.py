"""One event of a log between the session before and after it: what a sentence about it is made from."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from ..exercise.events import Event
from ..exercise.session import Session
from .speech import lasting, listed, quoted, the, titled
from .wording import LIMITS, Names


class Scene(Struct, frozen=True):
    """An event, and the session around it; `people` are the names that are known, by seat."""

    event: Event
    before: Session
    after: Session
    people: Mapping[str, str] = {}

    @property
    def names(self) -> Names:
        """The titles of things, as they stand after the event."""
        return Names(self.after)

    @property
    def round(self) -> str:
        """The event's round: by its mode where that is its title."""
        planned = self.after.scenario.round(self.event.round)
        if planned and planned.title.casefold() == planned.mode:
            return f"the {planned.mode} round"
        return f"the round {titled(self.names.round(self.event.round))}"

    def role(self, card: str) -> str:
        """Return a role with its article, or who acts where no card does."""
        found = self.after.deck.card(card)
        if found:
            return the(found.role)
        name = self.names.role(card)
        return f"{name[:1].lower()}{name[1:]}"

    def roles(self, cards: Iterable[str]) -> str:
        """Return several roles."""
        return listed(map(self.role, cards))

    def seat(self, seat: str) -> str:
        """Return who sits in a seat, with the role played in the event's round; outside the rounds, the one played now.

        There is none once everybody is back to their own name.
        """
        if self.event.round:
            card = self.after.card_in(self.event.round, seat)
        else:
            card = "" if self.before.role_left else self.before.card_of(seat)
        name = self.people.get(seat, "")
        if card:
            return f"{name} ({self.role(card)})" if name else f"{self.role(card)} in seat {seat}"
        return name or f"the person in seat {seat}"

    def place(self, seat: str) -> str:
        """Return a seat by the name of who sits in it, if that is known."""
        return self.people.get(seat) or f"seat {seat}"

    def choice(self, choice: str) -> str:
        """Return the title of an option or proposal of the event's round."""
        return titled(self.names.choice(self.event.round, choice))

    def choices(self, choices: Iterable[str], word: str = "and") -> str:
        """Return the titles of several options or proposals of the event's round."""
        return listed(map(self.choice, choices), word)

    def item(self, ref: str) -> str:
        """Return an asset, need or want."""
        return titled(self.names.item_alone(ref))

    def items(self, refs: Iterable[str], link: str = "", holder: str = "") -> str:
        """Return several; with `link` also whose they are, `“Shade” for the Pupil`, unless they are the holder's."""
        if not link:
            return listed(map(self.item, refs))
        held: dict[str, list[str]] = {}
        for ref in refs:
            held.setdefault(ref.partition("/")[0], []).append(self.item(ref))
        whose = {card: f" {link} {self.role(card)}" if card != holder else "" for card in held}
        return listed(f"{listed(items)}{whose[card]}" for card, items in held.items())

    def outcomes(self, outcomes: Iterable[str]) -> str:
        """Return several outcomes."""
        return listed(titled(self.names.outcomes((each,))) for each in outcomes)

    def parameters(self, parameters: Iterable[str]) -> str:
        """Return several parameters: what is fixed in the scenario's words, the others by their name."""
        return listed(LIMITS.get(each) or titled(self.names.parameters((each,))) for each in parameters)

    def word(self, name: str) -> str:
        """Return one of the event's words, or nothing."""
        return self.event.words.get(name, "")

    def saying(self, name: str) -> str:
        """Return one of the event's words between quotation marks, or nothing."""
        return quoted(self.word(name)) if self.word(name) else ""


def planned(seconds: float) -> str:
    """Return how long something is to take."""
    return f"with {lasting(seconds)} planned"
