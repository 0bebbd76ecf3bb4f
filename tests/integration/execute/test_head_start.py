"""While Karbon has no room for the types of groups, a first sync makes what does not depend on them."""

from __future__ import annotations

from contextlib import suppress
from math import ceil

import msgspec
import pytest

from integration.clients.errors import VendorError
from integration.head_start import is_first
from integration.model import EntityKind, Link
from integration.store import links, tenants
from tests.integration.conftest import Found
from tests.integration.firm import ADMIN, Firm

GROUPS = 130  # more than Karbon answers in a minute
CLIENTS = 60  # more than one call of codes
WHOLE = 50  # of them are made in calls that are full
BOND = Link(key="k", kind=EntityKind.CONTACT, jobcode_id=1, karbon_name="Jo Doe", code_name="Jo Doe")


def furnish(firm: Firm) -> None:
    """Many clients and groups, every second group of a type that takes part; one shares a client's name."""
    firm.time.add_job("Client 00")  # is adopted
    for number in range(CLIENTS):
        firm.karbon.add_organization(f"Client {number:02}")
    person = firm.karbon.add_person("Jo", "Doe")
    for number in range(GROUPS):
        name = "Client 01" if number == GROUPS - 2 else f"Group {number:03}"
        firm.karbon.add_client_group(name, [person], contact_type="Client" if number % 2 == 0 else "Prospect")


def expected() -> list[str]:
    groups = [f"Group {number:03}" for number in range(0, GROUPS - 2, 2)]
    clients = [f"Client {number:02}" for number in range(CLIENTS) if number != 1]
    return sorted(["Acme", "Acme › 2026 Tax", "Jo Doe", *clients, *groups])


def first_sync(firm: Firm) -> dict[str, int]:
    firm.bridge.connect(ADMIN)
    return firm.bridge.save_and_sync(ADMIN, ("Client",), True).counts


def order(firm: Firm) -> list[str]:
    """What was done, in short: types of groups read, codes made."""
    done = []
    for call in firm.calls():
        if "/v3/ClientGroups/" in call.path:
            done.append("type")
        elif call.method == "POST" and "/jobcodes" in call.path:
            done.append("codes")
    return done


@pytest.mark.parametrize(
    ("synced", "bonded", "first"), [(False, False, True), (True, False, False), (False, True, False)]
)
def test_which_sync_is_the_first(baseline: Firm, synced: bool, bonded: bool, first: bool) -> None:
    """A firm that was synced, or has a code by another way, gets a plan about what is bonded, too."""
    baseline.bridge.connect(ADMIN)
    desk = baseline.bridge.desk
    known = desk.connected()
    with desk.database.begin() as connection:
        if synced:
            tenants.put_tenant(connection, msgspec.structs.replace(known, synced_at=desk.now()))
        if bonded:
            links.add_link(connection, known.id, BOND)

    assert is_first(desk) is first


@pytest.mark.edge("FLOW-04 a")
def test_codes_are_made_meanwhile(baseline: Firm) -> None:
    """The first full call goes before the last group is read; codes and counts are those of one plan over all."""
    furnish(baseline)
    counts = first_sync(baseline)

    assert 0 < order(baseline).index("codes") < order(baseline).index("type", order(baseline).index("codes"))
    assert baseline.paths() == expected()
    assert counts == {"create": len(expected()) - 1, "adopt": 1}
    assert order(baseline).count("codes") == ceil(counts["create"] / 50)  # none of them was half empty
    assert baseline.bridge.save_and_sync(ADMIN).counts == {}


def test_one_call_fails_in_the_middle(found: Found) -> None:
    """Whichever of the calls around the first codes is lost, the next first sync comes to the same end."""
    firm = found()
    furnish(firm)
    first_sync(firm)
    calls = firm.calls()
    begin = next(
        place for place, call in enumerate(calls) if call.method == "POST" and "/jobcodes" in call.path
    )
    for place in (begin - 1, begin, begin + 1):
        firm = found()
        furnish(firm)
        firm.arm("lost", skip=place)
        with suppress(VendorError):
            first_sync(firm)
        firm.disarm()
        firm.restart()
        firm.wait(3_600)
        first_sync(firm)

        assert firm.paths() == expected(), place
        assert firm.bridge.save_and_sync(ADMIN).counts == {}, place


def test_ended_right_after(baseline: Firm, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that dies over the first group that was left: a plain Sync reads the groups and makes the rest."""
    furnish(baseline)
    baseline.bridge.connect(ADMIN)
    karbon, whole = baseline.bridge.desk.karbon, baseline.bridge.desk.karbon.client_group

    def dies(key: str) -> object:
        if "codes" in order(baseline):
            raise KeyboardInterrupt
        return whole(key)

    monkeypatch.setattr(karbon, "client_group", dies)
    with pytest.raises(KeyboardInterrupt):
        baseline.bridge.save_and_sync(ADMIN, ("Client",), True)
    assert len(baseline.live_links()) >= WHOLE
    baseline.restart()
    baseline.wait(3_600)
    baseline.bridge.sync()

    assert baseline.paths() == expected()


def test_not_where_clients_are_private(baseline: Firm) -> None:
    """Where Karbon shows clients that are not public, nothing is made before each was looked at (PRIV-01)."""
    baseline.karbon.grant_app_permission(True, True)
    furnish(baseline)
    for number in range(2, CLIENTS):
        baseline.karbon.set_restriction(baseline.key(f"Client {number:02}"), "Private")
    first_sync(baseline)

    assert "type" not in order(baseline)[order(baseline).index("codes") :]
    assert [path for path in baseline.paths() if path.startswith("Client")] == ["Client 00"]
