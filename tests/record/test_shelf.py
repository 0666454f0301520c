"""Where sessions live."""

from pathlib import Path

import pytest

from coopexercise.exercise.events import Moment
from coopexercise.record import Entry, Person, Shelf, create_log, home_shelf, load_people, open_log, read, save_people

from .sample import NOON, SESSION, ending, note, opening, recorded


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A shelf whose folder is not there yet."""
    return Shelf(tmp_path / "data" / "coopexercise")


def made(shelf: Shelf, hour: int, *entries: object, title: str = "The bench") -> Path:
    path = shelf.new_path("bench", Moment(f"2026-06-01T{hour:02}:00:00.000Z", 0, "b"))
    recorded(path, [opening(title), *entries])  # type: ignore[list-item]
    return path


def test_the_shelf_is_in_the_users_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Live and ended sessions are apart."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    shelf = home_shelf()
    assert (shelf.live.name, shelf.sessions.name) == ("live", "sessions")
    assert shelf.live.parent.name == "coopexercise"


def test_a_new_path_is_free_and_says_when_and_what(shelf: Shelf) -> None:
    """Two sessions of one moment do not meet."""
    first, second = shelf.new_path("community-centre", NOON), shelf.new_path("community-centre", NOON)
    assert first != second
    assert first.parent == shelf.live
    assert first.name.startswith("2026-06-01-120000-community-centre-")
    with create_log(first, SESSION):
        assert first.exists()


def test_a_session_stays_ended_when_words_are_removed(shelf: Shelf) -> None:
    """What follows the end is not a session that goes on; and it is sealed as it was."""
    path = made(shelf, 10, note("Ana"), note("Ben"), ending())
    with open_log(path).log as log:
        log.remove_words(2, NOON)
        log.remove_words(3, NOON)
    assert shelf.seal(path).parent == shelf.sessions
    assert [each.ended for each in shelf.recent(5)] == [True]


@pytest.mark.parametrize(
    ("scenario", "slug"),
    [("../../etc/passwd", "etc-passwd"), ("Büro\x00\n", "b-ro"), ("a" * 300, "a" * 40), ("", ""), ("漢字", "")],
)
def test_a_file_name_never_comes_from_what_people_wrote(shelf: Shelf, scenario: str, slug: str) -> None:
    """Small letters, digits and dashes are all that is taken of an id."""
    path = shelf.new_path(scenario, NOON)
    middle = f"-{slug}-" if slug else "-"
    assert path.parent == shelf.live
    assert path.name.startswith(f"2026-06-01-120000{middle}")
    assert len(path.name) == len("2026-06-01-120000") + len(middle) + len("123456.jsonl")


def test_recent_sessions_come_newest_first(shelf: Shelf) -> None:
    """Ended or not, with title, time and mark, and no more than asked for."""
    made(shelf, 9)
    ended = shelf.seal(made(shelf, 10, ending()))
    simulated = shelf.new_path("bench", Moment("2026-06-01T11:00:00.000Z", 0, "b"))
    recorded(simulated, [opening("A\tcorner", simulated=True), note()])
    assert shelf.recent(2) == [
        Entry(path=simulated, scenario="bench", title="A corner", at=NOON.at, simulated=True),
        Entry(path=ended, scenario="bench", title="The bench", at=NOON.at, ended=True),
    ]


def test_an_empty_shelf_has_no_sessions(shelf: Shelf) -> None:
    """The folder need not exist."""
    assert (shelf.recent(5), shelf.latest_open()) == ([], None)


@pytest.mark.parametrize("content", [b"", b"{}\n", b"\xff\n", b'{"kind":"note.made"}\n'])
def test_an_unreadable_log_is_listed_without_a_title(shelf: Shelf, content: bytes) -> None:
    """It is there, and somebody may look for it; it cannot be gone on with."""
    path = shelf.new_path("bench", NOON)
    path.write_bytes(content)
    assert (shelf.recent(5), shelf.latest_open()) == ([Entry(path=path)], None)


@pytest.mark.parametrize("tail", [b'{"v":1', b"garbage\n", b"x" * 40_000 + b"\n"], ids=["torn", "garbage", "long"])
def test_a_log_with_a_bad_end_is_not_ended(shelf: Shelf, tail: bytes) -> None:
    """Only a whole closing event ends a session."""
    path = made(shelf, 9, ending())
    with path.open("ab") as file:
        file.write(tail)
    assert shelf.recent(1)[0].ended is False


def test_the_latest_open_session_is_found(shelf: Shelf) -> None:
    """Sessions that have ended, or never begun, are passed over."""
    made(shelf, 8)
    newest = made(shelf, 9)
    made(shelf, 10, ending())
    shelf.new_path("bench", Moment("2026-06-01T11:00:00.000Z", 0, "b")).touch()
    assert shelf.latest_open() == newest


def test_an_ended_log_moves_with_what_belongs_to_it(shelf: Shelf) -> None:
    """Its names and its torn tails; nothing stays behind."""
    path = made(shelf, 9, ending())
    save_people(path, {"s1": Person("Ali")})
    path.with_name(f"{path.name}.torn").write_bytes(b"torn")
    before = path.read_bytes()
    sealed = shelf.seal(path)
    assert sealed == shelf.sessions / path.name
    assert (sealed.read_bytes(), load_people(sealed).seats) == (before, {"s1": Person("Ali")})
    assert sealed.with_name(f"{sealed.name}.torn").read_bytes() == b"torn"
    assert list(shelf.live.iterdir()) == []


def test_a_log_that_was_not_ended_stays(shelf: Shelf) -> None:
    """It can be gone on with."""
    path = made(shelf, 9)
    assert shelf.seal(path) == path
    assert read(path).whole


def test_a_log_elsewhere_stays(shelf: Shelf, tmp_path: Path) -> None:
    """Whoever chose its place finds it there."""
    path = tmp_path / "mine.jsonl"
    recorded(path, [opening(), ending()])
    assert shelf.seal(path) == path
