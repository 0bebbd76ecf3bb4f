"""What goes wrong, and at which call. A fault that was armed and never fired is a mistake in the scenario."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final

import msgspec

from sim.physics.fault_kinds import OF_CALLS, OF_WEBHOOKS, FaultKind, Nature, befalls

__all__ = ["FAULTS_MAX", "OF_CALLS", "OF_WEBHOOKS", "Deed", "Fault", "FaultKind", "FaultPlan"]

FAULTS_MAX: Final = 1_000


class Deed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What somebody does in a product's screens: `rename_work` and its arguments, say."""

    service: str
    action: str
    arguments: Mapping[str, Any] = {}


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """One planned failure. Unset conditions match every call; `skip` calls pass first, then `times` calls fail.

    A call that a kind makes no sense of, such as half a batch of a call that is none, is not counted and passes.
    """

    id: int = 0
    kind: FaultKind
    service: str | None = None
    method: str | None = None
    path: str | None = None  # a regular expression searched for in the path, or in what a webhook is about
    skip: int = 0
    times: int = 1
    status: int = 503  # of a refused call, of one that failed afterwards, and of a refused row
    delay_s: float = 120.0  # of a slow call, of an effect that comes later, or of a late webhook
    retry_after_s: float | None = None  # that a caller who calls too often is told; nothing when unset
    rows: int | None = None  # of a batch that are done before it goes wrong; half of them when unset
    age_s: float = 60.0  # of a stale answer
    shift: int = 1  # rows that a later page begins too late: 1 skips a row, -1 repeats one
    skew_s: float = 300.0  # by which the service's clock is wrong; forward, or back below 0
    deed: Deed | None = None  # what somebody does meanwhile
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
        # Told of every call that a fault could befall, and by which kinds; no part of the world's state.
        self.witness: Callable[[str, str, str, frozenset[FaultKind]], object] | None = None

    def arm(self, fault: Fault) -> Fault:
        """Add a fault; raises `re.error` for a path that is no regular expression, ValueError for what cannot be."""
        if len(self.root) >= FAULTS_MAX:
            raise ValueError(f"a world takes at most {FAULTS_MAX} faults; disarm some first")
        if (fault.deed is None) == (fault.kind is FaultKind.MEANWHILE):
            raise ValueError("a fault of kind meanwhile needs a deed, and no other has one")
        if fault.path is not None:
            _pattern(fault.path)
        armed = msgspec.structs.replace(fault, id=max((known.id for known in self.root), default=0) + 1)
        self.root = (*self.root, armed)
        return armed

    def next(
        self,
        service: str,
        method: str,
        path: str,
        kinds: frozenset[FaultKind] = OF_CALLS,
        nature: Nature | None = None,
    ) -> Fault | None:
        """The fault that strikes this call, if one does. Counts the call for every fault that waits for it.

        Of a call whose nature nobody tells, every kind makes sense.
        """
        if not self.root:
            return None
        struck: Fault | None = None
        plan = []
        for fault in self.root:
            known = fault
            if fault.kind in kinds and fault.fired < fault.times and fault.matches(service, method, path):
                if nature is not None and not befalls(fault.kind, nature, fault.rows):
                    pass
                elif fault.skip:
                    known = msgspec.structs.replace(fault, skip=fault.skip - 1)
                elif struck is None:
                    struck = known = msgspec.structs.replace(fault, fired=fault.fired + 1)
            plan.append(known)
        self.root = tuple(plan)
        return struck

    def spare(self, fault: Fault) -> None:
        """It did not strike after all: the call turned out to have nothing that it could befall."""
        self.root = tuple(
            msgspec.structs.replace(known, fired=known.fired - 1) if known.id == fault.id else known
            for known in self.root
        )

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
