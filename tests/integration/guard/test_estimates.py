"""What a preview says of the calls is what Save & Sync then makes."""

from __future__ import annotations

from collections import Counter

import pytest

from integration.model import EntityKind
from integration.plan import Action, Kind, Plan
from integration.plan.estimate import Reads, estimate, writing_calls
from tests.integration.firm import ADMIN, Firm

from .conftest import add_clients


@pytest.mark.parametrize(("clients", "works"), [(0, 0), (3, 0), (49, 2), (50, 1), (51, 60), (120, 7)])
def test_calls(baseline: Firm, clients: int, works: int) -> None:
    """Writing calls to the one; all calls to within three, in a first sync and in a later one."""
    add_clients(baseline, clients)
    for number in range(works):
        client = baseline.key(f"New {number:03}") if number < clients else baseline.key("Acme")
        baseline.karbon.add_work(f"Audit {number}", client, "2026-04-01")
    baseline.karbon.add_client_group("The Firs", [])
    baseline.bridge.connect(ADMIN)
    _compare(baseline)
    baseline.karbon.add_organization("Oak")
    _compare(baseline)


def _compare(baseline: Firm) -> None:
    said = baseline.bridge.preview(ADMIN, ("Client",), True).estimate
    mark = baseline.mark()
    baseline.bridge.save_and_sync(ADMIN, ("Client",), True)
    made = Counter(call.service for call in baseline.calls(since=mark))
    codes = [
        call
        for call in baseline.calls("quickbooks_time", since=mark, path="/jobcodes")
        if call.method != "GET"
    ]

    assert said.writes == len(codes)
    assert abs(made["karbon"] - said.karbon) <= 3
    assert abs(made["quickbooks_time"] - said.quickbooks_time) <= 3


def test_the_least_time() -> None:
    """Karbon takes 120 calls a minute, QuickBooks Time 300 in five: the slower of them decides."""
    assert estimate(Plan(), Reads(120, 300)).least_seconds == 0
    assert estimate(Plan(), Reads(121, 300)).least_seconds == 60
    assert estimate(Plan(), Reads(1_200, 300)).least_seconds == 540
    assert estimate(Plan(), Reads(1_200, 901)).least_seconds == 900


def test_codes_wait_for_karbon() -> None:
    """What has to be read before the first code is made comes on top of QuickBooks Time; nothing does without codes."""
    one_call = Plan(actions=(_create("A"),))

    assert estimate(one_call, Reads(1_200, 600, before_writing=600)).least_seconds == 240 + 600
    assert estimate(one_call, Reads(2_400, 600, before_writing=600)).least_seconds == 1_140
    assert estimate(Plan(), Reads(600, 601, before_writing=600)).least_seconds == 600


def test_work_below_clients_that_are_there() -> None:
    """It fills up the call of the clients."""
    works = tuple(_create(f"W{number}", "C1") for number in range(30))
    clients = tuple(_create(f"N{number}") for number in range(20))
    below = tuple(_create(f"X{number}", "N1") for number in range(50))

    full = tuple(_create(f"F{number}") for number in range(50))

    assert writing_calls(Plan(actions=clients + works)) == 1
    assert writing_calls(Plan(actions=full + works)) == 2
    assert writing_calls(Plan(actions=clients + works + below)) == 2
    assert writing_calls(Plan(actions=clients + below)) == 2


def _create(key: str, parent: str = "") -> Action:
    return Action(
        kind=Kind.CREATE,
        key=key,
        entity=EntityKind.ORGANIZATION,
        name=key,
        behaviour="FLOW-04",
        parent_key=parent,
    )
