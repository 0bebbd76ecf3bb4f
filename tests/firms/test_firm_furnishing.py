"""A firm that has moved in is what the three services then hold."""

from datetime import UTC, datetime

import msgspec
import pytest

from sim.firms import FirmError, furnish, load, make
from sim.firms.into_karbon import person_name
from sim.firms.model import Client, ClientKind, KarbonApp
from sim.world import World

SAMPLE = load("sample")


@pytest.fixture(scope="module")
def world():
    """A world with the sample firm in it; tests of this file only read."""
    world = World("sample", seed=7)
    furnish(world, SAMPLE)
    return world


def _client(world, kind, name):
    table = {"Contact": "contacts", "Organization": "organizations", "ClientGroup": "client_groups"}[kind]
    return next(each for each in getattr(world.karbon, table) if each.full_name == name)


def test_clients_in_karbon(world):
    """Every client is there under its exact name, with type, privacy and email."""
    karbon = world.karbon
    found = [*karbon.contacts, *karbon.organizations, *karbon.client_groups]
    told = sorted(
        (
            type(each).__name__,
            each.full_name,
            each.contact_type,
            each.restriction_level,
            each.business_cards[0].email_addresses[0] if each.business_cards else "",
        )
        for each in found
    )

    assert told == sorted(
        (each.kind, each.name, each.contact_type, each.restriction, each.email) for each in SAMPLE.clients
    )


def test_members_of_a_group(world):
    """A group has the person and the organization that the file names."""
    group = _client(world, "ClientGroup", "Birch Family")

    assert {
        (_client(world, "Organization", "Birch & Sons").key, ""),
        ("", _client(world, "Contact", "Maria O'Brien").key),
    } == {(member.organization_key, member.contact_key) for member in group.members}


def test_work_in_karbon(world):
    """Work is with its client and its colleague, has Karbon's status, and its client's privacy."""
    karbon = world.karbon
    acme = _client(world, "Organization", "Acme Dental")
    found = {item.title: item for item in karbon.work_items if item.client_key == acme.key}
    trust = _client(world, "Organization", "Harbour Trust")

    assert {"2026 Tax", "2025 Tax", "Payroll Mar 2026"} == set(found)
    assert (None, datetime(2025, 3, 19, tzinfo=UTC)) == (
        found["2026 Tax"].completed_date,
        found["2025 Tax"].completed_date,
    )
    assert (
        found["2026 Tax"].client_type,
        found["2026 Tax"].primary_status,
        karbon.email_of(found["2026 Tax"].assignee_key),
    ) == ("Organization", "InProgress", "ann.lee@harbourstreet.example")
    assert [item.restriction_level for item in karbon.work_items if item.client_key == trust.key] == [
        "Private"
    ]
    assert len(SAMPLE.work) == len(karbon.work_items)


def test_budget_in_karbon(world):
    """The ten hours of Acme Dental's 2026 Tax are there by role and task type."""
    karbon = world.karbon
    acme = _client(world, "Organization", "Acme Dental")
    [tax] = [item for item in karbon.work_items if (item.client_key, item.title) == (acme.key, "2026 Tax")]
    rows = karbon.estimates.page("work", tax.work_item_key)

    assert {("Accountant", "Tax Return", 480), ("Manager", "Review", 120)} == {
        (
            karbon.roles.get(row.role_key).name,
            karbon.task_types.get(row.task_type_key).name,
            row.estimate_minutes,
        )
        for row in rows
    }


def test_settings_of_karbon(world):
    """Types and roles of the file are there once each; the API lists the firm's roles, not the default ones."""
    karbon = world.karbon
    listed = [role.name for role in karbon.roles.page("name")]

    assert sorted(SAMPLE.roles) == listed
    for table, names in (
        (karbon.contact_types, SAMPLE.contact_types),
        (karbon.work_types, SAMPLE.work_types),
        (karbon.task_types, SAMPLE.task_types),
    ):
        have = [each.name for each in table]
        assert [1] * len(names) == [have.count(name) for name in names]


