"""The evidence for a question in words: one plain sentence for each piece, and where it stands in the log."""

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from ..exercise.evidence import Evidence, EvidenceKind, evidence
from ..exercise.misconceptions import Misconception, Name, misconceptions, touched
from ..exercise.questions import Topic
from ..exercise.scenario import STAGES
from ..exercise.session import Session
from ..exercise.text import in_currency
from . import words

NOTHING = "Nothing was recorded about this. What do you remember?"
_MOST_NAMED = 3
_MOST_SIGNS = 2
"""The most facts for a misconception, and against it, that are shown."""
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
        return [*(_misconception(session, each, public) for each in misconceptions(session)), four_cos(session)]
    found = _kept(evidence(session, topics), public)
    shown = [Line(sentence(session, each), moment(each)) for each in found]
    return [*shown, four_cos(session)] if "co-production" in topics else shown


def _kept(found: Iterable[Evidence], public: bool) -> list[Evidence]:
    return [each for each in found if not public or each.kind in _PUBLIC]


def moment(found: Evidence) -> int:
    """Return the entry at which a piece of evidence came about; 0 for one from slips, since nobody's is shown."""
    return 0 if found.kind in _FROM_SLIPS else found.events[-1]


def _misconception(session: Session, found: Misconception, public: bool) -> Line:
    for_it, against = _kept(found.for_it, public), _kept(found.against, public)
    said = [
        f"   {label}: {sentence(session, each)}"
        for label, these in (("+ for", for_it), ("− against", against))
        for each in these[:_MOST_SIGNS]
    ]
    first = next(iter([*for_it, *against]), None)
    text = "\n".join([MISCONCEPTIONS[found.name], *(said or ["   nothing recorded"])])
    return Line(text, moment(first) if first else 0)


def four_cos(session: Session) -> Line:
    """Return which of the four Co's were touched, and of which nothing was recorded."""
    found = touched(session)
    seen = ", ".join(stage for stage in STAGES if stage in found) or "none"
    rest = ", ".join(stage for stage in STAGES if stage not in found)
    silent = f"; nothing was recorded of {rest}" if rest else ""
    last = max((seq for seqs in found.values() for seq in seqs), default=0)
    return Line(f"Of the four Co's, touched: {seen}{silent}. Who would assess it, together?", last)


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
    return listed([f"“{each}”" for each in words.titles(session, found.round, found.names)])


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
    title = words.titles(session, found.round, (proposal,))[0]
    over = (
        in_currency(found.amount, session.scenario.parameters.currency)
        if what == "budget"
        else words.weeks(found.amount)
    )
    return f"a limit bound: “{title}” was {over} over"


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
    "most-turns": "{amount:g} of the {out_of:g} turns that were counted were those of {roles}",
    "outcome-added": "□ {words} (the group’s own)",
    "took": "{minutes} min were played",
}
_OWN_WORDS: Mapping[EvidenceKind, Callable[[Session, Evidence], str]] = {
    "explained": _explained,
    "over-the-limit": _over,
    "carried": _carried,
    "final-say": _final_say,
    "outcome": _outcome,
    "promise-felt": _promise_felt,
}
