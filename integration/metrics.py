"""What can be counted about Timebridge at work, under OpenTelemetry's names.

Here is only its interface: unless whoever runs Timebridge installs and configures an SDK with an exporter, nothing is
counted, kept or sent. What is counted goes by system, kind of call and code; never by a name, a firm or an address.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from opentelemetry import metrics
from opentelemetry.metrics import CallbackOptions, Observation

_METER: Final = metrics.get_meter("timebridge")

CALLS: Final = _METER.create_counter("sync.calls", description="Calls to the three services")
UNKNOWN_OUTCOMES: Final = _METER.create_counter(
    "sync.unknown_outcomes", description="Writes that nobody answered, done or not"
)
ADOPTED: Final = _METER.create_counter(
    "sync.adopted", description="Writes that nobody answered and that were found done"
)
FINDINGS: Final = _METER.create_counter(
    "sync.findings", description="What syncs found for a person to look at"
)
WAITED_S: Final = _METER.create_counter(
    "ratelimit.wait_seconds", unit="s", description="Time spent waiting for a service's limits"
)
WEBHOOKS_OK: Final = _METER.create_counter("webhook.ok", description="Webhooks that were proven")
WEBHOOKS_UNPROVEN: Final = _METER.create_counter(
    "webhook.bad_signature", description="Webhooks that nothing proved"
)
WEBHOOKS_AGAIN: Final = _METER.create_counter(
    "webhook.duplicate", description="Webhooks that hinted at nothing new"
)
LEASES_LOST: Final = _METER.create_counter(
    "lease.lost", description="Operations that another worker took over"
)

_PENDING: Final[dict[str, int]] = {}  # by firm, which stays in here


def pending_time(firm: str, entries: int) -> None:
    """So many entries of a firm wait for QuickBooks Time."""
    if entries:
        _PENDING[firm] = entries
    else:
        _PENDING.pop(firm, None)


def _pending(_options: CallbackOptions) -> Iterable[Observation]:
    """Of all firms together: one firm's would have to name it."""
    yield Observation(sum(list(_PENDING.values())))


_METER.create_observable_gauge(
    "sync.pending_time_entries", [_pending], description="Entries that wait for QuickBooks Time"
)
