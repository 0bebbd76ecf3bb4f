"""Timesheets, deprecated and still served: their time is added up over the period."""

import pytest

from tests.karbon.time.conftest import ANN, BOB
from tests.karbon.time.loading import sheets


@pytest.fixture
def tracked(firm):
    """Two weeks of Ann's and one of Bob's."""
    add = firm.screens.add_time
    add(ANN, "2026-03-02", 30, firm.keys.tax, role="Director", task_type="Review", description="one")
    add(ANN, "2026-03-03", 60, firm.keys.tax, role="Director", task_type="Review")
    add(ANN, "2026-03-03", 15, firm.keys.audit, role="Director", task_type="Review")
    add(ANN, "2026-03-10", 10, client_key=firm.keys.ada)
    add(BOB, "2026-03-31", 20, firm.keys.tax)
    keys = [row["key"] for row in firm.screens.timesheets()]
    firm.keys.first, firm.keys.second, firm.keys.bobs = keys
    firm.screens.submit_timesheet(firm.keys.second)
    firm.screens.submit_timesheet(firm.keys.bobs)
    firm.screens.approve_timesheet(firm.keys.bobs)
    return firm


def test_a_row(tracked):
    """Midnight in UTC at both ends; without $expand there is no TimeEntries at all."""
    row = tracked.rows("Timesheets", orderby="StartDate")[0]

    assert row == {
        "TimesheetKey": tracked.keys.first,
        "StartDate": "2026-03-02T00:00:00Z",
        "EndDate": "2026-03-08T00:00:00Z",
        "UserKey": tracked.keys.ann,
        "Status": "Draft",
        "WorkItemKeys": row["WorkItemKeys"],
    }
    assert sorted(row["WorkItemKeys"]) == sorted([tracked.keys.tax, tracked.keys.audit])


def test_expanded_rows_are_added_up(tracked):
    """Entries that differ in day and description are one row; what was not said is null."""
    keys = tracked.keys
    (row,) = tracked.rows("Timesheets", expand="TimeEntries", filter=f"TimesheetKey eq '{keys.first}'")
    rows = {entry["EntityKey"]: entry for entry in row["TimeEntries"]}
    key = rows[keys.tax].pop("TimeEntryKey").split("-")

    assert rows[keys.tax] == {
        "EntityKey": keys.tax,
        "WorkItemKey": keys.tax,
        "ClientKey": keys.engines,
        "ClientType": "Organization",
        "RoleName": "Director",
        "TaskTypeName": "Review",
        "Minutes": 90,
        "HourlyRate": 250.0,
        "Descriptions": ["one", None],
        "BilledStatus": "Unbilled",
    }
    assert rows[keys.audit]["Minutes"] == 15
    assert (key[1], key[2], key[5], key[6:]) == (keys.tax, keys.ann, keys.first, ["1"])


def test_time_on_a_client(tracked):
    """No work, no role and no task type."""
    row = tracked.get(f"Timesheets/{tracked.keys.second}", expand="TimeEntries").json()["TimeEntries"][0]

    assert (row["EntityKey"], row["WorkItemKey"], row["RoleName"], row["ClientType"]) == (
        tracked.keys.ada,
        None,
        None,
        "Contact",
    )


def test_rates_have_four_digits_and_are_averaged(tracked):
    """An hour at 250, half an hour at 100: 200 on average."""
    tracked.screens.set_billable_rate(BOB, 100)
    tracked.screens.decline_timesheet(tracked.keys.bobs)
    tracked.screens.add_time(BOB, "2026-03-31", 20, tracked.keys.tax)

    answer = tracked.get(f"Timesheets/{tracked.keys.bobs}", expand="TimeEntries")

    assert '"HourlyRate":93.0000,' in answer.text


def test_time_billed_in_another_way_is_another_row(tracked):
    """Which the key of the row shows."""
    entry = next(row["key"] for row in tracked.screens.time() if row["minutes"] == 30)
    tracked.screens.set_billed_status(entry, "Billed")
    rows = tracked.get(f"Timesheets/{tracked.keys.first}", expand="TimeEntries").json()["TimeEntries"]

    found = {(row["TimeEntryKey"][-2:], row["BilledStatus"], row["Minutes"]) for row in rows}

    assert found == {("-4", "Billed", 30), ("-1", "Unbilled", 60), ("-1", "Unbilled", 15)}


