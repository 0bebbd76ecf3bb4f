"""A made firm has the oddities of a real one."""

from collections import Counter

import pytest

from sim.firms import make
from sim.firms.check import JOBCODE_NAME_LENGTH_MAX
from sim.firms.names import folded

FIRM = make(100, 7)
NAMES = [client.name for client in FIRM.clients]


def test_one_name_for_all_three_kinds():
    """A person, an organization and a group share one name (UNIQ-01)."""
    kinds = Counter(name for _, name in {(client.kind, client.name) for client in FIRM.clients})

    assert [times for times in kinds.values() if times > 1] == [3]


def test_two_people_of_one_name():
    """Two people have one name (UNIQ-01)."""
    people = Counter(client.name for client in FIRM.clients if client.kind == "Contact")

    assert [times for times in people.values() if times > 1] == [2]


def test_near_names():
    """Two pairs of organizations differ by case or by a blank only, and nothing else does by accident."""
    near = Counter(folded(name) for name in set(NAMES))

    assert [times for times in near.values() if times > 1] == [2, 2]


@pytest.mark.parametrize("character", ["'", "&", ",", "ü", "ñ", "  "])
def test_odd_characters(character):
    """Some name has this in it."""
    assert any(character in name for name in NAMES)


def test_long_name():
    """One name is longer than a jobcode's may be (LINK-01)."""
    assert sum(len(name) > JOBCODE_NAME_LENGTH_MAX for name in NAMES) == 1


def test_restricted_clients():
    """Some clients are private, some hidden; all of these would take part if they were public."""
    restricted = [client for client in FIRM.clients if client.restriction != "Public"]

    assert {"Private", "Hidden"} == {client.restriction for client in restricted}
    assert {"Client"} == {client.contact_type for client in restricted if client.kind == "Contact"}


def test_repeating_work():
    """Some client has twelve work items of one title (UNIQ-05)."""
    titles = Counter((item.client, item.title) for item in FIRM.work)

    assert max(titles.values()) == 12


def test_standing_of_colleagues():
    """There are an administrator, an archived user, one without a user, and one who is not in Karbon."""
    assert {"admin", "active", "archived", "absent"} == {each.quickbooks_time for each in FIRM.colleagues}
    assert {"admin", "colleague", "absent"} == {each.karbon for each in FIRM.colleagues}


def test_codes_there_before():
    """QuickBooks Time has codes with equal names, one with a near name, one archived, and the firm's own."""
    top = [code for code in FIRM.jobcodes if not code.parent]
    equal = [code.name for code in top if code.active and code.name in NAMES]
    near = [code.name for code in top if code.name not in NAMES and folded(code.name) in map(folded, NAMES)]

    assert len(equal) >= 3
    assert len(near) == 1
    assert sum(not code.active for code in top) == 1
    assert "Internal" in [code.name for code in top]


def test_customers_there_before():
    """QuickBooks has customers with equal names, some with jobs, and one that Karbon does not have."""
    top = {path.split(":")[0] for path in FIRM.customers}

    assert any(":" in path for path in FIRM.customers)
    assert {"Walk-in Customer"} == {name for name in top if folded(name) not in map(folded, NAMES)}
    assert 5 <= len(top & set(NAMES)) < len(NAMES) / 2
