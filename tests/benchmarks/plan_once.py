"""A process of its own that plans a firm once and says what that took.

python -m tests.benchmarks.plan_once 1000 first
"""

from __future__ import annotations

import resource
import sys
from collections import Counter
from time import process_time

import msgspec

from integration.plan import plan
from integration.rules import near

from .records import SETTINGS, records


class Planned(msgspec.Struct):
    """What was planned, the processor's seconds, and the most memory that the process ever had."""

    actions: dict[str, int]
    findings: dict[str, int]
    plan_s: float
    floor_s: float  # to look at each name once and to put each record where its key finds it
    peak_mib: float


def main(clients: int, *, bonded: bool) -> Planned:
    """Plan it."""
    firm = records(clients, bonded=bonded)
    begun = process_time()
    made = plan(firm.observed, firm.links, SETTINGS)
    plan_s = process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    begun = process_time()
    _floor(firm)
    return Planned(
        actions=Counter(action.kind.value for action in made.actions),
        findings=Counter(finding.code.value for finding in made.findings),
        plan_s=plan_s,
        floor_s=process_time() - begun,
        peak_mib=peak,
    )


def _floor(firm) -> int:
    seen = firm.observed
    names = [*(one.name for one in seen.clients), *(one.title for one in seen.work_items)]
    names += [one.name for one in seen.jobcodes]
    looks = [near(name) for name in names]
    keys = {one.key: one for one in (*seen.clients, *seen.work_items, *firm.links)}
    return len(looks) + len(keys) + len({one.id: one for one in seen.jobcodes})


if __name__ == "__main__":
    sys.stdout.buffer.write(msgspec.json.encode(main(int(sys.argv[1]), bonded=sys.argv[2] == "bonded")))
