"""One event of a log between the session before and after it: what a sentence about it is made from."""

from collections.abc import Iterable

from msgspec import Struct

from ..exercise.events import Event
from ..exercise.session import Session
from .wording import Names


class Scene(Struct, frozen=True):
    """An event, and the session around it."""

    event: Event
    before: Session
    after: Session

    @property
    def names(self) -> Names:
        """The titles of things, as they stand after the event."""
        return Names(self.after)

    @property
    def round(self) -> str:
        """The title of the event's round."""
        return self.names.round(self.event.round)

    def seat(self, seat: str) -> str:
        """Return a seat with the role it played in the event's round; outside the rounds, with the one it plays now.

        There is none once everybody is back to their own name.
        """
        if self.event.round:
            return self.names.seat(seat, self.after.card_in(self.event.round, seat))
        return self.names.seat(seat, "" if self.before.role_left else self.before.card_of(seat))

    def choice(self, choice: str) -> str:
        """Return the title of an option or proposal of the event's round."""
        return quoted(self.names.choice(self.event.round, choice))

    def choices(self, choices: Iterable[str]) -> str:
        """Return the titles of several options or proposals of the event's round."""
        return ", ".join(map(self.choice, choices))

    def word(self, name: str) -> str:
        """Return one of the event's words between quotation marks, or nothing."""
        text = self.event.words.get(name, "")
        return quoted(text) if text else ""


def quoted(text: str) -> str:
    """Return a text between quotation marks."""
    return f"“{text}”"


def joined(*sentences: str) -> str:
    """Return the sentences that are not empty, one after the other."""
    return " ".join(filter(None, sentences))


def labelled(label: str, words: str) -> str:
    """Return `Label: words.`, or nothing without words."""
    return f"{label}: {words}." if words else ""