def test_colleagues(world):
    """Each colleague has a login where the file says so, and is an administrator or archived as it says."""
    karbon = {user.email_address: "Administrator" in user.permissions for user in world.karbon.users}
    time = {user.email: (user.permissions.admin, user.active) for user in world.quickbooks_time.tables.users}

    assert karbon == {
        each.email: each.karbon == "admin" for each in SAMPLE.colleagues if each.karbon != "absent"
    }
    assert time == {
        each.email: (each.quickbooks_time == "admin", each.quickbooks_time != "archived")
        for each in SAMPLE.colleagues
        if each.quickbooks_time != "absent"
    }
    assert world.quickbooks_time.owner.email == "priya.patel@harbourstreet.example"


def test_jobcodes(world):
    """The codes of before are there with their parents; the archived one is archived."""
    tables = world.quickbooks_time.tables
    codes = {code.id: code for code in tables.jobcodes if code.type == "regular"}
    names = {code.id: code.name for code in SAMPLE.jobcodes}

    assert {(code.name, names.get(code.parent), code.active) for code in SAMPLE.jobcodes} == {
        (code.name, codes[code.parent_id].name if code.parent_id else None, code.active)
        for code in codes.values()
    }
    assert "Café Zürich" in [code.name for code in codes.values() if not code.active]


@pytest.mark.parametrize("installed", [True, False])
def test_custom_fields(installed):
    """The Custom Fields add-on is installed if the file says so."""
    world = World("fields", seed=7)
    furnish(world, msgspec.structs.replace(load("baseline"), custom_fields_installed=installed))

    assert installed == world.quickbooks_time.has_custom_fields()


def test_quickbooks(world):
    """QuickBooks has the employees and the customers of the file, jobs below their customers."""
    tables = world.quickbooks

    assert {each.name for each in SAMPLE.colleagues if each.quickbooks_employee} == {
        employee.display_name for employee in tables.employees
    }
    assert set(SAMPLE.customers) == {customer.fully_qualified_name for customer in tables.customers}


def test_clock():
    """The world's time is the firm's."""
    firm = msgspec.structs.replace(load("baseline"), clock=datetime(2027, 5, 3, 8, 30, tzinfo=UTC))
    world = World("later", seed=7)
    furnish(world, firm)

    assert firm.clock == world.universe.clock.now()


@pytest.mark.parametrize(("private", "hidden"), [(False, False), (True, False), (True, True)])
def test_app_permissions(private, hidden):
    """What the application may see is as Karbon's support set it."""
    app = KarbonApp(include_private=private, include_hidden=hidden)
    world = World("seen", seed=7)
    furnish(world, msgspec.structs.replace(load("baseline"), karbon_app=app))

    assert (private, hidden) == (
        world.karbon.permissions.include_private,
        world.karbon.permissions.include_hidden,
    )


def test_same_world_twice():
    """The same firm and seed give every record the same key."""
    keys = []
    for name in ("one", "other"):
        world = World(name, seed=7)
        furnish(world, make(30, 7))
        keys.append(
            (
                {item.work_item_key for item in world.karbon.work_items},
                {code.id: code.name for code in world.quickbooks_time.tables.jobcodes},
            )
        )

    assert keys[0] == keys[1]


def test_nothing_moves_in_of_a_broken_firm():
    """A firm that does not hang together leaves the world as it was."""
    world = World("untouched", seed=7)
    before = world.snapshot()
    baseline = load("baseline")
    broken = msgspec.structs.replace(baseline, clients=(), clock=datetime(2030, 1, 1, tzinfo=UTC))

    with pytest.raises(FirmError, match="points at the client 'acme'"):
        furnish(world, broken)
    assert before == world.snapshot()


@pytest.mark.parametrize(
    "name", ["Ann Lee", "Smith", "Ann  Lee", "Ann Marie van der Berg", "A B C", " Ann", "Ann ", "A  B  C"]
)
def test_names_of_people(name):
    """Karbon shows a person under exactly the name of the file, odd blanks and all."""
    client = Client(id="p", kind=ClientKind.CONTACT, name=name, contact_type="Client")
    world = World("names", seed=7)
    furnish(world, msgspec.structs.replace(load("baseline"), clients=(*load("baseline").clients, client)))

    assert [name] == [contact.full_name for contact in world.karbon.contacts]
    assert person_name(name)[0]
