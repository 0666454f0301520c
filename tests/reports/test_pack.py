"""The project pack and the reminders: what is in them, what is not, and that every form says the same."""

import re
from collections.abc import Callable, Iterator
from html import unescape

import pytest
from markdown_it import MarkdownIt
from msgspec.structs import replace

from coopexercise.exercise import consultation, coproduction, corrections, debrief, observing, ratings
from coopexercise.exercise.events import Event, ProposalShaped, WordsRemoved
from coopexercise.exercise.session import Session, fold
from coopexercise.reports.pack import (
    Form,
    NoProject,
    NoPromise,
    NoSuchProposal,
    packs,
    reminders,
    reminders_pdf,
    written,
)
from coopexercise.reports.pack.sheet import Section
from tests.exercise.table import Table, co_producing, consulting

from .documents import ALLOWED, Document, letters, of_pdf
from .printed import pages_of
from .story import told
from .test_forms import NAUGHTY, golden

FORMS: tuple[Form, ...] = ("markdown", "html", "pdf")


def shown(session: Session, form: Form) -> str:
    """Return the letters of a pack as a reader finds them."""
    file = written(packs(session), form)
    if form == "pdf":
        return of_pdf(file)
    page = MarkdownIt("gfm-like").render(file.decode()) if form == "markdown" else file.decode()
    return letters(unescape(re.sub("<[^>]*>", "", page)))


def facts(session: Session, name: str = "") -> dict[str, str]:
    """Return every fact of the first pack by its label."""
    return {fact.label: fact.words for section in every(packs(session, name)[0].sections) for fact in section.facts}


def every(sections: tuple[Section, ...]) -> Iterator[Section]:
    """Yield sections, each before its parts."""
    for section in sections:
        yield section
        yield from every(section.parts)


def texts(session: Session) -> Iterator[str]:
    """Yield every text of the packs of a session."""
    for pack in packs(session):
        yield from (pack.title, pack.scenario, pack.simulated, pack.head)
        for section in every(pack.sections):
            yield from (section.title, *section.intro, *section.points)
            yield from (words for fact in section.facts for words in (fact.label, fact.words))
            yield from (cell for row in (section.table.rows if section.table else ()) for cell in row)
            yield from (blank.label for blank in section.blanks)


@pytest.mark.parametrize(("name", "session"), [("pack.md", golden()), ("pack-told.md", told().session)])
def test_a_pack_is_as_it_was_checked(name: str, session: Session, expected: Callable[[str], str]) -> None:
    """Byte for byte. If it is meant to differ: `python -m tests.reports.golden`, and read what changed."""
    assert written(packs(session), "markdown").decode() == expected(name)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_says_everything(form: Form) -> None:
    """Each text of the pack stands in it."""
    page = shown(golden(), form)
    assert [text for text in texts(golden()) if letters(text) not in page] == []


def naughty() -> Table:
    """Return a table whose project and promise are made of every naughty text."""
    table = co_producing()
    words = "\n\n".join(NAUGHTY)
    table.done(coproduction.shape, words, text=words, risk=words, cards=("pupil",), items=("pupil/safe-wait",))
    table.done(coproduction.decide, ("p1",), "consent", reason=words, outside=words, final_say="outside")
    table.finish().done(debrief.commit, words, "s4", "", words)
    return table


@pytest.mark.parametrize("form", FORMS)
def test_a_pack_shows_what_people_wrote(form: Form) -> None:
    """As they wrote it; what the fonts of a PDF lack is for the other forms."""
    page = shown(naughty().session, form)
    kept = [words for words in NAUGHTY if form != "pdf" or words.isascii()]
    assert [words for words in kept if letters(words) not in page] == []


def test_nothing_comes_of_what_people_wrote() -> None:
    """No element, no link and no markup of theirs."""
    page = Document(written(packs(naughty().session), "html").decode())
    assert page.elements - ALLOWED == set()
    assert [link for link in page.links if not link.startswith("#")] == []
    rendered = MarkdownIt("gfm-like").render(written(packs(naughty().session), "markdown").decode())
    allowed = {"h1", "h2", "h3", "p", "ul", "li", "strong", "table", "thead", "tbody", "tr", "th", "td"}
    assert set(re.findall(r"</?([a-z]\w*)", rendered)) - allowed == set()


