"""What goes wrong, and at which call. A fault that was armed and never fired is a mistake in the scenario."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import Final

import msgspec

FAULTS_MAX: Final = 1_000


class FaultKind(StrEnum):
    """How a call to a service fails, or a webhook that a service sends."""

    REFUSED = "refused"  # before the effect: the service answers an error and does nothing
    LOST = "lost"  # after the effect: the service did it, the caller never hears
    SLOW = "slow"  # after the effect: the answer comes later than the caller's patience
    WEBHOOK_LOST = "webhook_lost"  # never arrives, and the service takes it for delivered
    WEBHOOK_DOUBLED = "webhook_doubled"  # arrives twice
    WEBHOOK_REORDERED = "webhook_reordered"  # arrives after the next one; needs a next one to strike
    WEBHOOK_FORGED = "webhook_forged"  # somebody without the key sends it first
    WEBHOOK_LATE = "webhook_late"  # arrives so much later


OF_WEBHOOKS: Final = frozenset(kind for kind in FaultKind if kind.startswith("webhook_"))
OF_CALLS: Final = frozenset(FaultKind) - OF_WEBHOOKS


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """One planned failure. Unset conditions match every call; `skip` calls pass first, then `times` calls fail."""

    id: int = 0
    kind: FaultKind
    service: str | None = None
    method: str | None = None
    path: str | None = None  # a regular expression searched for in the path, or in what a webhook is about
    skip: int = 0
    times: int = 1
    status: int = 503  # of a refused call
    delay_s: float = 120.0  # of a slow call, or of a late webhook
    fired: int = 0

    def matches(self, service: str, method: str, path: str) -> bool:
        """Whether this call is one that the fault waits for."""
        return (
            self.service in {None, service}
            and self.method in {None, method}
            and (self.path is None or _pattern(self.path).search(path) is not None)
        )


class FaultPlan:
    """The faults armed in a world, in the order in which they were armed."""

    def __init__(self) -> None:
        self.root: tuple[Fault, ...] = ()

    def arm(self, fault: Fault) -> Fault:
        """Add a fault; raises `re.error` for a path that is no regular expression."""
        if len(self.root) >= FAULTS_MAX:
            raise ValueError(f"a world takes at most {FAULTS_MAX} faults; disarm some first")
        if fault.path is not None:
            _pattern(fault.path)
        armed = msgspec.structs.replace(fault, id=max((known.id for known in self.root), default=0) + 1)
        self.root = (*self.root, armed)
        return armed

    def next(
        self, service: str, method: str, path: str, kinds: frozenset[FaultKind] = OF_CALLS
    ) -> Fault | None:
        """The fault that strikes this call, if one does. Counts the call for every fault that waits for it."""
        if not self.root:
            return None
        struck: Fault | None = None
        plan = []
        for fault in self.root:
            known = fault
            if fault.kind in kinds and fault.fired < fault.times and fault.matches(service, method, path):
                if fault.skip:
                    known = msgspec.structs.replace(fault, skip=fault.skip - 1)
                elif struck is None:
                    struck = known = msgspec.structs.replace(fault, fired=fault.fired + 1)
            plan.append(known)
        self.root = tuple(plan)
        return struck

    def unfired(self) -> tuple[Fault, ...]:
        """Armed faults that never struck."""
        return tuple(fault for fault in self.root if not fault.fired)

    def disarm(self, fault_id: int | None = None) -> bool:
        """Forget the fault of this id, or every fault; whether there was any."""
        kept = tuple(fault for fault in self.root if fault_id not in {None, fault.id})
        found = len(kept) < len(self.root)
        self.root = kept
        return found


@lru_cache(maxsize=256)
def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(path)
