"""Findings in plain sentences: what was so, and what to do about it."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from ...exercise.tendencies import Cause, Code, Finding, Tendencies
from ...exercise.text import one_line
from .. import wording

SIMULATED = "SIMULATED participants: they tell you about the cards, not about people."
MOST_LISTED = 6
"""Of more things than this, the rest is counted."""


class Words(Struct, frozen=True):
    """A finding in words."""

    text: str
    todo: str


class Titles:
    """The titles of what findings are about, each on one line and in quotation marks."""

    def __init__(self, found: Tendencies) -> None:
        self._found = found

    def round(self, round_id: str) -> str:
        """Return a round's title, with its id where another round has the same title."""
        titles = {each.id: one_line(each.title) for each in self._found.scenario.rounds}
        title = titles[round_id]
        return title if list(titles.values()).count(title) == 1 else f"{title} [{round_id}]"

    def option(self, option_id: str) -> str:
        """Return an option's title."""
        options = (option for each in self._found.scenario.rounds for option in each.options)
        return f"“{one_line(next(each.title for each in options if each.id == option_id))}”"

    def card(self, card_id: str) -> str:
        """Return a card's role."""
        return one_line(next(each.role for each in self._found.deck.cards if each.id == card_id))

    def item(self, ref: str) -> str:
        """Return the text of an asset, need or want, and whose it is."""
        return f"“{self.item_alone(ref)}” ({self.card(ref.partition('/')[0])})"

    def item_alone(self, ref: str) -> str:
        """Return the text of an asset, need or want."""
        found = self._found.deck.item(ref)
        return one_line(found.text).rstrip(".") if found else ref

    def items(self, refs: tuple[str, ...]) -> str:
        """Return several assets, needs or wants with their roles."""
        more = [f"{len(refs) - MOST_LISTED} more"] if len(refs) > MOST_LISTED else []
        return "; ".join([*map(self.item, refs[:MOST_LISTED]), *more])


def in_words(found: Tendencies, finding: Finding) -> Words:
    """Return a finding as sentences."""
    return _SAY[finding.code](Titles(found), finding)


def count(part: int, whole: int) -> str:
    """Return `198 of 200 runs (99 %)`; under ten runs without a percentage."""
    runs, _, percent = wording.share(part, whole, True).partition(" (")
    return f"{runs} runs ({percent}" if percent else f"{runs} runs"


def _said(finding: Finding) -> str:
    return count(finding.part, finding.whole)


def _wins(titles: Titles, finding: Finding) -> Words:
    why, todo = _WHY_IT_WINS[finding.cause]
    return Words(f"Option {titles.option(finding.about[0])} won {_said(finding)}: {why}.", todo)


_WHY_IT_WINS: Mapping[Cause, tuple[str, str]] = {
    "only-option": (
        "it is the only one",
        "Add at least one option that a decent officer might propose, and that serves other people.",
    ),
    "everyone": (
        "everybody chose it, because it asks too little of anyone",
        "Let it cost somebody something (`harms`), or let another option meet a need that this one leaves out.",
    ),
    "most": (
        "most people chose it, because it asks too little of too many",
        "Let it harm a need of one or two more roles, or let another option meet more of theirs.",
    ),
    "decider": (
        "the role that decides likes it best, whatever the others choose",
        "That can make a good scene. If you do not mean it, change what the options meet and harm on the card of the "
        "role that decides.",
    ),
}


def _fails(_: Titles, finding: Finding) -> Words:
    tends = "tends to fail" if finding.urgency == "change" else "often fails"
    little = "it came to nothing, or met less than half of what the listed option met,"
    how = {
        "": f"nothing was agreed in {_said(finding)}",
        "undecided": f"{little} in {_said(finding)}, mostly because nothing was agreed",
        "little": f"{little} in {_said(finding)}, mostly because it met so few needs and wants",
    }[finding.cause]
    return Words(
        f"Co-production {tends} here: {how}.",
        "If you mean it, keep it, and say so in the debrief: co-production is not always the answer. If not, give more "
        "cards an asset that answers another card's need, and every card a need that somebody's asset answers.",
    )


def _as_good(_: Titles, finding: Finding) -> Words:
    return Words(
        f"Here the listed option did as well as co-production, or better, in {_said(finding)}: it met as many needs "
        "and wants, and harmed at most half as many.",
        "That is allowed. Say so in the debrief, and ask what made the option good.",
    )


