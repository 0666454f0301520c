"""What the tests of the reports share."""

from collections.abc import Callable
from pathlib import Path

import pytest

EXPECTED = Path(__file__).parent / "expected"


@pytest.fixture
def expected() -> Callable[[str], str]:
    """Read a report as it should be; each was checked by hand against the story."""
    return lambda name: (EXPECTED / name).read_text(encoding="utf-8")
