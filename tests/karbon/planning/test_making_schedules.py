"""POST WorkSchedules: what is taken, what is filled in, and every refusal."""

import pytest

SHOWN = [
    "@odata.context",
    "WorkScheduleKey",
    "ClientKey",
    "ClientType",
    "CreatedFromWorkItemKey",
    "RecurrenceFrequency",
    "CustomFrequencyUnits",
    "CustomFrequencyMultiple",
    "FrequencyDescription",
    "ScheduleStartDate",
    "ScheduleEndDate",
    "ScheduleDueDateMethod",
    "ScheduleDueDateDays",
    "ScheduleDueDateMonthMultiple",
    "AssigneeUserKey",
    "WorkItemDescription",
    "PreventStartEndOnWeekend",
    "InitializeBeforeStartDateUnits",
    "InitializeBeforeStartDateMultiple",
    "WorkItemTitleDefinition",
    "WorkItemTitleDisplayText",
    "InitializeTasksBeforeStartDateUnits",
    "InitializeTasksBeforeStartDateMultiple",
]
REQUIRED = [
    "RecurrenceFrequency",
    "CustomFrequencyMultiple",
    "ScheduleStartDate",
    "ScheduleDueDateMethod",
    "PreventStartEndOnWeekend",
    "InitializeTasksBeforeStartDateUnits",
    "InitializeTasksBeforeStartDateMultiple",
    "WorkItemTitleDefinition",
]


def refused(caller, body):
    response = caller.call("POST", "WorkSchedules", json=body)
    error = response.json()["error"]
    return response.status_code, error["code"], error["message"]


def test_a_schedule_is_made_from_work(karbon, firm):
    """201 with the whole record in Karbon's order, and a plain Location."""
    response = karbon.call("POST", "WorkSchedules", json=firm.body)
    made = response.json()

    assert response.status_code == 201
    assert list(made) == SHOWN
    assert response.headers["Location"].endswith(f"/v3/WorkSchedules('{made['WorkScheduleKey']}')")
    assert (made["ClientKey"], made["ClientType"]) == (firm.client, "Organization")
    assert made["ScheduleStartDate"] == "2026-04-01T00:00:00Z"
    assert made["FrequencyDescription"] == "Every Month"
    assert made["WorkItemTitleDisplayText"] == "Payroll 01 Apr, 2026 - 30 Apr, 2026"


def test_the_assignee_of_the_work_is_the_default(karbon, firm):
    """Somebody else can be named."""
    bob = karbon.screens.add_user("Bob Ray", "bob@firm.example")
    left_out = karbon.call("POST", "WorkSchedules", json=firm.body).json()
    named = karbon.call("POST", "WorkSchedules", json={**firm.body, "AssigneeUserKey": bob}).json()

    assert (left_out["AssigneeUserKey"], named["AssigneeUserKey"]) == (firm.ann, bob)


def test_the_work_is_not_linked_by_it(karbon, firm, schedule):
    """That takes a PUT of the work, and the filter finds it then."""
    before = karbon.get(f"WorkItems/{firm.work}").json()
    karbon.call("PUT", f"WorkItems/{firm.work}", json={**before, "WorkScheduleKey": schedule})

    found = karbon.rows("WorkItems", filter=f"WorkScheduleKey eq '{schedule}'")

    assert before["WorkScheduleKey"] is None
    assert [row["WorkItemKey"] for row in found] == [firm.work]


def test_work_cannot_be_linked_to_a_schedule_that_is_none(karbon, firm):
    """As with templates."""
    body = {**karbon.get(f"WorkItems/{firm.work}").json(), "WorkScheduleKey": "nothing"}

    details = karbon.call("PUT", f"WorkItems/{firm.work}", json=body).json()["error"]["details"]

    assert details["message"] == "WorkScheduleKey is not a valid Work Schedule"


@pytest.mark.parametrize(
    "content", [b"", b"null", b"[]", b"{", b'{"Nonsense": 1}', b'{"ScheduleDueDateDays": "x"}']
)
def test_a_body_that_cannot_be_read_is_missing(karbon, content):
    """The text names the entity."""
    response = karbon.call("POST", "WorkSchedules", data=content)

    assert response.status_code == 400
    assert response.json()["error"] == {
        "code": "4005",
        "message": "Required payload data is missing: WorkSchedule",
    }


def test_the_work_must_be_named(karbon, firm):
    """Before anything else is looked at."""
    del firm.body["CreatedFromWorkItemKey"]

    assert refused(karbon, firm.body) == (400, "4002", "CreatedFromWorkItemKey not provided.")


def test_the_work_must_exist(karbon, firm):
    """Work out of sight does not."""
    karbon.screens.set_restriction(firm.client, "Hidden")
    hidden = refused(karbon, firm.body)

    missing = refused(karbon, {**firm.body, "CreatedFromWorkItemKey": "nothing"})

    assert hidden == missing == (400, "4002", "CreatedFromWorkItemKey is not a valid Work Item")


@pytest.mark.parametrize("multiple", [0, -3])
def test_the_multiple_counts_from_one(karbon, firm, multiple):
    """A documented text."""
    body = {**firm.body, "CustomFrequencyMultiple": multiple}

    assert refused(karbon, body) == (400, "4002", "CustomFrequencyMultiple should be greater than 0")


@pytest.mark.parametrize("name", REQUIRED)
def test_what_is_required_is_named(karbon, firm, name):
    """In the words of the work's key."""
    assert refused(karbon, {**firm.body, name: None}) == (400, "4002", f"{name} not provided.")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("RecurrenceFrequency", "Hourly"),
        ("CustomFrequencyUnits", "Hours"),
        ("ScheduleDueDateMethod", "Sometime"),
        ("InitializeBeforeStartDateUnits", "days"),
        ("InitializeTasksBeforeStartDateUnits", "Moons"),
        ("ScheduleStartDate", "soon"),
        ("ScheduleEndDate", "2026-02-30"),
        ("WorkItemTitleDefinition", "Payroll"),
        ("WorkItemTitleDefinition", '{"Text": "Payroll"}'),
        ("WorkItemTitleDefinition", "[" + "{}," * 100 + "{}]"),
    ],
)
def test_values_that_cannot_be_are_refused(karbon, firm, name, value):
    """The text names the property."""
    assert refused(karbon, {**firm.body, name: value}) == (400, "4002", f"{name} is not valid")


def test_a_custom_frequency_has_units(karbon, firm):
    """Every three what, else."""
    body = {**firm.body, "RecurrenceFrequency": "Custom", "CustomFrequencyMultiple": 3}

    assert refused(karbon, body) == (400, "4002", "CustomFrequencyUnits not provided.")
    made = karbon.call("POST", "WorkSchedules", json={**body, "CustomFrequencyUnits": "Days"}).json()
    assert made["FrequencyDescription"] == "Every 3 Days"


def test_the_assignee_must_be_a_colleague(karbon, firm):
    """One who left is none."""
    karbon.screens.remove_user("ann@firm.example")
    body = {**firm.body, "AssigneeUserKey": firm.ann}

    assert refused(karbon, body) == (400, "4002", f"Cannot find an active user for {firm.ann}")