@pytest.mark.parametrize("form", FORMS)
def test_control_characters_of_a_log_made_by_hand_are_gone(form: Form) -> None:
    """Wherever somebody put them."""
    table = told()
    words = {"title": "\x1b[31mred", "text": "a\x07bc\x00", "risk": "\x9b31m"}
    events = [replace(each, words=words) if isinstance(each.data, ProposalShaped) else each for each in table.events]
    file = written(packs(fold(events)), form)
    page = of_pdf(file) if form == "pdf" else file.decode()
    assert [sign for sign in ("\x1b", "\x07", "\x00", "\x9b") if sign in page] == []
    assert "[31mred" in page.replace("\\", "")


def test_what_is_private_is_in_no_pack() -> None:
    """No seat, no note, no words of those who disagree, no answer, nothing that a role knows alone."""
    table = told()
    table.done(observing.note, "A private note")
    table.done(debrief.answer, 0, "An answer", "s2")
    table.done(debrief.commit, "Somebody's promise")
    said = " ".join(texts(table.session))
    private = ("s2", "private note", "An answer", "Somebody's", "cables", "stays late", "Night workers")
    assert [words for words in private if words in said] == []


def test_disagreement_is_noted_and_its_words_are_not_there() -> None:
    """They may be known by their words."""
    table = co_producing()
    table.done(coproduction.shape, "A bench", cards=("pupil",), items=("pupil/safe-wait",))
    table.done(coproduction.decide, ("p1",), "consent", dissent="It will be wet")
    assert facts(table.session)["Disagreement"] == "noted"
    assert "wet" not in " ".join(texts(table.session))


def test_before_the_debrief_nothing_is_said_of_cards_and_beliefs() -> None:
    """Needs that nobody spoke of, and that a limit is only believed, come out later."""
    table = co_producing()
    table.done(coproduction.shape, "A bench", cards=("pupil",), items=("pupil/safe-wait",))
    table.done(coproduction.decide, ("p1",), "consent")
    early = " ".join(texts(table.session))
    late = " ".join(texts(table.finish().session))
    hidden = ("Still open", "No new upkeep", "Only believed")
    assert [[words in said for words in hidden] for said in (early, late)] == [[False] * 3, [True] * 3]


def test_holders_are_counted_from_three_roles_on() -> None:
    """Of fewer, a count would say what somebody wrote."""
    table = co_producing()
    items = ("officer/no-upkeep", "neighbour/a-seat", "pupil/safe-wait", "councillor/quick-win")
    table.done(coproduction.shape, "A bench", cards=("pupil",), items=items)
    table.done(coproduction.decide, ("p1",), "consent")
    table.go("ratings", "co-production")
    seats = {card: seat for seat, card in table.session.deal.items()}
    counted = []
    for item, met in (("neighbour/a-seat", "yes"), ("pupil/safe-wait", "no"), ("officer/no-upkeep", "yes")):
        table.done(ratings.rate, seats[item.split("/")[0]], items={item: met})
        counted.append(facts(table.session)["Confirmed"])
    few = "not counted here: fewer than three roles judged any of these"
    three = (
        "3 of these were judged by the holders of the cards, each alone, on paper: 2 would be met, 0 in part, 1 not."
    )
    assert counted == [few, few, three]


def test_a_removed_text_is_said_to_be_removed() -> None:
    """In the place where it stood; its title is then its number."""
    table = told()
    shaped = coproduction.proposals(table.session, "co-production")[0].seq
    promised = debrief.commitments(table.session)[0].seq
    events = [replace(each, words={}) if each.seq in (shaped, promised) else each for each in table.events]
    table = Table()
    for event in (*events, Event(data=WordsRemoved(seq=shaped)), Event(data=WordsRemoved(seq=promised))):
        table.record(event)
    (pack,) = packs(table.session)
    assert (pack.title, pack.sections[0].intro, facts(table.session)["Risk"]) == (
        "Proposal p1",
        ("The words were removed for good.",),
        "the words were removed for good",
    )
    assert [each.what for each in reminders(table.session).slips] == ["The words were removed for good."]


