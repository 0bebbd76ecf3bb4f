"""A firm moves in: found_account and load."""

from sim.quickbooks_time.records import (
    Account,
    CustomField,
    CustomFieldItem,
    DeletedTimesheet,
    Jobcode,
    JobcodeAssignment,
    Permissions,
    Timesheet,
    User,
)


def test_founding_names_the_firm_and_its_owner(api):
    """The person whose token the integration has."""
    api.state.found_account("Harbour Tax", "harbourtax", "Ada", "Byrne", "ada@harbour.test")

    owner = api.rows("users")[0]

    assert (owner["company_name"], owner["client_url"]) == ("Harbour Tax", "harbourtax")
    assert (owner["first_name"], owner["last_name"], owner["email"]) == ("Ada", "Byrne", "ada@harbour.test")
    assert owner["permissions"]["admin"] is True


def test_records_of_every_kind_are_sorted_to_their_tables(api):
    """And are answered like any other; a jobcode assigned to all has its assignment."""
    sheet = Timesheet(
        id=800, user_id=600, jobcode_id=700, date="2026-03-01", duration=5400, customfields=((900, "Prep"),)
    )
    api.state.load(
        [
            User(
                id=600,
                first_name="Bo",
                last_name="Lee",
                username="bo",
                permissions=Permissions(time_tracking=True),
            ),
            Jobcode(id=700, name="Acme", assigned_to_all=True),
            Jobcode(id=701, name="Tax", parent_id=700),
            JobcodeAssignment(id=750, user_id=600, jobcode_id=701),
            sheet,
            DeletedTimesheet(id=801, last_modified="2026-03-01T00:00:00+00:00", timesheet=sheet),
            CustomField(id=900, name="Task"),
            CustomFieldItem(id=901, customfield_id=900, name="Prep"),
            Account(
                company_id=1,
                company_name="Harbour",
                client_url="harbour",
                owner_id=501,
                addons=("Custom Fields",),
            ),
        ]
    )

    assert [row["has_children"] for row in api.rows("jobcodes")] == [True, False]
    assert [row["jobcode_id"] for row in api.rows("jobcode_assignments", user_ids=600)] == [701, 700]
    assert api.rows("timesheets", user_ids=600, start_date="2026-03-01")[0]["customfields"] == {"900": "Prep"}
    assert len(api.rows("timesheets_deleted", ids=801)) == 1
    assert len(api.rows("customfielditems", customfield_id=900)) == 1


def test_new_ids_keep_clear_of_those_brought_along(api, screens):
    """Whatever they were."""
    api.state.load([Jobcode(id=123_456, name="Acme"), Jobcode(id=5, name="Old")])

    assert screens.add_job("New") == 123_457


def test_a_large_firm_moves_in_and_pages_fast(api):
    """Ten thousand clients with two jobs each; the last page is the right one."""
    clients = [Jobcode(id=100_000 + at, name=f"Client {at:05}", assigned_to_all=True) for at in range(10_000)]
    api.state.load(clients)
    api.state.load(
        Jobcode(id=200_000 + 2 * at + job, name=name, parent_id=100_000 + at)
        for at in range(10_000)
        for job, name in enumerate(("Payroll", "Tax"))
    )

    page = api.get("jobcodes", page=150, limit=200, supplemental_data="no")

    assert page["more"] is False
    assert next(iter(page["results"]["jobcodes"].values()))["name"] == "Tax"
