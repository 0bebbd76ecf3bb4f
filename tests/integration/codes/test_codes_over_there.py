"""What people do to codes in QuickBooks Time: restored, moved to the top, merged away under them in Karbon."""

from __future__ import annotations

import pytest

from integration.messages import Code
from integration.model import LinkState
from integration.store.links import links_of
from tests.integration.firm import ADMIN, Firm


def found(run) -> list[tuple[Code, str]]:
    return [(one.code, one.subject) for one in run.findings]


@pytest.mark.edge("CODE-06 a")
def test_restored_after_it_was_replaced(in_step: Firm) -> None:
    """The new code keeps the link and the old one is reported, by sync, export and doctor; time on both counts."""
    key, old = in_step.key("2026 Tax"), in_step.job("Acme › 2026 Tax")
    in_step.track(60)
    in_step.time.delete_job(old)
    in_step.bridge.save_and_sync(ADMIN)
    new = in_step.bridge.generate_code(key, ADMIN, "create").code_id
    in_step.time.rename_job(new, "2026 Tax anew")
    in_step.time.restore_job(old)
    run = in_step.bridge.save_and_sync(ADMIN)
    in_step.track(30)
    row = next(one for one in in_step.bridge.export_synced_items(ADMIN) if one["Karbon key"] == key)

    assert found(run) == [(Code.CODE_RESTORED, key)]
    assert in_step.live_links()[key] == new
    assert (row["link state"], row["reason"]) == ("linked", "CODE_RESTORED")
    assert [one.code for one in in_step.bridge.doctor(key=key).findings] == [Code.CODE_RESTORED]
    assert in_step.tab().actual_minutes == 90


@pytest.mark.edge("WORK-02 c")
def test_moved_to_the_top(in_step: Firm) -> None:
    """It is still the code of the work; no client takes it for its own, though one is called so."""
    key, code = in_step.key("2026 Tax"), in_step.job("Acme › 2026 Tax")
    in_step.time.move_job(code, 0)
    namesake = in_step.karbon.add_organization("2026 Tax")
    run = in_step.bridge.save_and_sync(ADMIN)
    in_step.bridge.track_time("ann@baseline.example", key, in_step.today(), 60)

    assert found(run) == [(Code.NAME_CONFLICT, namesake)]
    assert in_step.live_links()[key] == code
    assert [one["job_id"] for one in in_step.time.timesheets()] == [code]


@pytest.mark.edge("CONTACT-06 b")
def test_merged_in_karbon(in_step: Firm) -> None:
    """The survivor keeps its code; the other's stays where it is, with its time, and is reported."""
    birch = in_step.karbon.add_organization("Birch")
    in_step.bridge.save_and_sync(ADMIN)
    in_step.track(60, "Birch")
    before = in_step.live_links()
    in_step.karbon.merge_clients(in_step.key("Acme"), birch)
    run = in_step.bridge.save_and_sync(ADMIN)
    desk = in_step.bridge.desk
    with desk.database.read() as connection:
        (bond,) = links_of(connection, desk.tenant_id(), birch)

    assert found(run) == [(Code.CLIENT_NOT_PUBLIC, birch)]
    assert bond.state is LinkState.INELIGIBLE
    assert in_step.live_links() == before
    assert in_step.paths() == ["Acme", "Acme › 2026 Tax", "Birch"]
    assert [one["job_id"] for one in in_step.time.timesheets()] == [before[birch]]


@pytest.mark.edge("GROUP-02 a")
def test_members_come_and_go(in_step: Firm) -> None:
    """No code is made, moved or changed for it, and every link stays."""
    person = in_step.karbon.add_person("Jo", "Doe")
    group = in_step.karbon.add_client_group("Smiths", [person])
    in_step.bridge.save_and_sync(ADMIN)
    links, codes = in_step.live_links(), in_step.time.jobs()
    for change in (
        lambda: in_step.karbon.add_member(group, in_step.key("Acme")),
        lambda: in_step.karbon.remove_member(group, person),
    ):
        change()
        assert in_step.bridge.save_and_sync(ADMIN).counts == {}

    assert (in_step.live_links(), in_step.time.jobs()) == (links, codes)
