"""A fault that was armed and never struck: the scenario proves less than it says, so it fails."""

from collections.abc import Mapping
from typing import Final

import pytest

from sim.conformance.explain.systems import system
from sim.conformance.explain.watch import watch_of
from sim.physics.faults import OF_WEBHOOKS, Fault, FaultKind
from sim.world import World

SENTENCES: Final[Mapping[FaultKind, str]] = {
    FaultKind.REFUSED: "{who} refuses {call} with {fault.status}",
    FaultKind.THROTTLED: "{who} takes {call} for one call too many",
    FaultKind.REQUEST_LOST: "{call} never arrives at {who}",
    FaultKind.LOST: "the answer of {who} to {call} is lost",
    FaultKind.SLOW: "the answer of {who} to {call} comes {fault.delay_s:g} s late",
    FaultKind.FAILED_AFTER: "{who} does {call}, and answers {fault.status}",
    FaultKind.LATE_COMMIT: "{who} does {call} {fault.delay_s:g} s late, and nobody hears",
    FaultKind.DOUBLED: "{who} does {call} twice",
    FaultKind.ROW_REFUSED: "{who} refuses the row of {call} after {rows}",
    FaultKind.PARTIAL: "{who} does {rows} of {call}, and refuses the others",
    FaultKind.PARTIAL_LOST: "{who} does {rows} of {call}, and nobody hears",
    FaultKind.GARBLED: "the answer of {who} to {call} is garbled",
    FaultKind.TRUNCATED: "the answer of {who} to {call} breaks off",
    FaultKind.WRONG_TYPE: "the answer of {who} to {call} is an HTML page",
    FaultKind.STALE: "the answer of {who} to {call} is {fault.age_s:g} s old",
    FaultKind.DRIFTED: "the rows of {who} move by {fault.shift} before {call}",
    FaultKind.MEANWHILE: "somebody does {deed} before {call} to {who}",
    FaultKind.SKEWED: "the clock of {who} is {fault.skew_s:+g} s wrong at {call}",
    FaultKind.TOKEN_EXPIRED: "the access token of {who} expires before {call}",
    FaultKind.REVOKED: "the access to {who} is taken back before {call}",
    FaultKind.ROTATED: "the refresh token of {who} is used by somebody else before {call}",
}


class NeverStruck(AssertionError):
    """Faults waited for calls that never came."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        told = "; ".join(map(describe, faults))
        super().__init__(f"armed and never struck: {told}")


def expect_all_struck(node: pytest.Item, world: World) -> None:
    """Every armed fault has struck; after a step that failed nobody asks, since the calls may be still to come."""
    unfired = world.universe.faults.unfired()
    if unfired and not watch_of(node).failed:
        raise NeverStruck(unfired)


def describe(fault: Fault) -> str:
    """What would have gone wrong, in a few words."""
    who = system(fault.service) if fault.service else "any system"
    if fault.kind in OF_WEBHOOKS:
        befalls = fault.kind.value.removeprefix("webhook_")
        return f"a webhook of {who} about {fault.path or 'anything'} is {befalls}"
    call = " ".join(part for part in (fault.method, fault.path) if part) or "any call"
    return SENTENCES[fault.kind].format(who=who, call=call, fault=fault, rows=_rows(fault), deed=_deed(fault))


def _rows(fault: Fault) -> str:
    return "half the rows" if fault.rows is None else f"{fault.rows} row{'s' * (fault.rows != 1)}"


def _deed(fault: Fault) -> str:
    return "" if fault.deed is None else f"{fault.deed.action} in {system(fault.deed.service)}"
