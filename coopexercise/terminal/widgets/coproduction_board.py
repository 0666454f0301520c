"""The co-production board: parameters, offers, needs, and the proposals between them.

Nothing unsaid is on it: only what was explained, offered, spoken of or proposed in this round.
"""

from collections.abc import Iterable, Iterator

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Resize

from ...exercise import consultation, coproduction
from ...exercise.coproduction import Breach, Offer, Proposal
from ...exercise.scenario import Parameters
from ...exercise.session import Session
from .. import words
from ..words import plain
from .consultation_board import newest_first
from .hanging import HangingLines

NARROW = 100
"""With fewer cells than this across, three columns would be too narrow to be read: the proposals stand above."""
_IN_FIGURES = ("budget", "weeks")
_BAR = 10


class CoProductionBoard(Vertical):
    """Shows one co-production round."""

    DEFAULT_CSS = """
    CoProductionBoard { height: auto; }
    CoProductionBoard #columns { height: auto; }
    CoProductionBoard .column { width: 1fr; height: auto; padding: 0 1 0 0; }
    CoProductionBoard #proposals { width: 2fr; }
    CoProductionBoard.-narrow #columns { layout: grid; grid-size: 2; grid-rows: auto; }
    CoProductionBoard.-narrow #proposals { column-span: 2; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._session, self._round = Session(), ""

    def compose(self) -> ComposeResult:
        """Decision, news and parameters above; what is offered, proposed and needed side by side."""
        yield HangingLines(id="newest")
        yield HangingLines(id="parameters")
        with Horizontal(id="columns"):
            yield HangingLines(id="offers", classes="column")
            yield HangingLines(id="proposals", classes="column")
            yield HangingLines(id="needs", classes="column")

    def on_resize(self, event: Resize) -> None:
        """Put the proposals above the rest where there is no room beside it, or back between."""
        narrow = event.size.width < NARROW
        if narrow != self.has_class("-narrow"):
            self.set_class(narrow, "-narrow")
            columns, proposals = self.query_one("#columns"), self.query_one("#proposals")
            columns.move_child(proposals, before=0 if narrow else self.query_one("#needs"))
            self.show(self._session, self._round)

    def show(self, session: Session, round_id: str) -> None:
        """Show the round as it stands."""
        self._session, self._round = session, round_id
        decided = consultation.standing(session, round_id)
        self._put("#newest", newest_first(session, round_id, decided))
        self._put("#parameters", [_parameters(session, round_id, short=self.has_class("-narrow"))])
        self._put("#offers", _offers(session, round_id))
        self._put("#proposals", _proposals(session, round_id, decided.chosen if decided else ()))
        self._put("#needs", _needs(session, round_id))

    def _put(self, where: str, lines: Iterable[Content]) -> None:
        self.query_one(where, HangingLines).put(lines)


def _parameters(session: Session, round_id: str, short: bool) -> Content:
    """Return the parameters as people heard them; in `short`, once there are proposals, those with figures."""
    told = coproduction.explained(session, round_id)
    if not told:
        return Content.styled("Parameters: not explained yet", "dim")
    parameters = session.scenario.parameters
    names = [name for name in parameters.ids() if name in told]
    left_out = set(names).difference(_IN_FIGURES) if short and coproduction.proposals(session, round_id) else set()
    heard = [words.parameter(parameters, name) for name in names if name not in left_out]
    more = [f"{len(left_out)} more were explained"] if left_out else []
    return Content.styled("Parameters  ", "bold") + plain(" · ".join([*heard, *more]))


def _heading(title: str, nothing: str) -> Iterator[Content]:
    yield Content.styled(title, "bold")
    if nothing:
        yield Content.styled(nothing, "dim")


def _offers(session: Session, round_id: str) -> Iterator[Content]:
    made = coproduction.offers(session, round_id)
    yield from _heading("ON THE TABLE", "" if made else "nothing offered yet")
    for card in dict.fromkeys(each.card for each in made):
        yield plain(words.signed_role(session.deck, card))
        yield from (plain(_offer(session, each), 2) for each in made if each.card == card)


def _offer(session: Session, offer: Offer) -> str:
    return words.item(session.deck, offer.asset) if offer.asset else f"+ {words.brief(offer.text)}"


def _needs(session: Session, round_id: str) -> Iterator[Content]:
    met = {item for each in coproduction.proposals(session, round_id) for item in each.data.items}
    spoken = coproduction.spoken_of(session, round_id)
    ideas = [each for each in coproduction.ideas(session, round_id) if each.text]
    yield from _heading("SPOKEN OF", "" if spoken or ideas else "no need yet")
    for text, refs in _by_text(session, spoken).items():
        yield plain(f"{'✓' if met.issuperset(refs) else '·'} {text}")
    yield from (plain(f"“{words.brief(each.text)}”") for each in ideas)


def _by_text(session: Session, refs: Iterable[str]) -> dict[str, list[str]]:
    """Group references by their text: a need that several roles share is one line."""
    grouped: dict[str, list[str]] = {}
    for ref in refs:
        grouped.setdefault(words.item(session.deck, ref), []).append(ref)
    return grouped


def _proposals(session: Session, round_id: str, chosen: tuple[str, ...]) -> Iterator[Content]:
    shaped = coproduction.proposals(session, round_id)
    yield from _heading("PROPOSALS", "" if shaped else "none yet")
    for each in shaped:
        yield from _proposal(session, each, each.data.proposal in chosen)


def _proposal(session: Session, proposal: Proposal, chosen: bool) -> Iterator[Content]:
    parameters, data = session.scenario.parameters, proposal.data
    mark = "✓ " if chosen else ""
    ready = " (brought ready-made)" if data.ready_made else ""
    yield Content.styled(f"{mark}{data.proposal}  {words.brief(proposal.title)}{ready}", "bold")
    yield plain(f"{_budget(parameters, data.cost)} · {words.weeks(data.weeks)}", 3)
    yield from (
        _breach(parameters, breach) for breach in coproduction.against_parameters(parameters, data) if breach.over
    )
    deck = session.deck
    for label, texts in (
        ("uses", [words.item(deck, ref) for ref in data.assets]),
        ("meets", [words.item(deck, ref) for ref in data.items]),
        ("owner", [words.role(deck, card) for card in proposal.owners]),
        ("joined", [words.role(deck, card) for card in proposal.joined if card not in proposal.owners]),
        ("risk", [words.brief(proposal.risk)] if proposal.risk else []),
    ):
        if texts:
            yield plain(f"{label}: {'; '.join(dict.fromkeys(texts))}", 3)


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
