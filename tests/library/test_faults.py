"""Each fault that a file can have is named with its line and its cause."""

import pytest
import yaml

from coopexercise.library import Faulty, check_text, has_errors, load_text
from tests.library.texts import FULL, SMALL, changed, found, places


@pytest.fixture(params=["libyaml", "pure"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run a test with PyYAML's fast parser and with the slow one, which not every machine can do without."""
    if request.param == "pure":
        monkeypatch.delattr(yaml, "CSafeLoader")
    elif not hasattr(yaml, "CSafeLoader"):
        pytest.skip("this PyYAML has no libyaml")


ADVISED = {problem.code for problem in check_text(FULL.encode())}
"""What could be better in the scenario without faults: said as well where a fault is no error."""
CARD = "  neighbour:\n    role: Neighbour"
ONE_FAULT = {
    "misspelt key": ("question:", "qestion:", 4, "unknown-key", "Did you mean `question`?"),
    "misspelt cards": ("cards:", "crads:", 5, "unknown-key", "Did you mean `cards`?"),
    "misspelt options": ("    options:", "    option:", 28, "unknown-key", "Did you mean `options`?"),
    "hyphen for underscore": ("decided_by", "decided-by", 27, "unknown-key", "Did you mean `decided_by`?"),
    "missing key": ("    role: Neighbour\n", "", 16, "missing-key", "`role`: Who"),
    "text for a number": ("budget: 500", "budget: lots", 22, "wrong-type", "Write digits only"),
    "number for a text": ("title: The bench", "title: 2026", 3, "wrong-type", 'Put it in quotes: "2026".'),
    "decimal point": ("id: bench\n", "id: bench\nversion: 1.0\n", 3, "wrong-type", "Write digits only, as in 2,"),
    "key inside a text": ("text: It rains.", "text:\n          It rains: yes", 38, "wrong-type", "put it in quotes"),
    "negative time": ("minutes: 15", "minutes: -15", 26, "out-of-range", ""),
    "no time at all": ("minutes: 15", 'minutes: "0:00"', 26, "out-of-range", ""),
    "absurd time": ("minutes: 15", 'minutes: "999:00"', 26, "out-of-range", ""),
    "neither minutes nor m:ss": ("minutes: 15", "minutes: 15 min", 26, "bad-value", "as in 1:30"),
    "unknown mode": ("mode: consultation", "mode: consultatoin", 25, "unknown-mode", "`consultation`"),
    "unknown side": ("side: resident", "side: citizen", 18, "bad-value", "Choose one of these: elected"),
    "unknown decider": ("decided_by: officer", "decided_by: oficer", 27, "decider-not-on-deck", "`officer`"),
    "duplicate key": ("id: bench\n", "id: bench\nid: bank\n", 3, "duplicate-key", "Keep one"),
    "control character": ("It rains.", "It \x1b]0;rains.", 37, "control-character", "take over a screen"),
    "escaped control character": ("It rains.", '"It \\e]0;rains."', 37, "control-character", "take over a screen"),
    "options in co-production": (
        "    minutes: 30",
        "    minutes: 30\n    options: [Plant it]",
        41,
        "options-in-co-production",
        "Move them to a consultation round",
    ),
    "decider in co-production": (
        "    minutes: 30",
        "    minutes: 30\n    decided_by: officer",
        41,
        "decider-in-co-production",
        "Take it out",
    ),
    "unknown need": ("[officer/no-upkeep]", "[officer/upkeep]", 31, "unknown-item", "`officer/no-upkeep`"),
    "need that is an asset": ("[officer/no-upkeep]", "[officer/permits]", 31, "unknown-item", "officer/no-upkeep"),
    "unknown asset": ("uses: [permits]", "uses: [tools]", 33, "unknown-item", "There are: permits."),
    "unknown card in a reference": ("[officer/no-upkeep]", "[ofice/no-upkeep]", 31, "unknown-card", "`officer`"),
    "unknown answer": ("[neighbour/a-seat]\n    needs", "[a-set]\n    needs", 13, "unknown-item", "`a-seat`"),
    "unknown acquaintance": ("knows: [neighbour]", "knows: [nieghbour]", 9, "unknown-card", "`neighbour`"),
    "news for nobody": ("to: neighbour", "to: nobody", 36, "unknown-card", "Cards: everyone, officer, neighbour."),
    "unknown parameter": (
        "decided_by: officer",
        "decided_by: officer\n    explains: [budgett]",
        28,
        "unknown-parameter",
        "`budget`",
    ),
    "unknown promise": (
        "decided_by: officer",
        "decided_by: officer\n    promise: console",
        28,
        "bad-value",
        "`consult`",
    ),
    "unknown stage": ("id: bench\n", "id: bench\nstages: [design]\n", 3, "bad-value", "`co-design`"),
    "bad id": (CARD, "  Neighbour 1:\n    role: A\n    side: partner\n" + CARD, 16, "bad-id", "small letters"),
    "id that ends in a line end": (
        CARD,
        '  "lady\\n":\n    role: A\n    side: partner\n' + CARD,
        16,
        "bad-id",
        "small letters",
    ),
    "id that is taken": (
        "no-upkeep: No new upkeep",
        "no-upkeep: No new upkeep\n      permits: A permit",
        16,
        "duplicate-id",
        "share one set of ids",
    ),
    "reserved id": (CARD, "  everyone:\n    role: A\n    side: partner\n" + CARD, 16, "reserved-id", "another word"),
    "reserved parameter": (
        "  budget: 500",
        "  budget: 500\n  fixed:\n    weeks: Six weeks",
        24,
        "reserved-id",
        "another word",
    ),
    "same round twice": ("id: co-production", "id: consultation", 38, "duplicate-id", "its own `id:`"),
    "seats the wrong way round": (
        "side: resident",
        "side: resident\n    seats:\n      min: 2\n      max: 1",
        21,
        "out-of-range",
        "`min` is the smaller one",
    ),
    "no options to consult on": (
        FULL[FULL.index("    options:") : FULL.index("    injects:")],
        "",
        24,
        "missing-key",
        "Add `options:`",
    ),
    "options beside rounds": ("debrief:", "options: [Plant it]\ndebrief:", 41, "misplaced-options", "Move them"),
    "steps that do not add up": (
        "    decided_by",
        "    steps:\n      - title: Talk\n        minutes: 4\n    decided_by",
        27,
        "steps-do-not-add-up",
        "Change one or the other",
    ),
    "steps that do not fill the default minutes": (
        "    minutes: 15\n",
        "    steps:\n      - title: Talk\n        minutes: 4\n",
        26,
        "steps-do-not-add-up",
        "Change one or the other",
    ),
    "news after the end": ("at: 9", "at: 15:30", 35, "late-inject", "earlier minute"),
    "debrief that is too short": ("minutes: 35", "minutes: 20", 42, "short-debrief", "Give it more time"),
    "nothing after a key": ("title: The bench", "title:", 3, "no-value", "take the line out"),
    "empty text": ("title: The bench", 'title: " "', 3, "bad-value", "Write something here"),
    "not a number": ("budget: 500", "budget: .inf", 22, "bad-value", ""),
    "newer format": ("scenario@1", "scenario@2", 1, "newer-format", "newest version"),
    "tab": ("    role: Neighbour", "\trole: Neighbour", 17, "tab", "Use spaces"),
    "tab after a hyphen": ("- at: 9", "- \tat: 9", 35, "tab", "Use spaces"),
    "anchor": ("title: The bench", "title: &t The bench", 3, "alias", "Write the text out"),
    "alias": ("title: The bench", "title: *t", 3, "alias", "put it in quotes"),
    "tag": ("title: The bench", "title: !urgent bench", 3, "tag", "needs quotes"),
    "Python object": (
        "title: The bench",
        "title: !!python/object/apply:os.getcwd []",
        3,
        "tag",
        "Take it out",
    ),
    "several documents": ("question:", "---\nquestion:", 4, "several-documents", "Take out the line"),
    "list as a key": ("title: The bench", "[a, b]: The bench\ntitle: x", 3, "bad-key", "put it in quotes"),
    "colon in a text": ("title: The bench", "title: The bench: a seat", 3, "not-yaml", "in quotes"),
    "quotation mark not closed": ("title: The bench", 'title: "The bench', 3, "not-yaml", "Close it"),
    "bracket not closed": ("[neighbour]", "[neighbour", 9, "not-yaml", "Close it with `]`"),
    "text that begins with @": ("title: The bench", "title: @bench", 3, "not-yaml", "in quotes"),
    "line set in too far": ("    side: resident", "      side: resident", 18, "not-yaml", ""),
    "line set in too little": ("    side: resident", "   side: resident", 18, "not-yaml", "Line it up"),
    "line set out too far": ("    knows: [neighbour]", "  knows:\n   - neighbour", 11, "not-yaml", "Line it up"),
    "card without a colon": ("  neighbour:\n", "  neighbour\n", 16, "not-yaml", "key: value"),
    "no-break space at the beginning": (
        "    side: resident",
        "\u00a0   side: resident",
        18,
        "not-yaml",
        "type a plain space",
    ),
    "no-break space before a key": ("question:", "\u00a0question:", 4, "unknown-key", "type plain ones"),
    "no-break space after a colon": ("title: The bench", "title:\u00a0The bench", 3, "not-yaml", "type a plain space"),
    "apostrophe that another one closes": ("title: The bench", "title: 'Tis\nauthor: Bo's", 3, "not-yaml", "double"),
    "text behind the sign of a block": ("title: The bench", "title: > The bench", 3, "not-yaml", "put it in quotes"),
    "two commas": ("[neighbour]", "[neighbour,, neighbour]", 9, "not-yaml", "take the sign out"),
    "text that begins with a question mark": ("title: The bench", "title: ? bench", 3, "not-yaml", "in quotes"),
    "one number for seats": ("side: resident", "side: resident\n    seats: 2", 19, "wrong-type", "`min`, `max`"),
    "id with capitals and a space": (
        CARD,
        "  Old Lady:\n    role: A\n    side: partner\n" + CARD,
        16,
        "bad-id",
        "Write it as `old-lady`",
    ),
    "id of nothing": (CARD, '  "":\n    role: A\n    side: partner\n' + CARD, 16, "bad-id", "small letters"),
    "key without a colon": ("title: The bench", "title The bench", 3, "not-yaml", "key: value"),
    "text after a quotation": ("title: The bench", 'title: "The" bench', 3, "not-yaml", "around the whole text"),
    "apostrophe in a text that begins with one": (
        "title: The bench",
        "title: 'What's here?",
        3,
        "not-yaml",
        "double quotation marks",
    ),
    "quotation marks of a word processor": (
        "title: The bench",
        "title: \u201cThe bench: a seat\u201d",
        3,
        "not-yaml",
        "Type straight ones",
    ),
    "sum with its sign": ("budget: 500", "budget: £5,000", 22, "wrong-type", "Write 5000: digits only"),
    "sum with pence": ("budget: 500", "budget: 12.50 pounds", 22, "wrong-type", "Write 12.50: digits only"),
    "sum from one to another": ("budget: 500", "budget: 500 to 800", 22, "wrong-type", "Write digits only"),
    "sum in words": ("budget: 500", "budget: five hundred", 22, "wrong-type", "Write digits only"),
    "minutes with their word": ("minutes: 35", "minutes: 35 min", 42, "bad-value", "Write 35 for minutes"),
    "ids without their brackets": ("knows: [neighbour]", "knows: neighbour, officer", 9, "wrong-type", ": [neighbour,"),
    "texts without their hyphens": ("knows: [neighbour]", "knows: The neighbour", 9, "wrong-type", "beginning with"),
    "list for a text": ("title: The bench", "title:\n  - The bench", 4, "wrong-type", "without `- `"),
    "everyone with a capital": ("to: neighbour", "to: Everyone", 36, "unknown-card", "Did you mean `everyone`?"),
    "dash in an id": ("      fence:", "      fence\u2013it:", 29, "bad-id", "Write it as `fence-it`"),
}


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("case", ONE_FAULT)
def test_one_fault(case: str) -> None:
    """One fault is one problem, at its line, with its code, and with a hint that helps."""
    old, new, line, code, hint = ONE_FAULT[case]
    problems = [each for each in check_text(changed(old, new)) if each.code not in ADVISED]
    assert places(problems) == [(line, code)]
    assert hint in problems[0].hint


def test_invisible_characters() -> None:
    """What cannot be seen in the file can be seen in the message."""
    (problem,) = check_text(changed("question:", "question\u200b:"))
    assert (problem.message, problem.hint) == (
        "`question\\u200b` is no key known here.",
        "Did you mean `question`?",
    )


def test_no_fault() -> None:
    """The scenario that faults are put into has none."""
    assert not has_errors(check_text(FULL.encode()))


WHOLE_FILES = {
    "empty": (b"", 1, "empty-file"),
    "comments only": (b"# nothing yet\n", 1, "empty-file"),
    "UTF-16": (FULL.encode("utf-16"), 1, "wrong-encoding"),
    "UTF-16 without its mark": (FULL.encode("utf-16-le"), 1, "wrong-encoding"),
    "document of a word processor": (b"PK\x03\x04\x14\x00", 1, "wrong-encoding"),
    "PDF": (b"%PDF-1.7\n%\xe2\xe3", 1, "wrong-encoding"),
    "Latin-1": (FULL.replace("It rains.", "Il pleut à verse.").encode("latin-1"), 37, "wrong-encoding"),
    "list brackets": (b"title: x\n" + b"[" * 100_000, 2, "not-yaml"),
    "brackets in a value": (b"title: x\ncards: " + b"[" * 100_000, 2, "too-deep"),
    "list hyphens": (b"title: x\ncards:\n  " + b"- " * 100_000, 3, "too-deep"),
    "too many values": (b"title: x\ncards: [" + b"1," * 30_000 + b"1]", 2, "too-many-nodes"),
    "12 MB in one value": (b"title: x\nquestion: " + b"y" * 12_000_000 + b"\n", 2, "too-large"),
    "escape that no character has": (b'title: x\nquestion: "\\UFFFFFFFF"', 2, "not-yaml"),
}


@pytest.mark.parametrize("case", WHOLE_FILES)
def test_whole_file(case: str) -> None:
    """A file that cannot be read at all has one problem, at the line that is to blame."""
    data, line, code = WHOLE_FILES[case]
    assert places(check_text(data)) == [(line, code)]


def test_long_text() -> None:
    """A text that is too long for its key is a problem at its line, far below the size of a whole file."""
    assert set(found("It rains.", "drip " * 50_000)) == {(37, "too-large")}


@pytest.mark.parametrize("text", ["hello\n", "- a\n- b\n", "42\n", "Dear all,\nhere it is.\n"])
def test_no_keys_at_all(text: str) -> None:
    """A file that is no group of keys has this one fault, and the hint names the first keys."""
    (problem,) = check_text(text.encode())
    assert (problem.line, problem.code) == (1, "wrong-type")
    assert "`format`, `title`, `question`" in problem.hint


def test_list_of_options_with_keys() -> None:
    """Options that are a list and have keys all the same are told to take ids."""
    start, end = SMALL.index("  - Fence"), SMALL.index("parameters:")
    (problem,) = check_text((SMALL[:start] + "  - title: Fence it off\n    cost: 3\n" + SMALL[end:]).encode())
    assert (problem.line, problem.code) == (16, "wrong-type")
    assert "write an id and a colon" in problem.hint


def test_count_of_one() -> None:
    """One entry is called one entry."""
    start, end = SMALL.index("  neighbour:"), SMALL.index("options:")
    (problem,) = check_text((SMALL[:start] + SMALL[end:]).encode())
    assert problem.message == "`cards` has 1 entry; 2 is the least."


def test_large_limit() -> None:
    """A large limit is written with its digits."""
    (problem,) = check_text(changed("budget: 500", "budget: 5000000000"))
    assert problem.message == "`budget` is 5000000000; 1,000,000,000 is the most."


def test_alias_bomb() -> None:
    """An alias bomb is refused reference by reference and never blown up."""
    bomb = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))
    problems = check_text(f"a0: &a0 x\n{bomb}".encode())
    assert {problem.code for problem in problems if problem.line > 1} == {"alias", "unknown-key"}
    assert sum(problem.code == "alias" for problem in problems) == 30 + 29 * 9