def shaped(*titles: str) -> Table:
    """Return a table with proposals."""
    table = co_producing()
    for title in titles:
        table.done(coproduction.shape, title, cards=("pupil",), cost=600)
    return table


def test_each_proposal_that_stands_chosen_has_a_pack() -> None:
    """The latest decision counts; one that was taken back does not."""
    table = shaped("A bench", "A roof", "A tree")
    table.done(coproduction.decide, ("p1", "p3"), "consent")
    mistaken = table.done(coproduction.decide, ("p2",), "consent")[0].seq
    before = [each.title for each in packs(table.session)]
    table.done(corrections.withdraw, mistaken)
    assert (before, [each.title for each in packs(table.session)]) == (["A roof"], ["A bench", "A tree"])
    assert facts(table.session)["All that was decided"] == "£1,200 of £1,200; £0 left"
    assert facts(table.session, "p2")["Decided"] == "no: the group decided for something else"


def test_where_none_was_chosen_the_proposals_are_listed() -> None:
    """With what to do."""
    table = shaped("A bench", "A roof")
    with pytest.raises(NoProject, match=r"--proposal p1\. There is p1: A bench; p2: A roof\."):
        packs(table.session)
    with pytest.raises(NoSuchProposal, match=r"no proposal 'p7'\. There is p1: A bench; p2: A roof\."):
        packs(table.session, "p7")
    assert facts(table.session, "p2")["Decided"] == "no"


def test_what_a_consultation_chose_has_no_pack() -> None:
    """Nobody at the table owns it, and the message says so."""
    table = consulting()
    with pytest.raises(NoProject, match=r"in this session\.$"):
        packs(table.session)
    table.done(consultation.decide, "planters", "officer", "Cheap")
    with pytest.raises(NoProject, match=r"nobody at the table owns it\.$"):
        packs(table.session)


def test_the_first_steps_are_promises_of_those_who_joined() -> None:
    """The earliest first, the first step before the promise; and three in all, empty ones among them."""
    table = told()
    table.done(debrief.commit, "Paint it", "s4", "2026-06-10", "Buy paint")
    table.done(debrief.commit, "Speak to the cabinet", "s5", "2026-06-01")
    steps = next(each for each in packs(table.session)[0].sections if each.title == "First three steps")
    assert steps.table
    assert steps.table.rows == (
        ("1", "Buy paint", "", "10 June 2026"),
        ("2", "Ring the shop", "", "20 June 2026"),
        ("3", "", "", ""),
    )


def test_a_slip_for_each_promise() -> None:
    """Four to a page; what is not known is a line to write on."""
    table = told()
    for place in range(4):
        table.done(debrief.commit, f"Promise {place}")
    pages = pages_of(reminders_pdf(table.session))
    first, second = (" ".join(page.extract_text().split()) for page in pages)
    assert [first.count("My name:"), second.count("My name:")] == [4, 1]
    assert "Seat s2" in first
    assert "What: Ring the shop" in first
    assert "By which day: 20 June 2026" in first
    assert "Promise 3" in second
    assert "The last of all promises is due on 20 June 2026." in second


def test_a_reminder_shows_what_was_promised_and_runs_none_of_it() -> None:
    """What Typst would take for its own commands stands there as it is, as far as there is room."""
    table = told()
    table.done(debrief.commit, " ".join(words for words in NAUGHTY if words.isascii())[:400])
    page = of_pdf(reminders_pdf(table.session))
    assert [words for words in NAUGHTY[:10] if letters(words) not in page] == []


def test_without_a_promise_there_is_no_reminder() -> None:
    """The message says what there is instead."""
    with pytest.raises(NoPromise, match="cards SCENARIO --what reminders"):
        reminders(co_producing().session)


def test_the_same_log_gives_the_same_bytes() -> None:
    """In every form."""
    assert [written(packs(golden()), form) == written(packs(golden()), form) for form in FORMS] == [True] * 3


def test_an_anonymised_copy_does_not_say_where_it_was_made() -> None:
    """Neither table nor day in it are those of the session."""
    session = told().session
    copy = replace(session, opened=replace(session.opened, anonymised=True))
    assert (facts(session)["Made at"], "Made at" in facts(copy)) == ("table 1, 1 June 2026", False)
