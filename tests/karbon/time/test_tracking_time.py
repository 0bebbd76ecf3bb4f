"""Time is tracked, changed and deleted in Karbon's screens; the API shows it and writes none."""

import pytest

from sim.karbon.screens import ScreenRefused
from tests.karbon.time.conftest import ANN, BOB


def only(caller):
    """The one time entry that there is."""
    (row,) = caller.rows("IndividualTimeEntries")
    return row


def test_time_on_work_is_on_its_client_too(firm):
    """Ninety minutes at 250 an hour cost 375; the entity is the work."""
    key = firm.screens.add_time(
        ANN, "2026-03-03", 90, firm.keys.tax, "", "Director", "Tax Return", "Reviewed"
    )

    row = only(firm)

    assert row == {
        "IndividualTimeEntryKey": key,
        "TimesheetKey": firm.screens.timesheets()[0]["key"],
        "EntityKey": firm.keys.tax,
        "WorkItemKey": firm.keys.tax,
        "ClientKey": firm.keys.engines,
        "ClientType": "Organization",
        "UserKey": firm.keys.ann,
        "RoleName": "Director",
        "TaskTypeName": "Tax Return",
        "TaskTypeIsBillable": True,
        "Date": "2026-03-03T00:00:00Z",
        "Minutes": 90,
        "Description": "Reviewed",
        "HourlyRate": 250.0,
        "TotalCost": 375.0,
        "BilledStatus": "Unbilled",
        "CreatedDate": row["CreatedDate"],
        "ModifiedDate": row["CreatedDate"],
        "FeeType": "Time and Materials",
    }
    assert list(row) == list(firm.get(f"IndividualTimeEntries/{key}").json())[1:]


def test_time_on_a_client_has_no_work_and_no_fee(firm):
    """The entity is the client."""
    firm.screens.add_time(ANN, "2026-03-03", 30, client_key=firm.keys.ada, task_type="Admin")

    row = only(firm)

    assert (row["EntityKey"], row["WorkItemKey"], row["ClientType"]) == (firm.keys.ada, None, "Contact")
    assert (row["RoleName"], row["TaskTypeIsBillable"], row["FeeType"]) == (None, False, None)


def test_a_change_keeps_what_it_does_not_name(firm):
    """And the rate that the time was entered at."""
    key = firm.screens.add_time(ANN, "2026-03-03", 30, firm.keys.tax, "", "Director", "Review", "Draft")
    firm.screens.set_billable_rate(ANN, 300)
    firm.state.universe.clock.advance(60)
    firm.screens.edit_time(key, minutes=45)

    row = only(firm)

    assert (row["Minutes"], row["RoleName"], row["TaskTypeName"], row["Description"], row["HourlyRate"]) == (
        45,
        "Director",
        "Review",
        "Draft",
        250.0,
    )
    assert row["ModifiedDate"] > row["CreatedDate"]


def test_time_moves_to_other_work_another_day_and_a_client(firm):
    """Whatever is named is changed."""
    key = firm.screens.add_time(ANN, "2026-03-03", 30, firm.keys.tax)
    firm.screens.edit_time(key, day="2026-03-12", work_key=firm.keys.audit, role="Manager")
    on_work = only(firm)
    firm.screens.edit_time(key, client_key=firm.keys.ada)

    assert (on_work["WorkItemKey"], on_work["Date"], on_work["RoleName"]) == (
        firm.keys.audit,
        "2026-03-12T00:00:00Z",
        "Manager",
    )
    assert only(firm)["EntityKey"] == firm.keys.ada


def test_deleted_time_is_gone(firm):
    """From the list, and by its key."""
    key = firm.screens.add_time(ANN, "2026-03-03", 30, firm.keys.tax)
    firm.screens.delete_time(key)

    assert firm.rows("IndividualTimeEntries") == []
    assert firm.refusal(f"IndividualTimeEntries/{key}") == (
        404,
        "4004",
        "No time entry found for provided key",
    )


