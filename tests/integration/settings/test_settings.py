"""Settings are changed by whoever may, when they say so, and one change at a time."""

from __future__ import annotations

import pytest

from integration.clients.errors import VendorError
from integration.messages import Code, Refused
from tests.integration.firm import ADMIN, Firm
from tests.integration.meanwhile import Meanwhile

CARLA = "carla@baseline.example"


@pytest.fixture
def two_admins(in_step: Firm) -> Firm:
    """Carla is an administrator of both systems, like Priya."""
    in_step.karbon.add_user("Carla Diaz", CARLA, admin=True)
    in_step.time.add_user("Carla", "Diaz", CARLA, admin=True)
    in_step.bridge.save_and_sync(ADMIN)
    return in_step


def types(firm: Firm) -> tuple[str, ...]:
    return firm.bridge.settings().settings.contact_types


@pytest.mark.edge("SETTINGS-01 a")
@pytest.mark.parametrize("of_karbon", [True, False])
def test_an_administrator_of_one_system(in_step: Firm, of_karbon: bool) -> None:
    """Whichever the one is, nothing is changed."""
    in_step.karbon.add_user("Carla Diaz", CARLA, admin=of_karbon)
    in_step.time.add_user("Carla", "Diaz", CARLA, admin=not of_karbon)
    with pytest.raises(Refused) as caught:
        in_step.bridge.save_and_sync(CARLA, ("Supplier",), True)

    assert caught.value.finding.code is Code.NOT_ADMIN
    assert types(in_step) == ("Client",)


@pytest.mark.edge("SETTINGS-01 b")
@pytest.mark.parametrize("where", ["karbon", "time"])
def test_rights_that_are_taken_away(two_admins: Firm, where: str) -> None:
    """The page was opened with rights that are gone when it is saved."""
    assert two_admins.bridge.settings().connected
    if where == "karbon":
        two_admins.karbon.remove_user(CARLA)
    else:
        two_admins.time.set_permission(CARLA, "admin", False)
    with pytest.raises(Refused) as caught:
        two_admins.bridge.save_and_sync(CARLA, ("Supplier",), True)

    assert caught.value.finding.code is Code.NOT_ADMIN
    assert types(two_admins) == ("Client",)


@pytest.mark.edge("SETTINGS-02 c")
@pytest.mark.parametrize("track_work", [True, False])
def test_clients_take_part_in_either_mode(baseline: Firm, track_work: bool) -> None:
    """Work is tracked beside contacts or not at all; contacts always are."""
    baseline.connect(track_work=track_work)

    assert "Acme" in baseline.paths()
    assert baseline.bridge.settings().settings.mode in {"contacts", "contacts and work"}


@pytest.mark.edge("SETTINGS-04 a")
def test_looked_at_and_left(in_step: Firm) -> None:
    """Opening the page and a preview with other choices change nothing anywhere."""
    mark = in_step.mark()
    in_step.bridge.settings()
    in_step.bridge.preview(ADMIN, ("Supplier",), False)
    calls = {call.method for call in in_step.calls(since=mark)}

    assert calls == {"GET"}
    assert types(in_step) == ("Client",)
    assert in_step.bridge.save_and_sync(ADMIN).counts == {}


@pytest.mark.edge("SETTINGS-04 b")
@pytest.mark.parametrize("service", ["karbon", "quickbooks_time"])
def test_saving_fails(in_step: Firm, service: str) -> None:
    """The old settings stay in force, and so does every link."""
    links = in_step.live_links()
    in_step.arm("refused", service=service, times=5)
    with pytest.raises(VendorError):
        in_step.bridge.save_and_sync(ADMIN, ("Supplier",), False)
    in_step.disarm()

    assert types(in_step) == ("Client",)
    assert in_step.live_links() == links
    assert in_step.tab().available


@pytest.mark.edge("SETTINGS-04 c")
def test_two_administrators(two_admins: Firm) -> None:
    """The later choice is in force, and the audit has both with their names."""
    two_admins.bridge.save_and_sync(ADMIN, ("Client", "Supplier"), True)
    two_admins.bridge.save_and_sync(CARLA, ("Client", "Prospect"), True)
    lines = [(one.who, one.what) for one in two_admins.bridge.audit_lines() if one.why == "SETTINGS-04"][-2:]

    assert types(two_admins) == ("Client", "Prospect")
    assert [who for who, _ in lines] == [ADMIN, CARLA]
    assert "Supplier" in lines[0][1]


@pytest.mark.edge("SETTINGS-04 d", "LINK-03 a", "FRESH-03 a")
@pytest.mark.parametrize("stage", ["Reading Karbon", "Reading QuickBooks Time", "Creating codes"])
def test_pressed_while_it_runs(in_step: Firm, stage: str) -> None:
    """A second worker waits, hears that another is at work, and makes nothing a second time."""
    in_step.karbon.add_organization("Birch")
    second = in_step.twin()
    heard: list[Code] = []

    def press() -> None:
        with pytest.raises(Refused) as caught:
            second.bridge.save_and_sync(ADMIN)
        heard.append(caught.value.finding.code)

    in_step.bridge.desk.progress = Meanwhile(stage, press)
    first = in_step.bridge.save_and_sync(ADMIN)
    later = second.bridge.save_and_sync(ADMIN)

    assert heard == [Code.FIRM_BUSY]
    assert (first.counts, later.counts) == ({"create": 1}, {})
    assert in_step.paths() == ["Acme", "Acme › 2026 Tax", "Birch"]
