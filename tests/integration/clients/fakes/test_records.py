"""What people do in the products is what the clients read."""

from datetime import UTC, date, datetime

import pytest

from integration.model import EntityKind

EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("shape", ["objects", "names"])
def test_the_karbon_account(firm, shape):
    """Its key and its contact types, in either shape."""
    firm.karbon_state.set_behaviour(tenant_settings=shape)
    firm.karbon_screens.add_contact_type("Trust")

    assert "Trust" in [name for _, name in firm.karbon.tenant().contact_types]


def test_a_person_has_one_name(firm):
    """The list's name and the parts of the single read are the same."""
    key = firm.karbon_screens.add_person("Ann", "Lee")

    listed = firm.karbon.clients()[0]
    single = firm.karbon.client(EntityKind.CONTACT, key)

    assert listed == single
    assert single.name == "Ann Lee"


def test_a_client_group_tells_its_type_alone(firm):
    """And is otherwise what the list says."""
    member = firm.karbon_screens.add_person("Ann", "Lee")
    key = firm.karbon_screens.add_client_group("Lee Family", [member], contact_type="Client")

    listed = next(client for client in firm.karbon.clients() if client.key == key)

    assert listed.contact_type == ""
    assert firm.karbon.client_group(key).contact_type == "Client"


@pytest.mark.parametrize("level", ["Private", "Hidden"])
def test_a_client_that_we_may_not_see_is_not_there(firm, level):
    """Neither on the list nor by its key, and nor is its work."""
    key = firm.karbon_screens.add_organization("Harbour Trust", restriction=level)
    work = firm.karbon_screens.add_work("2026 Tax", key, "2026-03-02")

    assert firm.karbon.clients() == []
    assert firm.karbon.client(EntityKind.ORGANIZATION, key) is None
    assert firm.karbon.work_item(work) is None


def test_a_client_that_we_may_see_although_private(firm):
    """An application with the permission reads the restriction from the single read."""
    firm.karbon_state.permit(include_private=True, include_hidden=False)
    key = firm.karbon_screens.add_organization("Harbour Trust", restriction="Private")

    assert firm.karbon.clients()[0].restriction == "Public"
    assert firm.karbon.client(EntityKind.ORGANIZATION, key).restriction == "Private"


@pytest.mark.parametrize("status", ["Planned", "Ready To Start", "In Progress", "Waiting", "Completed"])
def test_work_has_one_status_however_it_is_read(firm, status):
    """Lists and single reads spell it differently; we do not."""
    client = firm.karbon_screens.add_organization("Acme")
    key = firm.karbon_screens.add_work("2026 Tax", client, "2026-03-02")
    firm.karbon_screens.set_work_status(key, status)

    listed, single = firm.karbon.work_items()[0], firm.karbon.work_item(key)

    assert listed == single
    assert single.primary_status == status
    assert single.start_date == date(2026, 3, 2)


def test_a_budget(firm):
    """Ten hours of a manager."""
    firm.karbon_screens.add_role("Archivist")
    client = firm.karbon_screens.add_organization("Acme")
    key = firm.karbon_screens.add_work("2026 Tax", client, "2026-03-02")
    firm.karbon_screens.set_budget(key, 600, role="Archivist")

    assert [(row.minutes, row.role) for row in firm.karbon.estimates(key)] == [(600, "Archivist")]
    assert [role.name for role in firm.karbon.roles()] == ["Archivist"]
    assert firm.karbon.estimates("gone") == []


def test_a_colleague(firm):
    """With permissions when read alone."""
    key = firm.karbon_screens.add_user("Priya Patel", "priya@x.test", admin=True)

    assert firm.karbon.user(key).permissions == ("Administrator",)
    assert "priya@x.test" in [user.email for user in firm.karbon.users()]
    assert firm.karbon.user("gone") is None


def test_time_comes_and_goes(firm):
    """Written, read by its code's parent, changed, deleted, and then on the list of what was deleted."""
    me = firm.time.account().user.id
    client = firm.time.create_jobcodes([{"name": "Acme", "assigned_to_all": True}])[0].id
    job = firm.time.create_jobcodes([{"name": "2026 Tax", "parent_id": client, "assigned_to_all": True}])[
        0
    ].id
    row = {
        "user_id": me,
        "jobcode_id": job,
        "type": "manual",
        "date": "2026-03-02",
        "duration": 3600,
        "notes": "a [k:1]",
    }
    written = firm.time.create_timesheets([row])[0]

    by_parent = firm.time.timesheets(jobcode_ids=[client], start_date=date(2026, 3, 1))
    assert [(time.id, time.seconds, time.notes) for time in by_parent] == [(written.id, 3600, "a [k:1]")]

    assert firm.time.update_timesheets([{"id": written.id, "duration": 1800}])[0].ok
    assert firm.time.timesheets(ids=[written.id])[0].seconds == 1800
    assert firm.time.timesheets(modified_since=firm.clock.now())[0].last_modified == firm.clock.now()

    deleted = firm.time.delete_timesheets([written.id, 999])
    assert [(row.id, row.status) for row in deleted] == [(written.id, 200), (999, 404)]
    assert firm.time.timesheets(ids=[written.id]) == []
    assert firm.time.timesheets_deleted(EPOCH) == [written.id]


def test_rows_that_fail_beside_rows_that_do_not(firm):
    """A code's name is limited to 64 signs; its neighbours do not suffer."""
    results = firm.time.create_jobcodes([{"name": "A"}, {"name": "x" * 65}, {"name": "A"}])

    assert [result.status for result in results] == [200, 417, 202]
    assert results[0].id == results[2].id
    assert results[1].extra


def test_fields_with_their_options(firm):
    """A field and its options, once the add-on is there."""
    firm.time_state.set_account(addons=("Custom Fields",))
    field = firm.time.create_fields([{"name": "Role", "applies_to": "timesheet", "type": "managed-list"}])[0]
    items = firm.time.create_items(
        [{"customfield_id": field.id, "name": name} for name in ("Manager", "Junior")]
    )
    firm.time.update_items([{"id": items[1].id, "active": False}])

    assert [(found.name, found.items) for found in firm.time.fields()] == [
        ("Role", ((items[0].id, "Manager"),))
    ]


def test_what_is_installed_and_what_changed(firm):
    """Settings by section, and a stamp a resource."""
    firm.time.create_jobcodes([{"name": "Acme"}])

    assert str(firm.time.effective_settings()["customfields"]["installed"]) == "0"
    assert firm.time.last_modified(["jobcodes", "timesheets"])["jobcodes"] == firm.clock.now()