def test_screens_list_time_by_colleague_and_work(firm):
    """As a person finds it."""
    firm.screens.add_time(ANN, "2026-03-03", 30, firm.keys.tax)
    firm.screens.add_time(BOB, "2026-03-02", 60, firm.keys.audit)

    assert [row["minutes"] for row in firm.screens.time()] == [60, 30]
    assert [row["minutes"] for row in firm.screens.time(email=ANN)] == [30]
    assert [row["email"] for row in firm.screens.time(work_key=firm.keys.audit)] == [BOB]


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"minutes": 0}, "1 to 1440 minutes"),
        ({"minutes": 1441}, "1 to 1440 minutes"),
        ({"day": "tomorrow"}, "no date"),
        ({"day": "0001-01-01"}, "1970 to 2100"),
        ({"email": "nobody@firm.example"}, "no colleague"),
        ({"work_key": "nothing"}, "no work"),
        ({"work_key": ""}, "name one of them"),
        ({"client_key": "another"}, "work for another client"),
        ({"role": "Jester"}, "no role called"),
        ({"task_type": "Juggling"}, "no task type called"),
    ],
)
def test_time_that_makes_no_sense_is_refused(firm, said, refusal):
    """In a sentence, and nothing is kept."""
    sensible = {"email": ANN, "day": "2026-03-03", "minutes": 30, "work_key": firm.keys.tax}

    with pytest.raises(ScreenRefused, match=refusal):
        firm.screens.add_time(**{**sensible, **said})

    assert firm.rows("IndividualTimeEntries") == []
    assert firm.rows("Timesheets") == []


def test_a_firm_may_track_time_on_work_only(firm):
    """Until it says otherwise."""
    firm.screens.track_time_on("Work")

    with pytest.raises(ScreenRefused, match="on work only"):
        firm.screens.add_time(ANN, "2026-03-03", 30, client_key=firm.keys.ada)

    firm.screens.track_time_on("Work and Contacts")
    assert firm.screens.add_time(ANN, "2026-03-03", 30, client_key=firm.keys.ada)


def test_a_firm_may_limit_colleagues_to_their_roles(firm):
    """Ann has none."""
    firm.screens.limit_time_to_own_roles(True)

    with pytest.raises(ScreenRefused, match="has no role 'Director'"):
        firm.screens.add_time(ANN, "2026-03-03", 30, firm.keys.tax, role="Director")


def test_connected_to_quickbooks_time_nothing_is_tracked_or_approved_here(firm):
    """Nor changed, until the connection ends."""
    key = firm.screens.add_time(ANN, "2026-03-03", 30, firm.keys.tax)
    sheet = firm.screens.timesheets()[0]["key"]
    firm.screens.keep_time_in_quickbooks_time(True)

    for attempt in (
        lambda: firm.screens.add_time(ANN, "2026-03-03", 30, firm.keys.tax),
        lambda: firm.screens.edit_time(key, minutes=1),
        lambda: firm.screens.delete_time(key),
        lambda: firm.screens.submit_timesheet(sheet),
    ):
        with pytest.raises(ScreenRefused, match="kept in QuickBooks Time"):
            attempt()

    firm.screens.keep_time_in_quickbooks_time(False)
    firm.screens.delete_time(key)


def test_time_follows_a_merged_client(firm):
    """Locked or not."""
    other = firm.screens.add_person("Ada", "King")
    firm.screens.add_time(ANN, "2026-03-03", 30, client_key=firm.keys.ada)
    firm.screens.merge_clients(other, firm.keys.ada)

    assert only(firm)["ClientKey"] == other


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize(
    "path", ["IndividualTimeEntries", "IndividualTimeEntries/{}", "Timesheets", "Timesheets/{}"]
)
def test_no_api_writes_time(firm, method, path):
    """Whatever is tried."""
    key = firm.screens.add_time(ANN, "2026-03-03", 30, firm.keys.tax)
    before = firm.rows("IndividualTimeEntries")

    assert firm.call(method, path.format(key), json={"Minutes": 1}).status_code == 404
    assert firm.rows("IndividualTimeEntries") == before
