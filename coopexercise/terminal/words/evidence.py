"""The evidence for a question in words: one plain sentence for each piece, and where it stands in the log."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct

from ...exercise.evidence import Evidence, EvidenceKind, evidence
from ...exercise.four_cos import by_proposal, touched
from ...exercise.misconceptions import Misconception, Name, misconceptions
from ...exercise.questions import Topic
from ...exercise.session import Session
from ...exercise.text import in_currency
from ...reports import judged
from .. import words

NOTHING = "Nothing was recorded about this. What do you remember?"
_MOST_NAMED = 3
_MOST_SIGNS, _MOST_PUBLIC_SIGNS = 2, 1
"""The most facts for a misconception, and against it, that are shown; on a projector, which nobody scrolls."""
_PUBLIC: frozenset[EvidenceKind] = frozenset(
    (
        "decided",
        "nothing-agreed",
        "drawn-up",
        "shaped",
        "ready-made",
        "carried",
        "no-owner",
        "met-here-alone",
        "met-nowhere",
        "assets-used",
        "assets-offered",
        "assets-unasked",
        "explained",
        "over-the-limit",
        "most-turns",
        "promise-felt",
        "outcome",
        "took",
    )
)
"""What the projector shows: facts of the table. What somebody said or wrote stays with the facilitator."""

_FROM_SLIPS: frozenset[EvidenceKind] = frozenset(("met-here-alone", "met-nowhere", "promise-felt"))
"""What people said on paper, each alone."""

MISCONCEPTIONS: Mapping[Name, str] = {
    "label": "“Put ‘co-’ in front, and it is done.”",
    "consultation": "“Consultation is co-production.”",
    "professionals": "“There is no role for professionals.”",
    "cost": "“It costs no money, takes no time and carries no risk.”",
    "examples": "“Show us first where it has been done just like this.”",
}


class Line(Struct, frozen=True):
    """One thing to be shown, and the entry at which it can be seen; 0 when there is none."""

    text: str
    seq: int = 0


def lines(session: Session, topics: tuple[Topic, ...], public: bool = False) -> list[Line]:
    """Return the evidence about some topics; for the projector only what is `public`."""
    if "misconceptions" in topics:
        five = [_misconception(session, each, public) for each in misconceptions(session)]
        return five if public else [*five, four_cos(session)]
    found = _kept(evidence(session, topics), public)
    if "co-production" not in topics:
        return [Line(sentence(session, each), moment(each)) for each in found]
    decided = {(each.round, (each.proposal,)) for each in by_proposal(session)}  # who shaped these is said below
    others = [each for each in found if each.kind != "shaped" or (each.round, each.names) not in decided]
    return [*(Line(sentence(session, each), moment(each)) for each in others), *_proposals(session), four_cos(session)]


def _kept(found: Iterable[Evidence], public: bool) -> list[Evidence]:
    return [each for each in found if not public or each.kind in _PUBLIC]


def moment(found: Evidence) -> int:
    """Return the entry at which a piece of evidence came about; 0 for one from slips, since nobody's is shown."""
    return 0 if found.kind in _FROM_SLIPS else found.events[-1]


def _misconception(session: Session, found: Misconception, public: bool) -> Line:
    for_it, against = _kept(found.for_it, public), _kept(found.against, public)
    unsaid = "nothing recorded" if not (found.for_it or found.against) else "noted in somebody's words, not shown here"
    most = _MOST_PUBLIC_SIGNS if public else _MOST_SIGNS
    said = [
        f"   {label}: {sentence(session, each)}"
        for label, these in (("+ for", for_it), ("− against", against))
        for each in these[:most]
    ]
    first = next(iter([*for_it, *against]), None)
    text = "\n".join([MISCONCEPTIONS[found.name], *(said or [f"   {unsaid}"])])
    return Line(text, moment(first) if first else 0)


def _proposals(session: Session) -> Iterator[Line]:
    """Yield of each decided proposal who designs, delivers and assesses it, as far as that was recorded."""
    for each in by_proposal(session):
        (title,) = map(_quoted, words.titles(session, each.round, (each.proposal,)))
        designed = "brought ready-made" if each.ready_made else f"designed by {_or_nobody(session, each.designed)}"
        delivered = f"will be delivered by {_or_nobody(session, each.delivered)}"
        assessed = "will be assessed together" if each.assessed else "who will assess it was not recorded"
        yield Line(f"{title}: {designed}; {delivered}; {assessed}.", each.events[-1])


def _or_nobody(session: Session, cards: tuple[str, ...]) -> str:
    return listed([words.role(session.deck, card) for card in cards]) or "nobody, as far as was recorded"


def four_cos(session: Session) -> Line:
    """Return which of the four Co's were touched, and of which nothing was recorded."""
    last = max((seq for seqs in touched(session).values() for seq in seqs), default=0)
    return Line(f"{judged.four_cos(session)} Who would assess it, together?", last)


def sentence(session: Session, found: Evidence) -> str:
    """Return one piece of evidence as a sentence."""
    planned = session.scenario.round(found.round)
    own = _OWN_WORDS.get(found.kind)
    said = own(session, found) if own else _SENTENCES[found.kind].format(**_parts(session, found))
    return f"{planned.title}: {said}" if planned else said


