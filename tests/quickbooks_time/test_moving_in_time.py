"""A firm moves in with much time: what is alike is kept once, and nothing is lost."""

import msgspec

from sim.quickbooks_time.records import Timesheet


def sheets():
    """As a document is read: no two values are the same object."""
    rows = [
        {
            "id": n,
            "user_id": 5_000,
            "jobcode_id": 7_000,
            "date": "2026-03-02",
            "duration": 36_000,
            "created": stamp,
        }
        for n, stamp in enumerate(("2026-03-01T00:00:00+00:00", "2026-03-02T00:00:00+00:00"), 1)
    ]
    rows[0]["last_modified"] = "2026-03-01T00:00:00+00:00"
    return msgspec.json.decode(msgspec.json.encode(rows), type=list[Timesheet])


def test_time_is_kept_as_it_came(state):
    """Field by field."""
    state.load(sheets())

    assert state.tables.timesheets.page("dated") == sheets()


def test_what_is_alike_is_kept_once(state):
    """People, jobcodes, days and lengths; and the stamps of what was never changed."""
    state.load(sheets())
    first, second = state.tables.timesheets.page("dated")

    for field in ("user_id", "jobcode_id", "date", "duration"):
        assert getattr(first, field) is getattr(second, field)
    assert first.created is first.last_modified
    assert second.created != second.last_modified
