"""Codes are made fifty a call, in as few calls as there can be, and one bad row harms no other."""

from __future__ import annotations

from math import ceil

import pytest

from integration.messages import Code
from tests.integration.firm import ADMIN, Firm


def fewest_posts(clients: int, work: int) -> int:
    """X_T: a client comes before its work; the last call of clients takes along work of earlier ones."""
    if clients == 0:
        return ceil(work / 50)
    if clients <= 50:
        return 1 + ceil(work / 50)
    return ceil((clients + work) / 50)


@pytest.mark.edge("FLOW-04 a", "FLOW-04 c")
@pytest.mark.parametrize(
    ("clients", "work"),
    [
        (0, 0),
        (0, 1),
        (1, 0),
        (1, 1),
        (49, 0),
        (50, 0),
        (51, 0),
        (50, 50),
        (51, 51),
        (101, 0),
        (75, 60),
        (120, 200),
    ],
)
def test_as_few_calls_as_possible(in_step: Firm, clients: int, work: int) -> None:
    """The number of calls is the lower bound, whatever the mix (FLOW-04 a)."""
    keys = [in_step.karbon.add_organization(f"Client {number}") for number in range(clients)]
    owners = keys or [in_step.key("Acme")]
    for number in range(work):
        in_step.karbon.add_work(f"Work {number}", owners[number % len(owners)], "2026-03-02")
    approved = in_step.bridge.preview(ADMIN).basis.id  # of so many new codes at once somebody is asked first
    mark = in_step.mark()
    run = in_step.bridge.save_and_sync(ADMIN, approve=approved)
    again = in_step.bridge.save_and_sync(ADMIN)

    assert len(in_step.calls("quickbooks_time", "POST", "/jobcodes", mark)) == fewest_posts(clients, work)
    assert run.counts.get("create", 0) == clients + work
    assert again.counts == {}
    assert len(in_step.paths()) == 2 + clients + work


@pytest.mark.edge("FLOW-04 b")
def test_one_bad_row(in_step: Firm) -> None:
    """A name that QuickBooks Time takes for another's is reported; the rest of the call is linked (FLOW-04 b)."""
    in_step.world.quickbooks_time.set_behaviour(archived_twin="refused")
    for number in range(49):
        in_step.karbon.add_organization(f"Client {number}")
    gone = in_step.time.add_job("Bad")
    in_step.time.delete_job(gone)
    bad = in_step.karbon.add_organization("BAD")
    run = in_step.bridge.save_and_sync(ADMIN)

    assert run.counts == {"create": 49}
    assert [(one.code, one.subject) for one in run.findings] == [(Code.NAME_CONFLICT, bad)]


def test_a_renaming_of_many(in_step: Firm) -> None:
    """Renames go fifty a call too."""
    keys = [in_step.karbon.add_organization(f"Client {number}") for number in range(51)]
    in_step.bridge.save_and_sync(ADMIN, approve=in_step.bridge.preview(ADMIN).basis.id)
    for number, key in enumerate(keys):
        in_step.karbon.rename_client(key, f"Renamed {number}")
    approved = in_step.bridge.preview(ADMIN).basis.id
    mark = in_step.mark()
    run = in_step.bridge.save_and_sync(ADMIN, approve=approved)

    assert len(in_step.calls("quickbooks_time", "PUT", "/jobcodes", mark)) == 2
    assert run.counts == {"rename": 51}
    assert len([path for path in in_step.paths() if path.startswith("Renamed ")]) == 51
