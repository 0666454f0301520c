"""What all tests share."""

import gc
import os

import pytest
from hypothesis import HealthCheck, settings

# What the imports of a worker make is never garbage; to look through it again and again is an eighth of the time.
gc.set_threshold(100_000, 20, 100)

settings.register_profile(
    "default", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("long", parent=settings.get_profile("default"), max_examples=2_000, derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Know the option with which `tests/terminal/test_snapshots.py` writes what it would otherwise compare."""
    parser.addoption("--update-snapshots", action="store_true", help="write the screens as they are now")
