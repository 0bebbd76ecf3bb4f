"""Whatever order hints come in, however often and with which of them missing: in the end all is as it is without."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from integration.model import Client, WorkItem
from integration.store import mirror
from integration.store.links import links
from tests.integration.firm import Firm

from .conftest import Hinted

FATES = ("once", "twice", "lost")


def edit(firm: Firm) -> None:
    """A few things happen in Karbon."""
    acme = firm.key("Acme")
    firm.karbon.rename_client(acme, "Acme Dental")
    birch = firm.karbon.add_organization("Birch")
    firm.karbon.add_work("Payroll", birch, "2026-03-01")
    firm.karbon.rename_work(firm.key("2026 Tax"), "2026 Tax Return")


def known(firm: Firm) -> Any:
    """What Timebridge knows of Karbon and made of it, by names, since ids are drawn."""
    desk = firm.bridge.desk
    with desk.database.read() as connection:
        clients = sorted(one.name for one in mirror.read_all(connection, desk.tenant_id(), Client))
        work = sorted(one.title for one in mirror.read_all(connection, desk.tenant_id(), WorkItem))
        bonds = sorted(
            (one.karbon_name, one.code_name, one.state) for one in links(connection, desk.tenant_id())
        )
    return clients, work, bonds, firm.paths()


def test_any_order(
    stores: Any, worlds: Any, session: Any, found: Callable[..., Firm], hint: Callable[[Firm], Hinted]
) -> None:
    """The last reading of everything makes up for what was lost; until then nothing wrong is done."""
    without = found()
    without.connect()
    edit(without)
    without.wait(26 * 3600)
    without.bridge.sync()
    expected = known(without)

    @settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
    @given(st.permutations(range(4)), st.tuples(*[st.sampled_from(FATES)] * 4), st.integers(0, 4))
    def holds(order: list[int], fates: tuple[str, ...], synced_after: int) -> None:
        firm = found()
        hinted = hint(firm)
        hinted.post.held = True
        edit(firm)
        hinted.settle()
        calls = hinted.post.calls
        assert len(calls) == 4
        for place, number in enumerate(order):
            for _ in range({"once": 1, "twice": 2, "lost": 0}[fates[number]]):
                hinted.post.deliver(calls[number])
            if place == synced_after:
                hinted.sync()
        hinted.sync()
        if "lost" not in fates:
            assert known(firm) == expected
        firm.wait(25 * 3600)
        hinted.bridge.sync()
        assert known(firm) == expected

    holds()
    assert expected[3] == ["Acme Dental", "Acme Dental › 2026 Tax Return", "Birch", "Birch › Payroll"]


@pytest.mark.parametrize("times", [1_000])
def test_sent_a_thousand_times(hinted: Hinted, times: int) -> None:
    """Whoever repeats what Karbon once sent makes us read it once, and not again within a week."""
    hinted.karbon.rename_client(hinted.firm.key("Acme"), "Acme Dental")
    hinted.settle()
    (call,) = hinted.post.calls
    kept = [hinted.post.deliver(call) for _ in range(times)]
    first = hinted.sync()
    hinted.post.deliver(call)

    assert kept == [0] * times
    assert len(first) == 1
    assert hinted.sync() == []
