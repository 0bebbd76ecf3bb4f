"""The last calls between the systems, as columns: in which step, to whom, what was asked, and what came of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import Final
from urllib.parse import unquote

from sim.conformance.explain.records import noun
from sim.conformance.explain.systems import system
from sim.conformance.explain.words import WIDTH, cut, padded
from sim.physics.faults import FaultKind
from sim.physics.journal import Call
from sim.physics.universe import Universe

CALLS_MAX: Final = 10
ASKED_MAX: Final = 38
FAULTS: Final = {
    FaultKind.REFUSED.value: "a fault: the call was refused",
    FaultKind.LOST.value: "a fault: the answer was lost",
    FaultKind.SLOW.value: "a fault: the answer came late",
    FaultKind.THROTTLED.value: "a fault: it was one call too many",
    FaultKind.REQUEST_LOST.value: "a fault: it never arrived",
    FaultKind.FAILED_AFTER.value: "a fault: it was done, and an error answered",
    FaultKind.LATE_COMMIT.value: "a fault: it was done late, and nobody heard",
    FaultKind.DOUBLED.value: "a fault: it was done twice",
    FaultKind.ROW_REFUSED.value: "a fault: one row was refused",
    FaultKind.PARTIAL.value: "a fault: some rows were refused",
    FaultKind.PARTIAL_LOST.value: "a fault: some rows were done, and nobody heard",
    FaultKind.GARBLED.value: "a fault: the answer was garbled",
    FaultKind.TRUNCATED.value: "a fault: the answer broke off",
    FaultKind.WRONG_TYPE.value: "a fault: an HTML page came instead",
    FaultKind.STALE.value: "a fault: the answer was an old one",
    FaultKind.DRIFTED.value: "a fault: the rows had moved",
    FaultKind.MEANWHILE.value: "a fault: somebody did something before",
    FaultKind.SKEWED.value: "a fault: the clock was wrong",
    FaultKind.TOKEN_EXPIRED.value: "a fault: the token had expired",
    FaultKind.REVOKED.value: "a fault: access was taken back",
    FaultKind.ROTATED.value: "a fault: the refresh token was used already",
}
_COMPANY = re.compile(r"^/v3/company/\d+")  # the same in every path of QuickBooks


def last_calls(universe: Universe, after: int, lines: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """The newest calls after a number of the journal, oldest first.

    `lines` says up to which number of the journal each line of the scenario called, in order.
    """
    newest = universe.calls.since(max(after, universe.calls.last - CALLS_MAX))
    numbers = [number for number, _ in lines]
    asked = [cut(_asked(call), ASKED_MAX) for _, call in newest]
    width = max(map(len, asked), default=0)
    told = []
    for (number, call), what in zip(newest, asked, strict=True):
        at = bisect_left(numbers, number)
        line = f"line {lines[at][1]}" if at < len(lines) else ""
        columns = (
            padded(line, 8),
            padded(system(call.service), 15),
            padded(call.method, 6),
            padded(what, width),
        )
        told.append(_with_outcome("  ".join(columns), universe, call))
    return tuple(told)


def _with_outcome(begun: str, universe: Universe, call: Call) -> str:
    """The columns with what came of the call; what has no room goes below it."""
    outcome = _outcome(universe, call)
    if call.note:
        outcome.append(f"refused: {call.note}")
    line = f"{begun}  {call.status}"
    below: list[str] = []
    for said in (cut(text, WIDTH - 13) for text in outcome):
        if len(line) + 2 + len(said) <= WIDTH - 2 and not below:
            line = f"{line}  {said}"
        else:
            below.append(f"{'':10}{said}")
    return "\n".join([line.rstrip(), *below])


def _asked(call: Call) -> str:
    path = _COMPANY.sub("…", unquote(call.path))
    parts = [_parameter(part) for part in call.query.split("&") if part]
    return f"{path}?{'&'.join(parts)}" if parts else path


def _parameter(part: str) -> str:
    name, equals, value = unquote(part).partition("=")
    # The beginning of a request id is enough to see whether two calls were the same one.
    return f"{name}{equals}{value[:9]}…" if name == "requestid" else f"{name}{equals}{value}"


def _outcome(universe: Universe, call: Call) -> list[str]:
    said = [FAULTS.get(call.fault, call.fault)] if call.fault else []
    if call.wrote:
        return [*said, _wrote(universe, call)]
    # Worth a word: some refuse in the body of an answer that looks like any other.
    return said if call.method == "GET" or call.status >= 400 else [*said, "changed nothing"]


def _wrote(universe: Universe, call: Call) -> str:
    """What the call changed, counted by kind of record."""
    changes = universe.changes.since(call.changed_from, call.changed_to - call.changed_from)
    kinds = Counter((_verb(change.before, change.after), noun(change.table)) for _, change in changes)
    return ", ".join(f"{verb} {count} {name}{'s' * (count > 1)}" for (verb, name), count in kinds.items())


def _verb(before: object, after: object) -> str:
    return "added" if before is None else "removed" if after is None else "changed"
