"""Everything that is there is read, however many pages it takes and however a vendor links them."""

import pytest

HOSTILE = [
    'O\'Brien & Söhne, "Ltd"',
    "100% Ärger + mehr #1?",
    "back\\slash/slash",
    "日本語の会社",
    "' or 1 eq 1",
    "<script>alert(1)</script>",
    "a  b",
]


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("count", [0, 1, 100, 101, 205])
def test_karbon_clients(firm, links, count):
    """Contacts come a hundred at a time."""
    firm.karbon_state.set_behaviour(next_link_with_top=links)
    keys = [firm.karbon_screens.add_person(f"P{number}", "Lee") for number in range(count)]

    found = firm.karbon.clients()

    assert sorted(client.key for client in found) == sorted(keys)
    assert len(firm.calls()) == max(1, -(-count // 100)) + 2


def test_karbon_work(firm):
    """All work, and the work of one client."""
    acme, other = (firm.karbon_screens.add_organization(name) for name in ("Acme", "Other"))
    firm.karbon_screens.add_work("2025 Tax", other, "2026-03-02")
    keys = {firm.karbon_screens.add_work(f"Payroll {number}", acme, "2026-03-02") for number in range(101)}

    assert len(firm.karbon.work_items()) == 102
    assert {work.key for work in firm.karbon.work_items(acme)} == keys


def test_only_clients_that_changed(firm):
    """Newest first, and no further than the first that did not change."""
    for number in range(150):
        firm.karbon_screens.add_organization(f"Old {number}")
    firm.clock.sleep(60)
    since = firm.clock.now()
    key = firm.karbon_screens.add_organization("New")

    assert [client.key for client in firm.karbon.clients(modified_since=since)] == [key]
    assert len(firm.calls()) == 3


@pytest.mark.parametrize("empty", ["array", "object"])
@pytest.mark.parametrize("count", [0, 1, 200, 201])
def test_codes_of_quickbooks_time(firm, count, empty):
    """Codes come two hundred at a time and are written fifty at a time."""
    firm.time_state.set_behaviour(empty_list=empty)
    names = [f"Client {number}" for number in range(count)]
    for start in range(0, count, 50):
        results = firm.time.create_jobcodes([{"name": name} for name in names[start : start + 50]])
        assert all(result.ok for result in results)

    assert sorted(code.name for code in firm.time.jobcodes()) == sorted(names)
    assert firm.time.jobcodes(active="no") == []


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_comes_back_as_it_was(firm, name):
    """From Karbon's screen to a code and back, no sign is lost."""
    key = firm.karbon_screens.add_organization(name)

    client = next(client for client in firm.karbon.clients() if client.key == key)
    firm.time.create_jobcodes([{"name": client.name}])

    assert [code.name for code in firm.time.jobcodes()] == [name]
