"""What people take with them: the pack of a project, and reminders of what they promised."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from .streams import FAULT, Fault, Usage, keep_apart, keep_off_terminal, read_log, write

if TYPE_CHECKING:
    from ..exercise.session import Session
    from ..reports.pack import Form


def pack(args: Namespace) -> int:
    """Write the pack of what was decided, or the slips that remind people of their promises."""
    from ..exercise.session import fold
    from ..record import not_a_session, says_followup

    form = _form(args)
    keep_apart(args.output, (args.log,))
    keep_off_terminal(form, args.output)
    reading = read_log(args.log)
    if not reading.events:
        return FAULT
    if says_followup(reading):
        raise Fault(not_a_session(Path(args.log)))
    write(args.output, (_content(fold(reading.events), args, form),))
    return FAULT if reading.damage else 0


def _form(args: Namespace) -> "Form":
    if args.what == "pack":
        return args.format or "markdown"
    if args.format not in ("", "pdf"):
        raise Usage("reminders are for cutting out, and come as PDF alone: leave --format away.")
    if args.proposal:
        raise Usage("reminders are of every promise, whatever was proposed: leave --proposal away.")
    return "pdf"


def _content(session: "Session", args: Namespace, form: "Form") -> bytes:
    from ..reports import pack as made

    try:
        if args.what == "reminders":
            return made.reminders_pdf(session)
        return made.written(made.packs(session, args.proposal), form)
    except (made.NoProject, made.NoPromise) as nothing:
        raise Fault(str(nothing)) from nothing
    except made.NoSuchProposal as unknown:
        raise Usage(str(unknown)) from unknown
