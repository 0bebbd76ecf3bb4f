"""A Sync reads what was hinted at and nothing else, and everything as soon as that may not be enough."""

from __future__ import annotations

import pytest

from integration.privacy import shows_restricted
from integration.store import inbox
from integration.store.links import live_link
from tests.integration.firm import ADMIN

from .conftest import ADDRESS, Hinted

LISTS = ["ClientGroups", "Contacts", "Organizations", "WorkItems"]


def test_nothing_changed(hinted: Hinted) -> None:
    """A Sync asks QuickBooks Time twice and Karbon about one subscription, and that is all."""
    hinted.firm.wait(3600)
    mark = hinted.firm.mark()
    hinted.bridge.sync()
    asked = [(call.service, call.path) for call in hinted.firm.calls(since=mark)]

    assert len(asked) == 3
    assert sorted(service for service, _ in asked) == ["karbon", "quickbooks_time", "quickbooks_time"]


def test_a_client_that_was_renamed(hinted: Hinted) -> None:
    """Only this client is read."""
    key = hinted.firm.key("Acme")
    hinted.karbon.rename_client(key, "Acme Dental")
    hinted.settle()

    assert hinted.sync() == [f"Organizations/{key}"]
    assert hinted.firm.paths() == ["Acme Dental", "Acme Dental › 2026 Tax"]
    assert hinted.waiting() == 0


@pytest.mark.parametrize("kind", ["Contacts", "Organizations", "ClientGroups"])
def test_a_new_client(hinted: Hinted, kind: str) -> None:
    """It is read where its kind is kept."""
    key = {
        "Contacts": lambda: hinted.karbon.add_person("Birch", "Tree"),
        "Organizations": lambda: hinted.karbon.add_organization("Birch Tree"),
        "ClientGroups": lambda: hinted.karbon.add_client_group("Birch Tree", [hinted.firm.key("Acme")]),
    }[kind]()
    hinted.settle()

    assert hinted.sync() == [f"{kind}/{key}"]
    assert "Birch Tree" in hinted.firm.paths()


@pytest.mark.parametrize("key", ["Timestamp", "TimeStamp"])
def test_as_the_reference_has_it(hinted: Hinted, key: str) -> None:
    """Where Karbon says Contact for every client, a new one is looked for among all kinds."""
    hinted.firm.world.karbon.set_behaviour(webhook_resource_type="documented", webhook_time_key=key)
    organization = hinted.karbon.add_organization("Birch")
    hinted.settle()

    assert hinted.sync() == [f"Contacts/{organization}", f"Organizations/{organization}"]
    assert "Birch" in hinted.firm.paths()


def test_new_work(hinted: Hinted) -> None:
    """Only the work item is read; its client is known."""
    work = hinted.karbon.add_work("2027 Tax", hinted.firm.key("Acme"), "2027-01-01")
    hinted.settle()

    assert hinted.sync() == [f"WorkItems/{work}"]
    assert "Acme › 2027 Tax" in hinted.firm.paths()


def test_work_of_a_client_nobody_told_of(hinted: Hinted) -> None:
    """The hint at the client was lost; its work brings it along."""
    hinted.firm.arm("webhook_lost", service="karbon", path="Contact")
    client = hinted.karbon.add_organization("Birch")
    work = hinted.karbon.add_work("Payroll", client, "2026-03-01")
    hinted.settle()

    assert hinted.sync() == [f"WorkItems/{work}", f"Organizations/{client}"]
    assert "Birch › Payroll" in hinted.firm.paths()


def test_many_hints(hinted: Hinted) -> None:
    """Where looking through the lists takes fewer calls, that is what is done."""
    for number in range(5):
        hinted.karbon.add_organization(f"Client {number}")
    hinted.settle()
    read = hinted.sync()

    assert [path for path in read if path in LISTS] == [
        "Contacts",
        "Organizations",
        "ClientGroups",
        "WorkItems",
    ]
    assert {f"Client {number}" for number in range(5)} <= set(hinted.firm.paths())
    assert hinted.waiting() == 0


