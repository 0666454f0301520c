"""One line for an entry, for lists from which a facilitator picks one."""

from collections.abc import Mapping

from ...exercise import events as ev
from ...exercise.events import Event
from ...exercise.session import Session
from . import brief, item, parameter, role, seat, titles


def entry_line(session: Session, names: Mapping[str, str], event: Event) -> str:
    """Return what an entry says: its place, its kind, whom it concerns and its words."""
    about = _about(session, names, event.round, event.data)
    said = " · ".join(brief(text) for text in event.words.values())
    kind = event.kind.replace(".", " ")
    return " · ".join(part for part in (f"#{event.seq} {kind}", about, said) if part)


def _about(session: Session, names: Mapping[str, str], round_id: str, data: ev.Data) -> str:
    deck = session.deck
    match data:
        case ev.OptionChosen(option=option, seat=chooser):
            who = seat(session, names, chooser) if chooser else ""
            return ": ".join(part for part in (who, *titles(session, round_id, (option,))) if part)
        case ev.OfferMade(card=card, asset=asset):
            return f"{role(deck, card)} {item(deck, asset) if asset else ''}".strip()
        case ev.IdeaRaised(card=card) | ev.VoiceTaken(card=card):
            return role(deck, card)
        case ev.ProposalShaped(proposal=proposal):
            return proposal
        case ev.ProposalJoined(proposal=proposal, card=card, how=how):
            return f"{role(deck, card)} {how} {proposal}"
        case ev.DecisionMade():
            return ", ".join(titles(session, round_id, data.options + data.proposals)) or "nothing agreed"
        case ev.RatingGiven(seat=rater):
            return seat(session, names, rater)
        case ev.ParametersExplained(parameters=parameters):
            return "; ".join(parameter(session.scenario.parameters, each) for each in parameters)
        case ev.InjectReleased(inject=inject):
            return inject
    return ""
