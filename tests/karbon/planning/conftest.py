"""Work that could repeat, and what a schedule for it looks like."""

from types import SimpleNamespace

import pytest

TITLE = (
    '[{"Text":"Payroll ","Variable":null,"Format":null,"Offset":0},'
    '{"Text":null,"Variable":"RepeatPeriod","Format":"DD MMM, YYYY - DD MMM, YYYY","Offset":0}]'
)


@pytest.fixture
def firm(karbon):
    """A colleague, a client and its work; `body` is a schedule that is taken."""
    ann = karbon.screens.add_user("Ann Lee", "ann@firm.example")
    client = karbon.screens.add_organization("Engines")
    work = karbon.screens.add_work("Payroll", client, "2026-03-01", assignee_email="ann@firm.example")
    body = {
        "CreatedFromWorkItemKey": work,
        "RecurrenceFrequency": "Month",
        "CustomFrequencyMultiple": 1,
        "ScheduleStartDate": "2026-04-01T00:00:00Z",
        "ScheduleEndDate": None,
        "ScheduleDueDateMethod": "DaysFromStartDate",
        "ScheduleDueDateDays": 30,
        "PreventStartEndOnWeekend": True,
        "InitializeTasksBeforeStartDateUnits": "Days",
        "InitializeTasksBeforeStartDateMultiple": 7,
        "WorkItemTitleDefinition": TITLE,
    }
    return SimpleNamespace(ann=ann, client=client, work=work, body=body)


@pytest.fixture
def schedule(karbon, firm):
    """The key of a schedule."""
    return karbon.call("POST", "WorkSchedules", json=firm.body).json()["WorkScheduleKey"]