def test_two_faults_at_once() -> None:
    """A fault of shape does not hide a wrong reference, nor one reference another."""
    text = FULL.replace("budget: 500", "budget: lots").replace("[officer/no-upkeep]", "[officer/upkeep]")
    assert places(check_text(text.encode())) == [(22, "wrong-type"), (31, "unknown-item")]


def test_many_faults_at_once() -> None:
    """Control characters, equal keys, shape and references are all named in one go."""
    text = (
        FULL.replace("title: The bench", "titel: The \x07bench")
        .replace("id: bench", "id: bench\nid: bank")
        .replace("side: resident", "side: resident\n    age: old")
        .replace("decided_by: officer", "decided_by: somebody")
    )
    assert places(check_text(text.encode())) == [
        (3, "duplicate-key"),
        (4, "unknown-key"),
        (4, "control-character"),
        (20, "unknown-key"),
        (29, "decider-not-on-deck"),
    ]


def test_a_list_that_ends() -> None:
    """A file with more faults than anyone reads gets a list that ends and says so."""
    data = b"".join(b"key%d: 1\n" % number for number in range(5_000))
    problems = check_text(data)
    assert len(problems) == 501
    assert [problem.code for problem in problems].count("too-many-problems") == 1
    assert load_text(data) == Faulty(problems)


