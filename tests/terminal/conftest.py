"""A data folder of the user that is empty, and nobody else's."""

from pathlib import Path

import platformdirs
import pytest


@pytest.fixture
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which the program now looks for the user's own scenarios and sessions."""
    folder = tmp_path / "data"
    monkeypatch.setattr(platformdirs, "user_data_dir", lambda *_, **__: str(folder))
    monkeypatch.setattr(platformdirs, "user_data_path", lambda *_, **__: folder)
    return folder
