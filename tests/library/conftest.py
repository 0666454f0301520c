"""What the tests of the reading room share."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the files of whoever runs the tests out of them; return the folder that stands in for theirs."""
    folder = tmp_path / "own"
    monkeypatch.setattr("platformdirs.user_data_dir", lambda *_args, **_options: str(folder))
    return folder