def test_nobody_can_decide() -> None:
    """Without `decided_by`, a consultation needs a professional or an elected member."""
    text = FULL.replace("side: professional", "side: partner").replace("    decided_by: officer\n", "")
    assert places(check_text(text.encode())) == [(25, "decider-not-on-deck")]


def test_no_cards() -> None:
    """A scenario without cards says how to get some."""
    start, end = FULL.index("cards:"), FULL.index("parameters:")
    (problem,) = check_text((FULL[:start] + FULL[end:]).encode())
    assert (problem.code, problem.hint) == (
        "missing-key",
        "Add `cards:` with the role cards, or `deck:` with the id of a deck.",
    )


def test_missing_deck() -> None:
    """A deck that is nowhere is named with the decks there are, and no noise about its cards."""
    cards = FULL[FULL.index("cards:") : FULL.index("parameters:")]
    (problem,) = check_text(FULL.replace(cards, "deck: bensh\n").encode())
    assert (problem.line, problem.code) == (5, "unknown-deck")
    assert "community-centre" in problem.hint


def test_cards_and_deck() -> None:
    """Cards in the file and in a deck as well is one too many."""
    assert found("id: bench\n", "id: bench\ndeck: taster\n") == [(3, "deck-and-cards")]


def test_deck_file() -> None:
    """A deck is checked as a deck."""
    cards = FULL[FULL.index("cards:") : FULL.index("parameters:")].replace("knows: [neighbour]", "knows: [nobody]")
    text = f"format: coopexercise/deck@1\ntitle: The bench\n{cards}budget: 3\n"
    assert places(check_text(text.encode())) == [(7, "unknown-card"), (19, "unknown-key")]


def test_deck_is_not_played() -> None:
    """A deck given as a scenario is called a deck, and nothing else is said about it."""
    cards = FULL[FULL.index("cards:") : FULL.index("parameters:")]
    faulty = load_text(f"format: coopexercise/deck@1\ntitle: The bench\n{cards}".encode())
    assert isinstance(faulty, Faulty)
    assert [problem.message for problem in faulty.problems] == [
        "This file is a deck of cards, which cannot be played by itself."
    ]
