"""The debrief as JSON."""

import json

import jsonschema
import msgspec
import pytest

from coopexercise.exercise.measures import of_round
from coopexercise.exercise.session import Session
from coopexercise.reports import json_
from coopexercise.reports.debrief import FORMS, report
from tests.exercise.table import Table, consulting

from .story import consulted, told


def measures(table: Table, round_id: str) -> dict[str, object]:
    """Return the measures of a round as plain JSON values."""
    found: dict[str, object] = json.loads(msgspec.json.encode(of_round(table.session, round_id, table.now)))
    del found["parameters_only_believed"]  # until the debrief the facilitator alone knows it
    return found


def test_the_data_has_its_fixed_form() -> None:
    """Sessions with rounds with measures, each with value, by_side, state and events; and nothing else."""
    table = consulted(order="swap", simulated=True)
    assert json.loads(report([table.session], "json")) == {
        "sessions": [
            {
                "id": "table-1",
                "scenario": "corner",
                "simulated": True,
                "order": "swap",
                "rounds": [
                    {
                        "id": "co-production",
                        "mode": "co-production",
                        "minutes": 10.0,
                        "measures": measures(table, "co-production"),
                    },
                    {
                        "id": "consultation",
                        "mode": "consultation",
                        "minutes": 5.0,
                        "measures": measures(table, "consultation"),
                    },
                ],
            }
        ]
    }


def test_a_measure_is_plain() -> None:
    """As in the log format: lists, numbers, ids; nothing for what is not known."""
    table = consulted()
    (played,) = json.loads(report([table.session], "json"))["sessions"][0]["rounds"]
    found = played["measures"]
    assert {name: found[name] for name in ("decided", "items_confirmed", "rungs", "joined", "weeks")} == {
        "decided": {"value": ["planters"], "by_side": {}, "state": "measured", "events": [21]},
        "items_confirmed": {
            "value": 1,
            "by_side": {"resident": 0, "professional": 1, "elected": 0},
            "state": "measured",
            "events": [25, 26, 27, 28],
        },
        "rungs": {
            "value": [2, 3, 4, 5],
            "by_side": {"resident": [2, 3], "professional": [5], "elected": [4]},
            "state": "measured",
            "events": [25, 26, 27, 28],
        },
        "joined": {"value": None, "by_side": {}, "state": "not_open", "events": []},
        "weeks": {"value": None, "by_side": {}, "state": "not_recorded", "events": []},
    }


def test_no_word_that_anybody_said_is_in_it() -> None:
    """Not even the title of a proposal."""
    table = told()
    written = report([table.session], "json", for_facilitator=True)
    words = {text for event in table.events for text in event.words.values()}
    assert [text for text in words if text in written] == []


def test_sessions_stand_side_by_side() -> None:
    """Simulated or real, each by itself; an empty one has no rounds."""
    found = json.loads(report([consulting().session, consulting(simulated=True).session, Session()], "json"))[
        "sessions"
    ]
    assert [(each["id"], each["simulated"], len(each["rounds"])) for each in found] == [
        ("table-1", False, 1),
        ("table-1", True, 1),
        ("", False, 0),
    ]


def test_every_form_ends_with_a_newline() -> None:
    """So that a prompt or the next file begins on its own line."""
    session = consulting().session
    assert [report([session], form)[-1] for form in FORMS if form != "pdf"] == ["\n"] * (len(FORMS) - 1)


def test_what_is_written_keeps_to_the_published_schema() -> None:
    """Of people and of a rehearsal, with rounds and without."""
    written = json.loads(report([told().session, consulting(simulated=True).session, Session()], "json"))
    jsonschema.Draft202012Validator(json_.schema()).validate(written)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(json_.schema()).validate({"sessions": [{"id": 1}]})
