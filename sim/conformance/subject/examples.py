"""An example of every operation, for the published document: what is sent, and what may come back."""

from typing import Any, Final, NamedTuple

PRIYA: Final = "priya@baseline.example"
ANN: Final = "ann@baseline.example"
WORK: Final = "2tGnWq7Yp3Kd"  # the Karbon key of Acme's work "2026 Tax"

_ENTRY: Final = {"id": "t77", "person": "Ann Lee", "date": "2026-03-02", "minutes": 60, "state": "recorded"}
_CHOICE: Final = {"by": PRIYA, "contact_types": ["Client"], "track_work": True}
_MISSING: Final = {
    "code": "CODE_MISSING",
    "subject": WORK,
    "sentence": "The code of 2026 Tax was deleted in QuickBooks Time.",
    "remedy": "Generate a code in its Time & Budget tab.",
}
NOT_ADMIN: Final = {
    "code": "NOT_ADMIN",
    "sentence": "ann@baseline.example is no administrator in Karbon.",
    "remedy": "Ask somebody who is an administrator in both Karbon and QuickBooks Time.",
}


class Example(NamedTuple):
    """What is asked, and what is answered when it can be done."""

    arguments: dict[str, Any]
    result: dict[str, Any]


EXAMPLES: Final = {
    "connect": Example({"by": PRIYA}, {"suspects": []}),
    "disconnect": Example({"by": PRIYA}, {}),
    "settings": Example({}, {}),
    "status": Example({}, {}),
    "preview": Example(_CHOICE, {"actions": [{"kind": "create", "name": "Acme"}], "findings": []}),
    "save_and_sync": Example(_CHOICE, {"findings": []}),
    "sync": Example({"by": PRIYA}, {"findings": [_MISSING]}),
    "sync_books": Example({}, {"findings": []}),
    "open_tab": Example(
        {"key": WORK},
        {
            "available": True,
            "message": None,
            "entries": [_ENTRY],
            "actual_minutes": 60,
            "budget_minutes": 600,
            "left_minutes": 540,
            "stale": False,
            "age_s": 0,
        },
    ),
    "open_time_form": Example(
        {"key": WORK}, {"items": [{"name": "Billable", "items": [[11, "Yes"], [12, "No"]]}]}
    ),
    "track_time": Example(
        {
            "by": ANN,
            "key": WORK,
            "day": "2026-03-02",
            "minutes": 60,
            "notes": "VAT return",
            "fields": {"Billable": "Yes"},
        },
        {"entry": _ENTRY, "message": None},
    ),
    "edit_time": Example({"entry": "t77", "minutes": 90}, {"entry": {**_ENTRY, "minutes": 90}}),
    "delete_time": Example({"entry": "t77"}, {}),
    "approve_time": Example({"entry": "k3"}, {}),
    "generate_code": Example({"key": WORK, "by": ANN, "choice": None}, {}),
    "hide_jobs": Example(
        {"by": PRIYA, "keys": [WORK], "completed": False, "preview": True},
        {"jobs": [{"path": "Acme › 2026 Tax"}]},
    ),
    "doctor": Example(
        {"by": ANN, "key": WORK},
        {
            "standings": [
                {"subject": ANN, "state": "linked", "reason": ""},
                {"subject": WORK, "state": "linked", "reason": "CODE_MISSING"},
            ],
            "findings": [_MISSING],
        },
    ),
    "export_synced_items": Example(
        {"by": PRIYA},
        {
            "items": [
                {
                    "kind": "WorkItem",
                    "Karbon key": WORK,
                    "Karbon name": "2026 Tax",
                    "link state": "linked",
                    "code id": "9051",
                    "code path": "Acme › 2026 Tax",
                    "reason": "",
                }
            ]
        },
    ),
}
