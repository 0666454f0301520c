"""The co-production board: parameters, offers, needs, and the proposals between them.

Nothing unsaid is on it: only what was explained, offered, spoken of or proposed in this round.
"""

from collections.abc import Iterable, Iterator

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from ...exercise import consultation, coproduction
from ...exercise.coproduction import Breach, Offer, Proposal
from ...exercise.scenario import Parameters
from ...exercise.session import Session
from ...exercise.text import clean
from .. import words
from ..words import plain
from .consultation_board import decision_lines, news

_BAR = 10


class CoProductionBoard(Vertical):
    """Shows one co-production round."""

    DEFAULT_CSS = """
    CoProductionBoard { height: auto; }
    CoProductionBoard Horizontal { height: auto; }
    CoProductionBoard .column { width: 1fr; height: auto; padding: 0 1 0 0; }
    CoProductionBoard #proposals { width: 2fr; }
    """

    def compose(self) -> ComposeResult:
        """The parameters above; what is offered, proposed and needed side by side; decision and news below."""
        yield Static(id="parameters")
        with Horizontal():
            yield Static(id="offers", classes="column")
            yield Static(id="proposals", classes="column")
            yield Static(id="needs", classes="column")
        yield Static(id="decided")

    def show(self, session: Session, round_id: str) -> None:
        """Show the round as it stands."""
        decided = consultation.standing(session, round_id)
        self._put("#parameters", [_parameters(session, round_id)])
        self._put("#offers", _offers(session, round_id))
        self._put("#proposals", _proposals(session, round_id, decided.chosen if decided else ()))
        self._put("#needs", _needs(session, round_id))
        decision = decision_lines(session, round_id, decided) if decided else ()
        self._put("#decided", [*news(session, round_id), *decision])

    def _put(self, where: str, lines: Iterable[Content]) -> None:
        static, text = self.query_one(where, Static), Content("\n").join(list(lines))
        if static.content != text:
            static.update(text)


def _parameters(session: Session, round_id: str) -> Content:
    told = coproduction.explained(session, round_id)
    if not told:
        return Content.styled("Parameters: not explained yet", "dim")
    parameters = session.scenario.parameters
    heard = [words.parameter(parameters, name) for name in parameters.ids() if name in told]
    return Content.styled("Parameters  ", "bold") + plain(" · ".join(heard))


def _offers(session: Session, round_id: str) -> Iterator[Content]:
    yield Content.styled("ON THE TABLE", "bold")
    made = coproduction.offers(session, round_id)
    if not made:
        yield Content.styled("nothing offered yet", "dim")
    for card in dict.fromkeys(each.card for each in made):
        yield plain(words.signed_role(session.deck, card))
        yield from (plain(_offer(session, each), 2) for each in made if each.card == card)


def _offer(session: Session, offer: Offer) -> str:
    return words.item(session.deck, offer.asset) if offer.asset else f"+ {offer.text}"


def _needs(session: Session, round_id: str) -> Iterator[Content]:
    yield Content.styled("SPOKEN OF", "bold")
    met = {item for each in coproduction.proposals(session, round_id) for item in each.data.items}
    spoken = coproduction.spoken_of(session, round_id)
    ideas = [each for each in coproduction.ideas(session, round_id) if each.text]
    if not spoken and not ideas:
        yield Content.styled("no need spoken of yet", "dim")
    for text, refs in _by_text(session, spoken).items():
        yield plain(f"{'✓' if met.issuperset(refs) else '·'} {text}")
    yield from (plain(f"“{each.text}”") for each in ideas)


def _by_text(session: Session, refs: Iterable[str]) -> dict[str, list[str]]:
    """Group references by their text: a need that several roles share is one line."""
    grouped: dict[str, list[str]] = {}
    for ref in refs:
        grouped.setdefault(words.item(session.deck, ref), []).append(ref)
    return grouped


def _proposals(session: Session, round_id: str, chosen: tuple[str, ...]) -> Iterator[Content]:
    yield Content.styled("PROPOSALS", "bold")
    shaped = coproduction.proposals(session, round_id)
    if not shaped:
        yield Content.styled("none yet", "dim")
    for each in shaped:
        yield from _proposal(session, each, each.data.proposal in chosen)


def _proposal(session: Session, proposal: Proposal, chosen: bool) -> Iterator[Content]:
    parameters, data = session.scenario.parameters, proposal.data
    mark = "✓ " if chosen else ""
    ready = " (brought ready-made)" if data.ready_made else ""
    yield Content.styled(f"{mark}{data.proposal}  {clean(proposal.title)}{ready}", "bold")
    yield plain(f"{_budget(parameters, data.cost)} · {words.weeks(data.weeks)}", 3)
    yield from (
        _breach(parameters, breach) for breach in coproduction.against_parameters(parameters, data) if breach.over
    )
    deck = session.deck
    for label, texts in (
        ("uses", [words.item(deck, ref) for ref in data.assets]),
        ("meets", [words.item(deck, ref) for ref in data.items]),
        ("joined", [words.role(deck, card) for card in proposal.joined]),
        ("owner", [words.role(deck, card) for card in proposal.owners]),
        ("risk", [proposal.risk] if proposal.risk else []),
    ):
        if texts:
            yield plain(f"{label}: {'; '.join(texts)}", 3)


def _budget(parameters: Parameters, cost: float | None) -> str:
    said = words.money(cost, parameters.currency)
    if cost is None or not parameters.budget:
        return said
    filled = min(_BAR, round(cost / parameters.budget * _BAR))
    return f"{'▓' * filled}{'░' * (_BAR - filled)} {said} of {words.money(parameters.budget, parameters.currency)}"


def _breach(parameters: Parameters, breach: Breach) -> Content:
    over = words.money(breach.over, parameters.currency) if breach.what == "budget" else words.weeks(breach.over)
    what = "the budget" if breach.what == "budget" else "the time"
    return Content.styled(f"   ! over {what} by {over}", "bold $warning")
