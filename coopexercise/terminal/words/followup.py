"""The words of a follow-up on the screen."""

from collections.abc import Iterator, Mapping

from ...exercise import followup
from ...exercise.events import Met
from ...exercise.followup import ADDED, FollowUp, Topic
from ...exercise.session import Session
from ...exercise.text import one_line
from ...reports.aftermath import KEPT, REMOVED, SEEN, kind, later, result, summary
from ...reports.findings import SIMULATED
from ...reports.speech import counted
from ...reports.wording import day
from ..following_up import Afterwards
from . import brief, role, who

KEYS: Mapping[str, Met] = {"y": "yes", "p": "partly", "n": "no", "d": "unknown"}
"""The key of each answer."""
_LONGEST = 480
"""The most characters of a promise that are shown: about seven lines."""


def top(found: Afterwards, topic: Topic | None) -> str:
    """Return the line at the top: the scenario, and which of how many is asked about."""
    simulated = " of a simulated session" if found.session.opened.simulated else ""
    title = f"Follow-up{simulated}: {one_line(found.session.scenario.title)}"
    if topic is None:
        return title
    alike = [each for each in found.topics if kind(each) == kind(topic)]
    return f"{title} · {kind(topic)} {alike.index(topic) + 1} of {len(alike)}"


def welcome(found: Afterwards) -> Iterator[str]:
    """Yield what is said before a follow-up is begun."""
    if found.session.opened.simulated:
        yield f"{SIMULATED}\n"
    promised = sum(kind(topic) == "commitment" for topic in found.topics)
    outcomes = len(found.topics) - promised
    asked = [counted(count, one) for count, one in ((promised, "commitment"), (outcomes, "outcome")) if count]
    yield f"The session was on {day(found.session.steered[0].at[:10])}."
    yield f"What came of {' and '.join(asked)}? One key for each, and a sentence if you like."
    yield "The log of the session is not touched. What you answer is recorded beside it, at once."
    yield from (f"\nOn {day(each.at[:10])}. {summary(found.session, each)}" for each in found.earlier)


def lead(topic: Topic, session: Session, names: Mapping[str, str]) -> str:
    """Return the line above what is asked about."""
    if kind(topic) == "outcome":
        return "It was agreed that success would be" if topic.ref != ADDED else "Added to the outcomes, in words"
    if not topic.seat:
        return "Somebody promised"
    card = session.card_of(topic.seat)
    return f"{who(names, topic.seat)}{f', who played {role(session.deck, card)},' if card else ''} promised"


def body(topic: Topic) -> str:
    """Return what is asked about, cut where it would push the answers off the screen."""
    text = topic.text or f"({REMOVED})"
    return text if len(text) <= _LONGEST else f"{one_line(text)[: _LONGEST - 1].rstrip()}…"


def details(topic: Topic, found: Afterwards) -> Iterator[str]:
    """Yield what else is known of it: the date, the first step, how one would know, and what was answered before."""
    if topic.due:
        yield f"by {day(topic.due)}"
    if topic.first_step:
        yield f"First step: {brief(topic.first_step)}"
    if topic.evidence:
        yield f"How one would know: {brief(topic.evidence)}"
    for each in found.earlier:
        if topic.ref in each.followed:
            yield f"{later(followup.days(each, found.session))}: {_standing(topic, each)}"


def choices(topic: Topic) -> str:
    """Return the keys and what each of them answers."""
    words = KEPT if kind(topic) == "commitment" else SEEN
    return "     ".join(f"{key}  {words[met]}" for key, met in KEYS.items())


def recorded(topic: Topic, state: FollowUp) -> str:
    """Return what is recorded of a topic, with how to keep it or change it; empty where there is nothing."""
    if topic.ref not in state.followed:
        return ""
    return f"✓ Recorded: {_standing(topic, state)}. Enter keeps it; another answer puts it right."


def hint(topic: Topic, met: Met) -> str:
    """Return what to write, and how it is taken."""
    words = (KEPT if kind(topic) == "commitment" else SEEN)[met]
    ask = (
        "What came of it, in a sentence?" if kind(topic) == "commitment" else "By what does one see it, in a sentence?"
    )
    return f"{words[0].upper()}{words[1:]}. {ask} Enter records, also without words · Esc back"


def answered(found: Afterwards) -> Iterator[str]:
    """Yield each topic and what was answered, before the follow-up is closed."""
    for topic in found.topics:
        yield from (brief(body(topic)), f"    {_standing(topic, found.state)}")


def todo(found: Afterwards) -> str:
    """Return what is left to do where nothing is asked: begin, or close."""
    if found.state.opened:
        return "n: close the follow-up; it cannot be changed afterwards   u: put something right"
    return f"n: begin{' another follow-up' if found.earlier else ''}"


def _standing(topic: Topic, state: FollowUp) -> str:
    followed = state.followed.get(topic.ref)
    said = f": “{brief(followed.text)}”" if followed and followed.text else ""
    return f"{result(topic, followed)}{said}{f' ({REMOVED})' if followed and followed.removed else ''}"