def _harms_nobody(titles: Titles, finding: Finding) -> Words:
    options = "; ".join(map(titles.option, finding.about))
    of = "option" if len(finding.about) == 1 else "any of the options"
    return Words(
        f"Nobody's need or want is harmed by {of} {options}.",
        "An option that costs nobody anything leaves nothing to talk about: add a `harms` that a reader would believe.",
    )


def _nobody_chooses(titles: Titles, finding: Finding) -> Words:
    return Words(
        f"Nobody chose option {titles.option(finding.about[0])} in {_said(finding)}: it looks like a straw man.",
        "Let it meet a need that no other option meets, or take it out.",
    )


def _overrules(titles: Titles, finding: Finding) -> Words:
    return Words(
        f"In “{titles.round(finding.round)}”, the role that decides went against what most people chose in "
        f"{_said(finding)}.",
        "That shows who decides in a consultation, but people may feel that their answers never count. If you do not "
        "mean it, let the favourite option serve the role that decides a little more.",
    )


def _too_short(titles: Titles, finding: Finding) -> Words:
    step = finding.step
    assert step is not None, "a finding about time says of what"
    what = (
        f"Round “{one_line(step.title)}”"
        if finding.code == "round-too-short"
        else f"Step “{one_line(step.title)}” of “{titles.round(finding.round)}”"
    )
    return Words(
        f"{what} is too short from {step.short_from} people on: it has {wording.length(step.planned)}, and at a brisk "
        f"pace it takes {wording.length(step.needed.median)} (up to {wording.length(step.needed.most)}). Time ran out "
        f"in {_said(finding)}.",
        "Give it more minutes, ask for less in it, let people work in pairs, or say what may be left out.",
    )


def _idle(titles: Titles, finding: Finding) -> Words:
    return Words(
        f"The card “{titles.card(finding.about[0])}” sits idle: in {_said(finding)} with proposals it shaped nothing, "
        "joined nothing, and nothing that it has was used.",
        "Give it an asset that answers another card's need (`answers`), and a need that another card's asset answers.",
    )


def _never_met(titles: Titles, finding: Finding) -> Words:
    few = len(finding.about) == 1
    start = "A need is" if few else f"{len(finding.about)} needs are"
    why = {
        "unanswered": f"no option meets {'it' if few else 'them'}, and no asset answers {'it' if few else 'them'}",
        "unused": "an asset would answer, but it is never put to use",
    }[finding.cause]
    todo = {
        "unanswered": "Write `answers` at an asset of another card, or add such an asset.",
        "unused": "See whose asset that is: let the role have fewer others, or let its asset answer more.",
    }[finding.cause]
    return Words(f"{start} never met in any round: {titles.items(finding.about)}. Here {why}.", todo)


def _rarely_met(titles: Titles, finding: Finding) -> Words:
    return Words(
        f"Hardly ever met in any round (in at most one run in ten): {titles.items(finding.about)}.",
        "Some may stay open; the debrief asks for them. Where you had an answer in mind, write it as `answers` at an "
        "asset that is often used.",
    )


def _unused(titles: Titles, finding: Finding) -> Words:
    one = len(finding.about) == 1
    many = "One asset was" if one else f"{len(finding.about)} assets were"
    why, todo = {
        "unanswered": (
            f"Nothing says what {'it answers' if one else 'they answer'}",
            "Where one could answer somebody's need, write it as `answers`; if not, it is there for colour.",
        ),
        "unused": (
            f"{'It answers' if one else 'They answer'} something, but other assets were used instead",
            "Let it answer a need that nothing else answers, or take another asset away from that role.",
        ),
    }[finding.cause]
    return Words(f"{many} never used: {titles.items(finding.about)}. {why}.", todo)


_SAY: Mapping[Code, Callable[[Titles, Finding], Words]] = {
    "one-option-wins": _wins,
    "co-production-fails": _fails,
    "need-never-met": _never_met,
    "card-idle": _idle,
    "option-harms-nobody": _harms_nobody,
    "round-too-short": _too_short,
    "step-too-short": _too_short,
    "option-nobody-chooses": _nobody_chooses,
    "decider-overrules": _overrules,
    "assets-never-used": _unused,
    "wishes-rarely-met": _rarely_met,
    "option-as-good": _as_good,
}
