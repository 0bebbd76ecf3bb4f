"""What a Sync has to plan although nothing of it moved in this pass: what was cut short, refused, or set free."""

from __future__ import annotations

from typing import Any

import pytest

from integration.clients.errors import VendorError
from integration.model import Client, ItemResult
from integration.store import mirror, unsettled
from integration.store.findings import finding_on
from tests.integration.firm import Firm


def settled(firm: Firm) -> Firm:
    """In step, and nothing left that moved."""
    for _ in range(2):
        firm.wait(3600)
        firm.bridge.sync()
    desk = firm.bridge.desk
    with desk.database.read() as connection:
        assert unsettled.unsettled(connection, desk.tenant_id()).moved.nothing
    return firm


def synced(firm: Firm) -> Any:
    firm.wait(3600)
    return firm.bridge.sync()


def test_cut_short(in_step: Firm) -> None:
    """QuickBooks Time fell silent when a code was to be made: the next Sync, to which nothing is new, makes it."""
    settled(in_step).karbon.add_organization("Birch")
    in_step.arm("refused", service="quickbooks_time", method="POST", path="jobcodes", status=500)
    with pytest.raises(VendorError):
        synced(in_step)
    in_step.disarm()

    synced(in_step)
    assert "Birch" in in_step.paths()


def test_a_process_that_dies(in_step: Firm, monkeypatch: pytest.MonkeyPatch) -> None:
    """It had read what moved, and had not planned yet."""
    settled(in_step).karbon.add_organization("Birch")

    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("integration.sync.decide", dies)
    with pytest.raises(KeyboardInterrupt):
        synced(in_step)
    monkeypatch.undo()
    in_step.restart()

    synced(in_step)
    assert "Birch" in in_step.paths()


def test_refused(in_step: Firm, monkeypatch: pytest.MonkeyPatch) -> None:
    """A code that QuickBooks Time does not take is told each time, and tried each time."""
    settled(in_step).karbon.add_organization("Birch")
    tried = []

    def refuse(_self: object, rows: Any) -> list[ItemResult]:
        tried.append([row["name"] for row in rows])
        return [ItemResult(status=417, message="no") for _ in rows]

    monkeypatch.setattr("integration.clients.quickbooks_time.QuickBooksTime.create_jobcodes", refuse)
    found = [[one.subject for one in synced(in_step).findings] for _ in range(3)]
    monkeypatch.undo()
    last = synced(in_step)

    assert tried == [["Birch"]] * 3
    assert [in_step.key("Birch") in subjects for subjects in found] == [True] * 3
    assert "Birch" in in_step.paths()
    assert in_step.key("Birch") not in {one.subject for one in last.findings}


def test_a_rival_that_leaves(in_step: Firm) -> None:
    """Of two of one name neither has a code, until one is called otherwise: then both get theirs."""
    first = in_step.karbon.add_organization("Birch")
    second = in_step.karbon.add_organization("Birch")
    assert settled(in_step).bridge.desk.database
    assert {first, second} <= {one.subject for one in synced(in_step).findings}
    in_step.karbon.rename_client(first, "Cedar")

    run = synced(in_step)
    assert {"Birch", "Cedar"} <= set(in_step.paths())
    assert not {first, second} & {one.subject for one in run.findings}


def test_a_contact_type_that_was_renamed(in_step: Firm) -> None:
    """Its clients all carry another label, of which one moved: everybody is planned over, by the new name."""
    settled(in_step)
    desk = in_step.bridge.desk
    in_step.karbon.rename_contact_type("Client", "Customer")
    in_step.karbon.rename_client(in_step.key("Acme"), "Acme Dental")
    synced(in_step)

    assert desk.firm().settings.contact_types == ("Customer",)
    assert settled(in_step).paths()[0] == "Acme Dental"
    with desk.database.read() as connection:
        assert finding_on(connection, desk.tenant_id(), in_step.key("Acme Dental")) is None


def test_moved_by_somebody_else(in_step: Firm) -> None:
    """A tab that read a client anew has moved it for the next Sync, too."""
    desk = settled(in_step).bridge.desk
    acme = in_step.key("Acme")
    with desk.database.begin() as connection:
        client = mirror.read(connection, desk.tenant_id(), Client, acme)
        assert client is not None
    in_step.karbon.set_contact_type(acme, "Prospect")
    with pytest.raises(Exception, match="CONTACT_NOT_SYNCED"):
        in_step.bridge.generate_code(acme, "priya@baseline.example")
    with desk.database.read() as connection:
        assert unsettled.unsettled(connection, desk.tenant_id()).moved.keys == {acme}
