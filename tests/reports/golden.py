"""Writes the reports that are compared byte for byte: `python -m tests.reports.golden`, then read what changed."""

from coopexercise.reports import pack
from coopexercise.reports.debrief import Form, report
from coopexercise.reports.transcript import transcript

from .conftest import EXPECTED
from .story import another, consulted, told, whole
from .test_forms import golden

FORMS: tuple[Form, ...] = ("html", "csv", "json")
OF_A_LOG: tuple[Form, ...] = ("text", "markdown", *FORMS)


def main() -> None:
    """Write them all."""
    pages = {f"participants.{form}": report([told().session], form) for form in FORMS}
    pages |= {f"golden.{form}": report([golden()], form) for form in OF_A_LOG}
    public, full = (report([told().session], for_facilitator=full) for full in (False, True))
    pages["participants.txt"] = public
    pages["said.txt"] = full[len(public[: public.index("\nTO END WITH")]) : full.index("\nTO END WITH")]
    pages["facilitator.md"] = report([told().session], "markdown", for_facilitator=True)
    pages["transcript.txt"] = "".join(f"{line}\n" for line in transcript(told().events))
    pages["beside.txt"] = report(
        [whole(told().session), another(whole(told(table=2).session)), consulted(simulated=True).session]
    )
    pages |= {
        name: pack.written(pack.packs(each), "markdown").decode()
        for name, each in (("pack.md", golden()), ("pack-told.md", told().session))
    }
    for name, page in pages.items():
        (EXPECTED / name).write_text(page, encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
