"""The HTML of the debrief in Chromium: at three sizes, light and dark, without a network and without barriers."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from coopexercise.exercise.session import Session
from coopexercise.reports import pack
from coopexercise.reports.debrief import report
from tests.exercise.table import dealt
from tests.reports.story import consulted, told

ROOT = Path(__file__).parents[2]
AXE = ROOT / ".browser/node_modules/axe-core/axe.min.js"
DRIVER = Path(__file__).with_name("look.mjs")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
MISSING = (
    "no Chromium"
    if not CHROMIUM
    else "no node"
    if not shutil.which("node")
    else "no axe-core: `make browser` fetches it"
)
FINE = {size: {"violations": [], "wide": False, "fetched": []} for size in ("phone", "laptop", "dark", "print")}
LONGEST = 120
"""The most seconds that one page may need at all its sizes."""

pytestmark = [
    pytest.mark.skipif(not (CHROMIUM and shutil.which("node") and AXE.exists()), reason=MISSING),
    pytest.mark.xdist_group("browser"),
]


@pytest.mark.parametrize(
    ("sessions", "for_facilitator"),
    [
        pytest.param([told().session], True, id="one"),
        pytest.param(
            [consulted(simulated=True).session, consulted().session], False, id="several", marks=pytest.mark.stress
        ),
        pytest.param([dealt().session], False, id="nothing-played", marks=pytest.mark.stress),
    ],
)
def test_a_page_has_no_barrier_fits_and_fetches_nothing(
    sessions: list[Session], for_facilitator: bool, tmp_path: Path
) -> None:
    """Phone, laptop, dark and print: nothing that axe-core objects to, nothing wider than the page, no request."""
    page = tmp_path / "debrief.html"
    page.write_text(report(sessions, "html", for_facilitator=for_facilitator), encoding="utf-8")
    assert look(page) == FINE


@pytest.mark.stress
def test_a_project_pack_has_no_barrier_fits_and_fetches_nothing(tmp_path: Path) -> None:
    """As the debrief."""
    page = tmp_path / "pack.html"
    page.write_bytes(pack.written(pack.packs(told().session), "html"))
    assert look(page) == FINE


def look(page: Path) -> object:
    """Return what axe-core objects to, whether it is too wide, and what is fetched, at each size."""
    looked = subprocess.run(
        ["node", str(DRIVER), CHROMIUM, str(AXE), str(page)], capture_output=True, check=True, timeout=LONGEST
    )
    return json.loads(looked.stdout)