def test_one_timesheet(tracked):
    """With and without its time."""
    plain = tracked.get(f"Timesheets('{tracked.keys.first}')").json()
    expanded = tracked.get(f"Timesheets/{tracked.keys.first}", expand="TimeEntries\n").json()

    assert plain.pop("@odata.context").endswith("#Timesheets/$entity")
    assert list(plain) == list(tracked.rows("Timesheets")[0])
    assert list(expanded)[1:] == [*plain, "TimeEntries"]


def test_a_timesheet_that_is_not_there(firm):
    """The documented text."""
    assert firm.refusal("Timesheets/nothing") == (404, "4004", "No timesheet found for provided key")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("TimesheetKey eq '{first}'", ["first"]),
        ("UserKey eq '{ann}'", ["first", "second"]),
        ("UserKey in ('{bob}')", ["bobs"]),
        ("UserKey in ( '{ann}' , '{bob}' )", ["first", "second", "bobs"]),
        ("Status eq 'Draft'", ["first"]),
        ("Status in ('Submitted','Approved')", ["second", "bobs"]),
        ("Status in ('Submitted','Submitted') and UserKey eq '{ann}'", ["second"]),
        ("StartDate eq 2026-03-02", ["first"]),
        ("StartDate gt 2026-03-02", ["second", "bobs"]),
        ("EndDate lt 2026-03-15", ["first"]),
        ("EndDate le 2026-03-15T00:00:00Z and StartDate ge 2026-03-03", ["second"]),
        ("day(StartDate) eq 9", ["second"]),
        ("month(EndDate) eq 4", ["bobs"]),
        ("year(StartDate) eq 2026 and UserKey eq '{ann}'", ["first", "second"]),
        ("WorkItemKeys/any(x: x eq '{tax}')", ["first", "bobs"]),
        ("WorkItemKeys/any(allKeys:'{audit}' eq allKeys)", ["first"]),
        ("WorkItemKeys/any(w: w in ('{audit}'))", ["first"]),
        ("WorkItemKeys/any(w: w in ('{audit}','{tax}'))", ["first", "bobs"]),
        ("(WorkItemKeys/any( w : w eq '{tax}' )) and Status eq 'Approved'", ["bobs"]),
        ("WorkItemKeys/any(x: x eq 'nothing')", []),
    ],
)
def test_filters(tracked, text, found):
    """Six properties."""
    keys = vars(tracked.keys)
    rows = tracked.rows("Timesheets", filter=text.format(**keys), orderby="StartDate")

    assert [row["TimesheetKey"] for row in rows] == [keys[name] for name in found]