def _parts(session: Session, found: Evidence) -> dict[str, str | float]:
    return {
        "roles": _roles(session, found),
        "titles": _titles(session, found),
        "items": _items(session, found),
        "owned": _owned_items(session, found),
        "parameters": _parameters(session, found),
        "words": f"“{words.brief(found.words)}”",
        "amount": found.amount,
        "out_of": found.out_of,
        "minutes": words.minutes(found.amount),
    }


def _roles(session: Session, found: Evidence) -> str:
    return listed([words.role(session.deck, card) for card in found.cards])


def _items(session: Session, found: Evidence) -> str:
    return listed([words.item(session.deck, ref) for ref in found.refs])


def _owned_items(session: Session, found: Evidence) -> str:
    deck = session.deck
    return listed([f"{words.item(deck, ref)} ({words.role(deck, ref.partition('/')[0])})" for ref in found.refs])


def _titles(session: Session, found: Evidence) -> str:
    return listed([_quoted(each) for each in words.titles(session, found.round, found.names)])


def _quoted(text: str) -> str:
    """Return a title in quotation marks; one that has some already needs no more."""
    return text if "“" in text else f"“{text}”"


def listed(texts: list[str]) -> str:
    """Return texts in a row; of many only the first, and how many more there are."""
    more = len(texts) - _MOST_NAMED
    return "; ".join(texts[:_MOST_NAMED]) + (f"; and {more} more" if more > 0 else "")


def _parameters(session: Session, found: Evidence) -> str:
    return listed([words.parameter(session.scenario.parameters, name) for name in found.names])


def _explained(session: Session, found: Evidence) -> str:
    who = _roles(session, found) or "the facilitator"
    return f"{who} set out: {_parameters(session, found)}"


def _over(session: Session, found: Evidence) -> str:
    proposal, what = found.names
    (title,) = map(_quoted, words.titles(session, found.round, (proposal,)))
    money = in_currency(found.amount, session.scenario.parameters.currency)
    return f"a limit bound: {title} was {money if what == 'budget' else words.weeks(found.amount)} over"


def _carried(session: Session, found: Evidence) -> str:
    owners = int(found.amount)
    owned = f"{owners} of them own it" if owners > 1 else "one of them owns it" if owners else "nobody owns it"
    return f"{_titles(session, found)} is carried by {_roles(session, found)}; {owned}"


def _final_say(session: Session, found: Evidence) -> str:
    return f"outside the room, the last word has {words.brief(found.words) or _roles(session, found)}"


def _outcome(session: Session, found: Evidence) -> str:
    name, *serving = found.names
    text = next((each.text for each in session.scenario.outcomes if each.id == name), name)
    known = f" We would know by: {found.words.rstrip('.')}." if found.words else " How we would know was not said."
    served = (
        f" {len(serving)} decided {'proposal says it serves' if len(serving) == 1 else 'proposals say they serve'} it."
        if serving
        else " No decided proposal names it."
    )
    return f"□ {text.rstrip('.')}.{known}{served}"


def _promise_felt(_: Session, found: Evidence) -> str:
    return f"{found.amount:g} of {found.out_of:g} felt what was promised ({found.names[0]}), or more"


def _most_turns(session: Session, found: Evidence) -> str:
    return f"{found.amount:g} of the {found.out_of:g} turns that were counted were {_roles(session, found)}’s"


_SENTENCES: Mapping[EvidenceKind, str] = {
    "decided": "{roles} decided for {titles}",
    "nothing-agreed": "nothing was agreed",
    "reason": "the reason given: {words}",
    "dissent": "who disagreed: {words}",
    "drawn-up": "{amount:g} options were drawn up before anybody spoke",
    "shaped": "{titles} was shaped by {roles}",
    "ready-made": "{titles} was brought ready-made",
    "unasked": "nobody had asked for this: {words}",
    "idea": "{roles}: {words}",
    "no-owner": "nobody owns {titles}",
    "met-here-alone": "holders say this is met here, and not elsewhere: {items}",
    "met-nowhere": "Holders say that no round meets this: {items}",
    "assets-used": "the decision would use: {owned}",
    "assets-offered": "offered, and not used: {owned}",
    "assets-unasked": "On a card, and nobody asked for it: {owned}",
    "beyond-the-card": "{roles} brought what is on no card: {words}",
    "only-believed": "Only believed, and binding nobody: {parameters}",
    "risk": "what could go wrong with {titles}: {words}",
    "missing-named": "somebody named as missing: {words}",
    "missing-foreseen": "The scenario leaves out: {words}",
    "silent": "no turn was counted of: {roles}",
    "most-turns": "no role took more of the turns that were counted than {roles}: {amount:g} of {out_of:g}",
    "outcome-added": "□ {words} (the group’s own)",
    "took": "it was played for {minutes} minutes",
}
_OWN_WORDS: Mapping[EvidenceKind, Callable[[Session, Evidence], str]] = {
    "explained": _explained,
    "over-the-limit": _over,
    "carried": _carried,
    "final-say": _final_say,
    "outcome": _outcome,
    "promise-felt": _promise_felt,
}
