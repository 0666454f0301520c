"""Where sessions live."""

from pathlib import Path

import pytest

from coopexercise.exercise.events import Moment
from coopexercise.record import (
    Held,
    Person,
    Shelf,
    create_log,
    entry,
    home_shelf,
    load_people,
    open_log,
    read,
    save_people,
    say_moved,
)

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
    assert [entry(each).state for each in shelf.logs()] == ["ended"]


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


def test_sessions_come_newest_first(shelf: Shelf) -> None:
    """Ended or not; what belongs to one of them is no session."""
    first = made(shelf, 9)
    ended = shelf.seal(made(shelf, 10, ending()))
    last = made(shelf, 11, note())
    ended.with_name(f"{ended.stem}.followup.jsonl").touch()
    ended.with_name(f".{ended.name}").touch()
    assert shelf.logs() == [last, ended, first]


def test_an_empty_shelf_has_no_sessions(shelf: Shelf) -> None:
    """The folder need not exist."""
    assert (shelf.logs(), shelf.binned(), shelf.latest_open(), shelf.latest_free()) == ([], [], None, None)


def test_the_latest_open_session_is_found(shelf: Shelf) -> None:
    """Sessions that have ended, went elsewhere or never began are passed over."""
    made(shelf, 8)
    newest = made(shelf, 9)
    made(shelf, 10, ending())
    say_moved(made(shelf, 11), Path("stick.jsonl"))
    shelf.new_path("bench", Moment("2026-06-01T12:00:00.000Z", 0, "b")).touch()
    assert (shelf.latest_open(), shelf.latest_free()) == (newest, newest)


def test_a_session_that_runs_is_watched_and_the_newest_free_one_is_gone_on_with(shelf: Shelf) -> None:
    """Nobody is sent to a session that another window leads."""
    free, running, newest = made(shelf, 8), made(shelf, 9), made(shelf, 10)
    with open_log(running).log:
        assert (shelf.latest_open(), shelf.latest_free()) == (running, newest)
        newest.unlink()
        assert shelf.latest_free() == free


def test_when_all_sessions_run_it_is_said_who_leads_the_newest(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless that one has just been let go."""
    path = made(shelf, 9)
    with open_log(path).log:
        with pytest.raises(Held, match=f"{path.name} is held by process .* coopexercise show"):
            shelf.latest_free()
        monkeypatch.setattr("coopexercise.record.shelf.ensure_free", lambda _: None)
        assert shelf.latest_free() == path


def test_the_bin_takes_all_that_belongs_to_a_log_and_gives_it_back(shelf: Shelf) -> None:
    """Unfinished or sealed, it comes back to where it was."""
    sealed, live = shelf.seal(made(shelf, 9, ending())), made(shelf, 10)
    for log in (sealed, live):
        save_people(log, {"s1": Person("Ali")})
        log.with_suffix(".html").write_text("report", encoding="utf-8")
    before = files(shelf)
    binned = [shelf.put_in_bin(log) for log in (sealed, live)]
    assert shelf.logs() == []
    assert shelf.binned() == [binned[1], binned[0]]
    assert files(shelf) == {Path("bin") / path: content for path, content in before.items()}
    assert [shelf.put_back(log) for log in binned] == [sealed, live]
    assert files(shelf) == before


def files(shelf: Shelf) -> dict[Path, bytes]:
    """Return every file in the shelf's folder."""
    root = shelf.live.parent
    return {path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_session_that_runs_cannot_be_put_in_the_bin(shelf: Shelf) -> None:
    """It stays as it is, whether or not a note says who leads it."""
    path = made(shelf, 9)
    with open_log(path).log:
        path.with_name(f"{path.name}.lock").unlink()
        with pytest.raises(Held):
            shelf.put_in_bin(path)
    assert shelf.logs() == [path]


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
