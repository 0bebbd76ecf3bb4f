"""The firms that come with Timebridge are what README, scenarios and tests say of them."""

from pathlib import Path

from sim.firms import load
from sim.firms.document import lines
from sim.firms.sample import sample

FIRMS = Path(__file__).parents[2] / "fixtures" / "firms"


def test_sample_is_what_its_recipe_makes():
    """If this fails after a change on purpose: python -m sim.firms.sample > fixtures/firms/sample.json."""
    assert b"".join(lines(sample())) == (FIRMS / "sample.json").read_bytes()


def test_baseline_is_in_the_house_layout():
    """The hand-made file is laid out as a written one, so that tools can rewrite it."""
    assert b"".join(lines(load("baseline"))) == (FIRMS / "baseline.json").read_bytes()


def test_sizes_of_the_sample():
    """Small enough to read, big enough to page through nothing by accident."""
    firm = load("sample")

    assert (
        len(firm.colleagues),
        sum(client.kind != "ClientGroup" for client in firm.clients),
        sum(client.kind == "ClientGroup" for client in firm.clients),
        len(firm.work),
    ) == (12, 40, 5, 90)


def test_names_to_remember():
    """The names that documents use are there, with what is told of them."""
    firm = load("sample")
    standing = {each.name: (each.karbon, each.quickbooks_time) for each in firm.colleagues}
    [acme] = [item for item in firm.work if (item.client, item.title) == ("acme-dental", "2026 Tax")]

    assert standing["Priya Patel"] == ("admin", "admin")
    assert standing["Bob Stone"] == ("colleague", "archived")
    assert {"Marco Rossi", "Ann Lee"} <= set(standing)
    assert sum(budget.minutes for budget in acme.budget) == 600
    assert sum(client.name == "Smith" for client in firm.clients) == 3
    assert [client.restriction for client in firm.clients if client.name == "Harbour Trust"] == ["Private"]
    assert sum(client.name == "Birch & Sons" for client in firm.clients) == 1


def test_baseline():
    """One public organization with one work item; Ann and Bob are matched, Priya administers both."""
    firm = load("baseline")

    assert [
        (client.name, client.kind, client.contact_type, client.restriction) for client in firm.clients
    ] == [("Acme", "Organization", "Client", "Public")]
    assert [(item.client, item.title) for item in firm.work] == [("acme", "2026 Tax")]
    assert [(each.name, each.quickbooks_time) for each in firm.colleagues] == [
        ("Priya Patel", "admin"),
        ("Ann Lee", "active"),
        ("Bob Stone", "active"),
    ]
    assert [each.name for each in firm.colleagues if each.quickbooks_employee] == ["Ann Lee", "Bob Stone"]
    assert firm.custom_fields_installed
    assert (firm.jobcodes, firm.customers) == ((), ())
