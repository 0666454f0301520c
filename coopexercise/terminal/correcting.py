"""Undo at the keyboard: an entry is taken back, put right, or loses its words for good."""

from ..exercise import corrections
from ..exercise.events import Event
from .host import Host
from .widgets.pick import Choice
from .words.entry import entry_line

_GONE = "words-removed"
"""Not the name of any words of an entry."""


async def correct(app: Host) -> None:
    """Ask which entry, the last one first, and what is to become of it. Call it from a worker."""
    entries = corrections.entries(app.session)
    if not entries:
        app.tell("There is no entry to correct.")
        return
    lines = [Choice(str(each.seq), entry_line(app.session, app.names, each)) for each in entries]
    picked = await app.pick("Which entry?", lines)
    found = corrections.find(app.session, int(picked.value)) if picked else None
    if found is not None:
        await _correct(app, found)


async def _correct(app: Host, entry: Event) -> None:
    written = [Choice(name, f"Change: {text}") for name, text in entry.words.items()]
    gone = [Choice(_GONE, "Remove its words for good", "from the log too; asks once more")] if written else []
    how = await app.pick("How?", [Choice("", "Take it back"), *written, *gone])
    if how is None:
        return
    if how.value == _GONE:
        await _remove_words(app, entry)
        return
    if not how.value:
        await app.conduct(lambda session: corrections.withdraw(session, entry.seq))
        return
    text = await app.ask("The right words", draft=entry.words[how.value])
    if text:
        new = entry.words | {how.value: text}
        await app.conduct(lambda session: corrections.replace(session, entry.seq, new))


async def _remove_words(app: Host, entry: Event) -> None:
    choices = [Choice("", "Keep them"), Choice(_GONE, "Remove them; nobody can bring them back")]
    sure = await app.pick(f"Remove the words of entry {entry.seq}, and of its corrections?", choices)
    if sure and sure.value == _GONE:
        await app.remove_words(entry.seq)
