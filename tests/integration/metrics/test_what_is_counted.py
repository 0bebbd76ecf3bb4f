"""With an SDK in place Timebridge counts what it does, and whose it was is in none of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from opentelemetry import metrics
from opentelemetry.sdk.metrics import Counter, MeterProvider
from opentelemetry.sdk.metrics.export import AggregationTemporality, InMemoryMetricReader

from integration.clients.pacer import Limit, Pacer
from integration.messages import Refused
from integration.recover import GRACE
from integration.store import leases
from integration.turn import turn
from tests.integration.firm import ADMIN, Firm
from tests.integration.hints.conftest import Hinted, hint, hinted

__all__ = ["hint", "hinted"]
Counted = Callable[[], dict[str, dict[tuple[Any, ...], float]]]
LABELS = {"system", "op", "status", "code", "source"}


@pytest.fixture(scope="module")
def reader() -> InMemoryMetricReader:
    """The process has one provider, and it is set once: what was counted is taken, and counting begins anew."""
    found = InMemoryMetricReader({Counter: AggregationTemporality.DELTA})
    metrics.set_meter_provider(MeterProvider([found], shutdown_on_exit=False))
    return found


@pytest.fixture
def counted(reader: InMemoryMetricReader) -> Iterator[Counted]:
    """What was counted since it was last asked, by the values of the labels."""

    def take() -> dict[str, dict[tuple[Any, ...], float]]:
        data = reader.get_metrics_data()
        every = [
            one for part in data.resource_metrics for scope in part.scope_metrics for one in scope.metrics
        ]
        return {
            one.name: {tuple(row.attributes.values()): row.value for row in one.data.data_points}
            for one in every
        }

    reader.get_metrics_data()
    yield take
    data = reader.get_metrics_data()
    rows = [
        row
        for part in (data.resource_metrics if data else ())
        for scope in part.scope_metrics
        for one in scope.metrics
        for row in one.data.data_points
    ]
    assert {label for row in rows for label in row.attributes} <= LABELS


def test_calls(in_step: Firm, counted: Counted) -> None:
    """By system, by what was asked, and by what came back."""
    counted()
    in_step.arm("refused", service="quickbooks_time", path="/current_user", status=503)
    mark = in_step.mark()
    in_step.bridge.sync()
    calls = counted()["sync.calls"]

    assert calls["karbon", "reading WorkItems", 200] == 1
    assert sum(count for (*_, status), count in calls.items() if status == 503) == 1
    assert sum(calls.values()) == len(in_step.calls(since=mark))


def test_a_write_that_nobody_answered(in_step: Firm, counted: Counted) -> None:
    """It is counted when it happens, and again when it turns out to have been done."""
    counted()
    in_step.arm("lost", service="quickbooks_time", method="POST", path="/timesheets")
    in_step.track(30)
    first = counted()
    in_step.wait(GRACE.total_seconds())
    in_step.bridge.sync()
    second = counted()

    assert first["sync.unknown_outcomes"] == {("quickbooks_time",): 1}
    assert second["sync.adopted"] == {("quickbooks_time",): 1}
    assert "sync.unknown_outcomes" not in second


def test_a_write_that_was_refused(in_step: Firm, counted: Counted) -> None:
    """What came of it is known: nothing."""
    counted()
    in_step.arm("refused", service="quickbooks_time", method="POST", path="/timesheets", status=417)
    in_step.track(30)
    found = counted()

    assert 417 in {status for *_, status in found["sync.calls"]}
    assert "sync.unknown_outcomes" not in found


def test_time_that_waits(in_step: Firm, counted: Counted) -> None:
    """The entries of all firms together, as they are now."""
    in_step.arm("refused", service="quickbooks_time", method="POST", path="/timesheets", status=503, times=2)
    in_step.track(30)
    in_step.bridge.sync()
    waiting = counted()
    in_step.disarm()
    in_step.wait(GRACE.total_seconds())
    in_step.bridge.sync()
    in_step.bridge.sync()

    assert waiting["sync.pending_time_entries"] == {(): 1}
    assert counted()["sync.pending_time_entries"] == {(): 0}


def test_what_was_found(in_step: Firm, counted: Counted) -> None:
    """By its code, without the name it is about."""
    counted()
    in_step.karbon.add_organization("Acme")
    in_step.bridge.sync()

    assert counted()["sync.findings"] == {("NAME_CONFLICT",): 1}


def test_waiting_for_limits(in_step: Firm, counted: Counted) -> None:
    """Seconds, by system: before a call that would be one too many."""
    in_step.bridge.desk.karbon._transport._exchange.pacer = Pacer(in_step.bridge.desk.clock, [Limit(1, 10.0)])
    counted()
    mark = in_step.mark()
    in_step.bridge.sync()
    asked = len(in_step.calls("karbon", since=mark))

    assert counted()["ratelimit.wait_seconds"] == {("karbon",): pytest.approx(10 * (asked - 1))}


def test_webhooks(hinted: Hinted, counted: Counted) -> None:
    """Proven, not proven, and proven but nothing new."""
    counted()
    hinted.firm.arm("webhook_forged", service="karbon")
    hinted.karbon.add_organization("Birch")
    hinted.settle()
    hinted.post.deliver(hinted.post.calls[-1])
    found = counted()

    assert found["webhook.ok"] == {("karbon",): 2}
    assert found["webhook.bad_signature"] == {("karbon",): 1}
    assert found["webhook.duplicate"] == {("karbon",): 1}


def test_a_lease_that_was_lost(in_step: Firm, counted: Counted) -> None:
    """Another worker took over."""
    counted()
    with pytest.raises(Refused):
        _taken_over(in_step)

    assert counted()["lease.lost"] == {(): 1}


def _taken_over(firm: Firm) -> None:
    """A worker writes after another has taken its place."""
    desk = firm.bridge.desk
    with turn(desk):
        with firm.twin().bridge.desk.database.begin() as connection:
            leases.take(connection, desk.tenant_id(), "elsewhere:1:1", desk.now(), lambda _owner: True)
        desk.note(ADMIN, "late", "", "")
