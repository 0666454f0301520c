"""Files that nobody means well with give problems or a scenario, soon and within little memory.

The public collections and most of the mutations belong to `make stress`; the others run always.
"""

import subprocess
import sys
import time
from collections.abc import Iterable
from itertools import islice

import pytest

from coopexercise.library import Faulty, as_text, has_errors, load_text
from tests.library import hostile

LONGEST = 2.0
"""Seconds that one file may take; what is slower could stop a whole workshop."""
MOST_MEMORY = 200
"""Megabytes that reading thousands of files may take."""

YAML = [
    "? a\n: b\n",
    "? [a, b]\n: {c: d}\n",
    "- - - a\n    - b\n",
    "a: |2-\n   b\n  c\n",
    "a: >+\n\n\n\n",
    "%TAG ! tag:example.com,2000:\n--- !a b\n",
    "%YAML 9.9\n---\na\n",
    "--- |\n a\n... # b\n---\n",
    "&a &b c",
    "*a : b",
    "a: &a\n  <<: *a\n",
    "!!binary |\n  AAAA\n",
    "!<tag:yaml.org,2002:str> a",
    "{a: [b, {c: d}], e}",
    "[a, [b, [c]], ]",
    "{? a : b, ? c}",
    "[? a : b]",
    '"\\x41\\u0042\\U00000043\\_\\N\\L\\P\\0\\e"',
    '"a\\\n  b\\\n  c"',
    "'it''s'",
    "a: 'b\n\n\n  c'\n",
    "a:\tb\n",
    "a: b: c\n",
    "- a\nb: c\n",
    "a: 0x1F\nb: 0o17\nc: 1_000\nd: .inf\ne: -.INF\nf: .NaN\n",
    "~: ~\nnull: null\n",
    "= : <<\n",
    "\ufeffa: b\n",
    "a: b\n\ufeff---\nc: d\n",
    "#\n#\n#",
    "a #b: c # d\n",
    "a: #b\n",
    "[a #b\n, c]",
    "---\n---\n---\n",
    "...",
    "@a",
    "`a`",
    "a: %b\n",
    "- ? - ? - ? -\n",
    "{" * 30,
    "a: " * 30,
    "!" * 30,
    "\x85\u2028\u2029",
]
TEXTS = [
    "",
    " ",
    "\n\n\n",
    "null",
    "None",
    "true",
    "1E+02",
    "-0",
    "NaN",
    "0" * 300,
    "undefined",
    "{{7*7}}",
    "${HOME}",
    "%s%n%p",
    "'; DROP TABLE cards; --",
    "<script>alert(1)</script>",
    "<!--",
    "[bold red]x[/]",
    "[link](javascript:alert(1))",
    "#set page(width: 1pt)",
    "$ sum_(i=0)^n $",
    "../../../../etc/passwd",
    "C:\\con\\nul",
    "\\",
    "\\u0000",
    "\x00",
    "\x1b[2J\x1b]0;x\x07",
    "\x7f\x9b",
    "\u202eabc\u202c",
    "\u2066\u2067\u2069",
    "\u200b\u00ad\u2060\ufeff",
    "\u2028\u2029\x85",
    "\ud800",
    "\udfff\ud800",
    "\ufffe\uffff",
    "\U0010ffff",
    "e\u0301" * 40,
    "Z\u0351\u036b\u0343\u036a" * 40,
    "👩‍👩‍👧‍👦🏳️‍🌈",
    "ﷺ﷽",
    "مرحبا בעולם",
    "社會科學院語學研究所",
    "ß ŉ İ ﬁ",
    "a" * 5_000,
    "and, or; but",
    "option A or option B" * 100,
    "everyone",
    "neighbour/seat",
    "officer/",
    "/",
    "-" * 61,
]


def check_outcome(data: bytes) -> None:
    """Check that a file is either played or refused, and that what is said of it can be shown."""
    result = load_text(data)
    shown = as_text(result.problems)
    assert isinstance(result, Faulty) == has_errors(result.problems)
    assert all(char.isprintable() or char == "\n" for char in shown)


@pytest.mark.parametrize("text", YAML)
def test_hard_yaml(text: str) -> None:
    """What YAML allows and no scenario needs, and what it does not allow."""
    check_outcome(text.encode())


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_hard_texts(number: int) -> None:
    """In every fifth place for a text or a key, others for each; the stress test takes every place."""
    for data in islice(hostile.filled(TEXTS[number]), number % 5, None, 5):
        check_outcome(data)


def test_mutations() -> None:
    """Some of the flagship."""
    for data in hostile.mutations(500):
        check_outcome(data)


@pytest.mark.stress
def test_all_mutations() -> None:
    """Many of the flagship."""
    assert checked(hostile.mutations(20_000)) == 20_000


def checked(files: Iterable[bytes]) -> int:
    """Check files and the time that each takes, and return how many there were."""
    count = 0
    for data in files:
        started = time.perf_counter()
        check_outcome(data)
        assert time.perf_counter() - started < LONGEST
        count += 1
    return count


@pytest.mark.stress
def test_the_yaml_test_suite() -> None:
    """All its cases."""
    assert checked(data for _, data in hostile.yaml_suite()) == 402


@pytest.mark.stress
def test_the_big_list_of_naughty_strings() -> None:
    """Each of them in each place."""
    texts = [*hostile.naughty_strings(), *TEXTS]
    assert checked(data for text in texts for data in hostile.filled(text)) > 20_000


MEASURED = """
import resource, sys
from coopexercise.library import check_text
from tests.library import hostile
for data in hostile.mutations(2_000):
    check_text(data)
most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(most // (1_048_576 if sys.platform == "darwin" else 1_024))
"""


@pytest.mark.stress
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has another way to ask for it")
def test_memory() -> None:
    """Reading thousands of files keeps nothing."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURED], cwd=hostile.ROOT, capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < MOST_MEMORY
