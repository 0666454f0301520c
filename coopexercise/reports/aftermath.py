"""What came of a session, weeks later: each promise and each outcome beside its result, for all forms of the report.

What was promised, and what is said of it, is for the facilitator alone. Everybody sees how many were kept, and how
each stands, by its number.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from ..exercise import followup
from ..exercise.events import Met
from ..exercise.followup import ADDED, Followed, FollowUp, Topic
from ..exercise.session import Session
from .audience import Audience
from .speech import counted, quoted

KEPT: Mapping[Met, str] = {"yes": "kept", "partly": "kept in part", "no": "not kept", "unknown": "not known"}
SEEN: Mapping[Met, str] = {"yes": "seen", "partly": "seen in part", "no": "not seen", "unknown": "not known"}
NOT_ASKED = "not asked yet"
REMOVED = "the words were removed"
STRAY = "A follow-up lies beside the log of this session that does not belong to it. It is not shown."
_AN_ADDED_ONE = "What was added to the outcomes"
_WEEK, _MONTH = 7, 30.44
_DAYS_UNTIL_WEEKS, _DAYS_UNTIL_MONTHS = 14, 63

Kind = Literal["commitment", "outcome"]


class Beside(Struct, frozen=True):
    """The follow-ups beside a session's log that belong to it, oldest first; and whether there are others."""

    followups: tuple[FollowUp, ...] = ()
    stray: bool = False


NOTHING = Beside()
"""Where nobody has asked."""


class Result(Struct, frozen=True):
    """One promise or outcome and what came of it, once for each follow-up; what others may not read is empty."""

    name: str
    """Its kind and number: what it is called where its words are not known."""
    what: str
    due: str
    who: str
    came: tuple[str, ...]


class Aftermath(Struct, frozen=True):
    """What came of it: in sentences, and one by one in a column for each follow-up."""

    summary: tuple[str, ...]
    columns: tuple[str, ...]
    results: tuple[Result, ...]


def aftermath(session: Session, beside: Beside, audience: Audience) -> Aftermath | None:
    """Return what came of a session, for somebody; None where nobody has asked."""
    if not beside.followups and not beside.stray:
        return None
    asked = beside.followups
    return Aftermath(
        summary=(*(summary(session, each) for each in asked), *((STRAY,) if beside.stray else ())),
        columns=tuple(_column(session, each, audience) for each in asked),
        results=tuple(_results(session, asked, audience)) if asked else (),
    )


def later(days: int) -> str:
    """Return how long after a session something was, in words."""
    if days < 1:
        return "On the same day"
    if days < _DAYS_UNTIL_WEEKS:
        return f"After {counted(days, 'day')}"
    if days < _DAYS_UNTIL_MONTHS:
        return f"After {counted(round(days / _WEEK), 'week')}"
    return f"After {counted(round(days / _MONTH), 'month')}"


def result(topic: Topic, followed: Followed | None) -> str:
    """Return how a promise or an outcome stands, without what was said of it."""
    if followed is None:
        return NOT_ASKED
    return (KEPT if kind(topic) == "commitment" else SEEN)[followed.met]


def kind(topic: Topic) -> Kind:
    """Return whether something was promised, or agreed on as an outcome."""
    return "commitment" if isinstance(topic.ref, int) else "outcome"


def summary(session: Session, asked: FollowUp) -> str:
    """Return how many commitments and outcomes stand how, as counts: there are few of them."""
    topics = followup.topics(session)
    alike = ([each for each in topics if kind(each) == wanted] for wanted in ("commitment", "outcome"))
    parts = (_standings(asked, some) for some in alike)
    return f"{later(followup.days(asked, session))}: {'; '.join(filter(None, parts))}."


def _standings(asked: FollowUp, topics: Sequence[Topic]) -> str:
    if not topics:
        return ""
    results = [result(each, asked.followed.get(each.ref)) for each in topics]
    standings = (*(KEPT if kind(topics[0]) == "commitment" else SEEN).values(), NOT_ASKED)
    counts = ", ".join(f"{results.count(each)} {each}" for each in standings if each in results)
    return f"of {counted(len(topics), kind(topics[0]))}, {counts}"


def _column(session: Session, asked: FollowUp, audience: Audience) -> str:
    date = "" if audience.anonymous else f" ({asked.at[:10]})"
    return f"{later(followup.days(asked, session))}{date}{'' if asked.ended else ', not finished'}"


def _results(session: Session, asked: Sequence[FollowUp], audience: Audience) -> Iterator[Result]:
    numbers: dict[Kind, int] = {"commitment": 0, "outcome": 0}
    for topic in followup.topics(session):
        numbers[kind(topic)] += 1
        yield Result(
            f"{kind(topic).capitalize()} {numbers[kind(topic)]}",
            _what(topic, audience),
            "" if audience.anonymous else topic.due,
            topic.seat if audience.facilitator and not audience.anonymous else "",
            tuple(_came(topic, each.followed.get(topic.ref), audience) for each in asked),
        )


def _what(topic: Topic, audience: Audience) -> str:
    """Return the words of a topic: those of the scenario for everybody, those of people for the facilitator alone."""
    if topic.ref == ADDED and not audience.facilitator:
        return _AN_ADDED_ONE
    if kind(topic) == "outcome" and topic.ref != ADDED:
        return topic.text
    return (topic.text or REMOVED) if audience.facilitator else ""


def _came(topic: Topic, followed: Followed | None, audience: Audience) -> str:
    standing = result(topic, followed)
    if followed is None or not audience.facilitator:
        return standing
    if followed.removed:
        return f"{standing} ({REMOVED})"
    return f"{standing}: {quoted(followed.text)}" if followed.text else standing
