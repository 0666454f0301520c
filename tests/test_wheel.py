"""The wheel: what it carries, and that the program runs from it away from the checkout."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("wheel")

ROOT = Path(__file__).parent.parent


def run(*command: str | Path, folder: Path) -> str:
    """Run a program that must succeed, away from the checkout, and return what it printed."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV", "VIRTUAL_ENV"))}
    variables = {**plain, "XDG_DATA_HOME": str(folder / "data"), "PYTHONIOENCODING": "utf-8"}
    ended = subprocess.run(command, cwd=folder, env=variables, capture_output=True, check=False)
    assert ended.returncode == 0, ended.stderr.decode()
    return ended.stdout.decode()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, with the build system that is installed, and return its path."""
    folder = tmp_path_factory.mktemp("built")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, folder=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel in a new environment that borrows the dependencies of this one; return its programs' folder."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder / "venv", with_pip=False)
    paths = sysconfig.get_paths("venv", vars={"base": str(folder / "venv"), "platbase": str(folder / "venv")})
    # Packages are found in the folders that a .pth file names, but not what .pth files in there name, as the checkout.
    borrowed = "\n".join({sysconfig.get_path(kind) for kind in ("purelib", "platlib")})
    Path(paths["purelib"], "borrowed.pth").write_text(borrowed, encoding="utf-8")
    programs = Path(paths["scripts"])
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", programs / "python")
    run(
        *pip, "install", "--quiet", "--no-index", "--no-deps", "--no-compile", "--force-reinstall", wheel, folder=folder
    )
    return programs


def shipped(folder: str, inside: str, *suffixes: str) -> list[str]:
    """Return where the files of a folder of the checkout belong inside the wheel."""
    found = (path for path in (ROOT / folder).rglob("*") if path.suffix in suffixes or path.name in suffixes)
    return sorted(f"{inside}/{path.relative_to(ROOT / folder).as_posix()}" for path in found)


def test_the_wheel_carries_all_that_the_program_needs(wheel: Path) -> None:
    """Code, styles, templates, scenarios, cards, the mark of a typed package, and the licence; and nothing else."""
    with zipfile.ZipFile(wheel) as file:
        names = sorted(name for name in file.namelist() if ".dist-info/" not in name)
        licences = [name for name in file.namelist() if name.endswith("/licenses/LICENSE")]
    package = shipped("coopexercise", "coopexercise", ".py", ".tcss", ".css", ".j2", ".typ", ".yaml", "py.typed")
    data = [
        name for kind in ("cards", "scenarios") for name in shipped(kind, f"coopexercise/_data/{kind}", ".yaml", ".yml")
    ]
    assert names == sorted(package + data)
    assert len(licences) == 1
    assert {
        "coopexercise/py.typed",
        "coopexercise/_data/cards/community-centre.yaml",
        "coopexercise/_data/scenarios/community-centre.yaml",
        "coopexercise/_data/scenarios/taster.yaml",
        "coopexercise/reports/printing/sheets.typ",
        "coopexercise/terminal/styles.tcss",
    } < set(names)


def test_the_installed_program_runs_away_from_the_checkout(installed: Path, tmp_path: Path) -> None:
    """It lists, checks, rehearses, reports and prints with what the wheel brought along."""
    imported = run(installed / "python", "-c", "import coopexercise; print(coopexercise.__file__)", folder=tmp_path)
    assert Path(imported.strip()).is_relative_to(installed.parent)

    program = installed / "coopexercise"
    listed = run(program, "list", folder=tmp_path)
    run(program, "validate", "community-centre", folder=tmp_path)
    run(program, "rehearse", "community-centre", "-n", "8", "--seed", "11", "--log", "a.jsonl", folder=tmp_path)
    debriefed = run(program, "debrief", "a.jsonl", folder=tmp_path)
    run(program, "cards", "taster", "-o", "taster.pdf", folder=tmp_path)
    assert "The community centre" in listed
    assert "SIMULATED" in debriefed
    assert (tmp_path / "taster.pdf").read_bytes().startswith(b"%PDF-")