def test_a_kind_that_nobody_knows(hinted: Hinted) -> None:
    """It might be anything, so everything is read, once."""
    hinted.hint(kind="")

    assert sorted(hinted.sync()) == LISTS
    assert hinted.sync() == []


def test_after_a_day(hinted: Hinted) -> None:
    """A hint may have been lost: once a day everything is read, also what nobody told of."""
    hinted.firm.arm("webhook_lost", service="karbon")
    hinted.karbon.add_organization("Birch")
    hinted.settle()
    before = hinted.sync()
    hinted.firm.wait(24 * 3600)
    after = hinted.sync()

    assert (before, [path for path in sorted(after) if path in LISTS]) == ([], LISTS)
    assert "Birch" in hinted.firm.paths()
    assert hinted.sync() == []


def test_the_day_is_a_setting(hinted: Hinted) -> None:
    """A firm may want it sooner."""
    hinted.bridge.hints_on(ADMIN, ADDRESS, whole_every_hours=2)
    first = hinted.sync()
    hinted.firm.wait(2 * 3600 - 60)
    early = hinted.sync()
    hinted.firm.wait(120)

    assert (sorted(first), early) == (LISTS, [])
    assert sorted(hinted.sync()) == LISTS


def test_an_inbox_that_is_full(hinted: Hinted, monkeypatch: pytest.MonkeyPatch) -> None:
    """What does not fit is not kept; that it did not fit is."""
    monkeypatch.setattr(inbox, "WAITING_MAX", 3)
    for number in range(6):
        hinted.hint(kind="WorkItem", key=f"w{number}")

    assert hinted.waiting() == 4
    assert sorted(hinted.sync()) == LISTS
    assert hinted.waiting() == 0
    hinted.hint(kind="WorkItem", key="w9")
    assert hinted.sync() == ["WorkItems/w9"]


def test_a_full_inbox_fills_again(hinted: Hinted, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time is another one."""
    monkeypatch.setattr(inbox, "WAITING_MAX", 1)
    for turn in range(2):
        for number in range(3):
            hinted.hint(kind="WorkItem", key=f"w{turn}{number}")

        assert sorted(hinted.sync()) == LISTS


def test_told_of_a_deletion_that_was_none(hinted: Hinted) -> None:
    """Karbon was seen to tell of deletions that were not: what is there stays there."""
    key = hinted.firm.key("2026 Tax")
    hinted.hint(kind="WorkItem", key=key)
    paths = hinted.firm.paths()

    assert hinted.sync() == [f"WorkItems/{key}"]
    assert hinted.firm.paths() == paths


def test_work_that_was_deleted(hinted: Hinted) -> None:
    """That it is gone is believed only of a complete list, which is read at once."""
    key = hinted.firm.key("2026 Tax")
    hinted.karbon.delete_work(key)
    hinted.settle()
    read = hinted.sync()
    desk = hinted.bridge.desk
    with desk.database.read() as connection:
        bond = live_link(connection, desk.tenant_id(), key)

    assert read[0] == f"WorkItems/{key}"
    assert sorted(read[1:]) == LISTS
    assert bond is not None
    assert bond.state == "ineligible"


def test_a_client_that_is_not_public(hinted: Hinted) -> None:
    """It is read by itself, and takes no part (PRIV-01)."""
    hinted.karbon.grant_app_permission(True, True)
    hinted.karbon.add_organization("Secret Trust", restriction="Private")
    hinted.settle()

    assert len(hinted.sync()) == 1
    assert "Secret Trust" not in hinted.firm.paths()
    assert shows_restricted(hinted.bridge.desk)  # from now on lists are not believed


def test_save_and_sync_reads_everything_anyway(hinted: Hinted) -> None:
    """After it nothing waits any more."""
    hinted.karbon.add_organization("Birch")
    hinted.settle()
    hinted.bridge.save_and_sync(ADMIN)

    assert hinted.waiting() == 0
    assert hinted.sync() == []
