"""A fault that was armed and never struck: the scenario proves less than it says, so it fails."""

import pytest

from sim.conformance.explain.systems import system
from sim.conformance.explain.watch import watch_of
from sim.physics.faults import OF_WEBHOOKS, Fault, FaultKind
from sim.world import World


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
    if fault.kind is FaultKind.REFUSED:
        return f"{who} refuses {call} with {fault.status}"
    if fault.kind is FaultKind.LOST:
        return f"the answer of {who} to {call} is lost"
    return f"the answer of {who} to {call} comes {fault.delay_s:g} s late"