def test_time_on_more_work_is_found_at_once(tracked):
    """Although the timesheet itself did not change."""
    question = f"WorkItemKeys/any(x: x eq '{tracked.keys.audit}')"
    before = [row["TimesheetKey"] for row in tracked.rows("Timesheets", filter=question)]
    tracked.screens.decline_timesheet(tracked.keys.bobs)
    tracked.rows("Timesheets", filter=question)
    tracked.screens.add_time(BOB, "2026-03-31", 20, tracked.keys.audit)

    after = {row["TimesheetKey"] for row in tracked.rows("Timesheets", filter=question)}

    assert before == [tracked.keys.first]
    assert after == {tracked.keys.first, tracked.keys.bobs}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Status ne 'Draft'", "Logical operator 'NotEqual' is not allowed."),
        ("Status gt 'Draft'", "Logical operator 'GreaterThan' is not allowed."),
        ("Status eq 'Draft' or Status eq 'Approved'", "Logical operator 'Or' is not allowed."),
        ("TimesheetKey in ('a','b')", "Logical operator 'In' is not allowed."),
        ("startswith(Status,'D')", "Function 'startswith' is not allowed."),
        ("contains(Status,'D')", "Function 'contains' is not allowed."),
        ("WorkItemKeys eq 'a'", "Logical operator 'Equal' is not allowed."),
        ("WorkItemKeys/all(x: x eq 'a')", "Function 'all' is not allowed."),
        ("WorkItemKeys/any(x: x ne 'a')", "Logical operator 'NotEqual' is not allowed."),
        ("WorkItemKeys/any(x: x eq 'a' or x eq 'b')", "Logical operator 'Or' is not allowed."),
        ("WorkItemKeys/any(x: y eq 'a')", "Could not find a property named 'y'"),
        ("WorkItemKeys/any(x: x eq 1)", "A binary operator with incompatible types"),
        ("WorkItemKeys/any(x: contains(x,'a'))", "Syntax error in"),
        ("WorkItemKeys/any(x: 'a' eq 'b')", "Syntax error in"),
        ("WorkItemKeys/any()", "Syntax error in"),
        ("Status/any(x: x eq 'a')", "Function 'any' is not allowed."),
        ("Nope/any(x: x eq 'a')", "Could not find a property named 'Nope'"),
        ("TimeEntries/any(x: x eq 'a')", "The property 'TimeEntries' cannot be used in the $filter"),
        ("Status/Name/any(x: x eq 'a')", "Syntax error in"),
        ("Status in (1,2)", "A binary operator with incompatible types"),
        ("Status in ()", "Syntax error in"),
        ("Status in 'Draft'", "Syntax error in"),
        ("Status in (" + ",".join(["'a'"] * 300) + ")", "The node count limit of '100'"),
        ("Status in (" + ",".join(f"'{n}'" for n in range(100)) + ")", "The node count limit of '100'"),
    ],
)
def test_what_is_refused(firm, text, message):
    """Each in its words."""
    status, code, shown = firm.refusal("Timesheets", filter=text)

    assert (status, code) == (400, "4002")
    assert shown.startswith(message)


def test_orders(tracked):
    """By either end; by key unless asked."""
    keys = tracked.keys
    ordered = [row["TimesheetKey"] for row in tracked.rows("Timesheets", orderby="EndDate desc")]

    assert ordered == [keys.bobs, keys.second, keys.first]
    assert [row["TimesheetKey"] for row in tracked.rows("Timesheets")] == sorted(ordered)
    assert tracked.refusal("Timesheets", orderby="Status")[2] == (
        "The property 'Status' cannot be used in the $orderby query option."
    )


def test_nothing_else_is_expanded(firm):
    """Of the list as of the single."""
    message = "The property 'WorkItems' cannot be used in the $expand query option."

    assert firm.refusal("Timesheets", expand="WorkItems")[2] == message
    assert firm.refusal("Timesheets", select="Status")[2].startswith("Query option 'Select' is not allowed.")


def test_a_page_has_a_hundred_and_a_count(firm):
    """The link keeps the expansion."""
    firm.state.load(sheets(101))
    answer = firm.get("Timesheets/", expand="TimeEntries").json()

    assert (len(answer["value"]), answer["@odata.count"]) == (100, 101)
    assert answer["@odata.nextLink"].endswith("/v3/Timesheets?$expand=TimeEntries&$skip=100")
    assert "TimeEntries" in firm.call("GET", answer["@odata.nextLink"]).json()["value"][0]
    assert firm.refusal("Timesheets", top="130")[2].startswith("The limit of '100' for Top query")


def test_several_timesheets_by_their_keys(tracked):
    """A switch: one section of the reference has `in` for keys, the other has `eq` alone."""
    wanted = f"TimesheetKey in ('{tracked.keys.first}','{tracked.keys.bobs}')"
    refused = tracked.refusal("Timesheets", filter=wanted)
    tracked.state.set_behaviour(timesheet_key_in=True)
    rows = tracked.rows("Timesheets", filter=wanted, orderby="StartDate")

    assert refused[:2] == (400, "4002")
    assert refused[2].startswith("Logical operator 'In' is not allowed.")
    assert [row["TimesheetKey"] for row in rows] == [tracked.keys.first, tracked.keys.bobs]
