"""An account is a value: same seed, same bytes; put back, it is what it was; many live in one process."""

import pytest

from sim.karbon.records import Contact, WorkItem
from sim.karbon.setting_records import ContactType, Role
from sim.karbon.state import KarbonState
from sim.physics.clock import WORLD_START
from sim.physics.universe import Universe


def play(caller):
    """A little of everything; the bytes that came back."""
    caller.screens.add_user("Ann Lee", "ann@firm.example")
    key = caller.screens.add_organization("Engines", email="info@engines.example")
    body = {"Title": "T", "ClientKey": key, "ClientType": "Organization", "StartDate": "2026-03-01"}
    caller.call("POST", "WorkItems", json={**body, "AssigneeEmailAddress": "ann@firm.example"})
    caller.call("POST", "Contacts", json={"FirstName": "A", "LastName": "B"})
    paths = ("Users", "Contacts", "Organizations", "WorkItems", "TenantSettings")
    return [caller.get(path).content for path in paths]


def test_the_same_seed_gives_the_same_bytes(open_account):
    """And another seed other keys."""
    first, second, other = open_account("a", 3), open_account("b", 3), open_account("c", 4)

    assert play(first) == play(second) != play(other)


def test_a_restored_account_is_what_it_was(karbon):
    """Records, indexes and settings."""
    before = karbon.state.universe.snapshot()
    first = play(karbon)

    karbon.state.universe.restore(before)

    assert karbon.rows("Organizations") == []
    assert play(karbon) == first


def test_worlds_do_not_meet(open_account):
    """Who calls with one world's credentials sees that world."""
    left, right = open_account("left"), open_account("right")
    left.screens.add_organization("Left")

    assert [row["FullName"] for row in left.rows("Organizations")] == ["Left"]
    assert right.rows("Organizations") == []


def test_credentials_of_two_worlds_do_not_mix(open_account):
    """A bearer of one with the access key of the other is nobody's."""
    left, right = open_account("left"), open_account("right")

    response = left.call("GET", "Users", headers={"AccessKey": right.state.access.access_key})

    assert response.status_code == 401


def test_a_refused_write_leaves_nothing(karbon):
    """Not even the key that was drawn for it."""
    before = karbon.state.universe.chance.root
    karbon.call("POST", "Organizations", json={"FullName": "Engines", "ContactType": "Nonsense"})

    assert karbon.state.universe.chance.root == before


def test_a_firm_moves_in_unlogged():
    """Settings replace those of their name; work takes the level of its client."""
    universe = Universe(0)
    state = KarbonState(universe)
    state.load(
        [
            WorkItem(
                work_item_key="w",
                title="T",
                client_key="c",
                client_type="Contact",
                start_date=WORLD_START.date(),
            ),
            Contact(contact_key="c", first_name="A", last_name="B", restriction_level="Private"),
            ContactType(contact_type_key="mine", name="Client"),
            Role(role_key="r", name="Accountant"),
        ]
    )

    assert universe.changes.last == 2  # the two settings that made way
    assert state.work_items.get("w").restriction_level == "Private"
    assert [found.contact_type_key for found in state.contact_types if found.name == "Client"] == ["mine"]
    assert state.named(Role, "Accountant").role_key == "r"


def test_what_karbon_does_not_keep_cannot_move_in():
    """The sentence names what it keeps."""
    with pytest.raises(TypeError, match="keeps no str; it keeps CardLink, ClientGroup, "):
        KarbonState(Universe(0)).load(["a string"])


def test_calls_are_journalled_with_what_they_changed(karbon):
    """Who called, what came of it, and how many records changed."""
    karbon.call("POST", "Contacts", json={"FirstName": "A", "LastName": "B"})

    _, call = karbon.state.universe.calls.newest(1)[0]

    assert (call.service, call.method, call.path, call.status) == ("karbon", "POST", "/v3/Contacts", 201)
    assert call.wrote
