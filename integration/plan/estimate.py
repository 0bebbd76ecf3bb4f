"""What carrying a plan out costs: the calls, and the least time that the rate limits allow for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final, NamedTuple

import msgspec

from integration.plan.actions import Kind, Plan

BATCH: Final = 50  # objects a write of QuickBooks Time takes
# Calls in any so many seconds, as our clients keep to them.
KARBON: Final = (120, 60)
TIME: Final = (300, 300)


class Estimate(msgspec.Struct, frozen=True, kw_only=True):
    """The calls of a Save & Sync; time and QuickBooks come on top, by how much was tracked since."""

    karbon: int
    quickbooks_time: int
    writes: int  # of those, the ones that write
    least_seconds: int


class Reads(NamedTuple):
    """The calls by which a Save & Sync reads."""

    karbon: int
    quickbooks_time: int
    before_writing: int = 0  # of those to Karbon, the ones that come before the first code is made


def estimate(made: Plan, reads: Reads) -> Estimate:
    """The estimate for a plan that was made after so many calls, since Save & Sync reads the same again."""
    writes = writing_calls(made)
    karbon, time = reads.karbon, reads.quickbooks_time + writes
    codes_s = (_least(reads.before_writing, *KARBON) if writes else 0) + _least(time, *TIME)
    least = max(_least(karbon, *KARBON), codes_s)
    return Estimate(karbon=karbon, quickbooks_time=time, writes=writes, least_seconds=least)


def writing_calls(made: Plan) -> int:
    """Calls that rename and that create: parents first, each filled up with work whose client has a code by then."""
    renames = -(-len(made.of(Kind.RENAME)) // BATCH)
    creates = made.of(Kind.CREATE)
    new_clients = [one.key for one in creates if not one.parent_key]
    below = Counter(one.parent_key for one in creates if one.parent_key)
    return renames + _batches(new_clients, below)


def _batches(new_clients: list[str], below: Mapping[str, int]) -> int:
    waiting = dict(below)
    new = set(new_clients)
    ready = sum(waiting.pop(key) for key in list(waiting) if key not in new)
    calls, at = 0, 0
    while at < len(new_clients) or ready:
        batch = new_clients[at : at + BATCH]
        at += len(batch)
        ready -= min(BATCH - len(batch), ready)
        ready += sum(waiting.pop(key, 0) for key in batch)
        calls += 1
    return calls


def _least(calls: int, limit: int, window_s: int) -> int:
    return max(0, -(-calls // limit) - 1) * window_s
