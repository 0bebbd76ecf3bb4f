"""A firm without QuickBooks lives through the same story with the same outcome in the other two systems."""

from __future__ import annotations

import pytest

from tests.integration.conftest import Found
from tests.integration.firm import ADMIN, ANN, BOB, Firm


def story(firm: Firm) -> list[object]:
    """Clients, work, time, edits, a rename, a deleted code, a disconnection; what can be seen in the end."""
    firm.karbon.add_client_group("Smiths", [firm.karbon.add_person("Jo", "Doe")])
    firm.connect()
    entry = firm.track(60).entry.id
    firm.bridge.edit_time(entry, minutes=90)
    firm.time.enter_time(BOB, firm.job("Acme › 2026 Tax"), str(firm.today()), 30)
    firm.karbon.rename_client(firm.key("Acme"), "Acme Ltd")
    firm.bridge.save_and_sync(ADMIN)
    firm.time.delete_job(firm.job("Acme Ltd › 2026 Tax"))
    firm.track(15)
    runs = [firm.bridge.save_and_sync(ADMIN), firm.bridge.sync()]
    firm.bridge.generate_code(firm.key("2026 Tax"), ADMIN, "create")
    firm.bridge.disconnect(ADMIN)
    firm.track(45)
    firm.bridge.connect(ADMIN)
    firm.bridge.sync()
    return [
        [(one.counts, [found.code for found in one.findings], one.time_delivered) for one in runs],
        firm.paths(),
        sorted((one["email"], one["date"], one["minutes"], one["job_id"]) for one in firm.time.timesheets()),
        [(firm.tab(name).actual_minutes, firm.tab(name).available) for name in ("2026 Tax", "Acme Ltd")],
        [one.can_track for one in (firm.bridge.doctor(ANN, firm.key("2026 Tax")),)],
    ]


@pytest.mark.edge("FLOW-03 a")
def test_the_same_story(found: Found) -> None:
    """With QuickBooks, without it, and with one that is down all the while."""
    down = found()
    down.arm("refused", service="quickbooks", times=1_000)
    without = found(with_books=False)
    ends = [story(found()), story(without), story(down)]

    assert without.calls("quickbooks") == []
    assert ends[0] == ends[1]
    assert ends[0][1:] == ends[2][1:]
