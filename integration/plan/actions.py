"""The steps a plan is made of, and what it looks at."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from integration.messages import Finding
from integration.model import Client, EntityKind, Jobcode, WorkItem


class Kind(StrEnum):
    """What an action does."""

    ADOPT = "adopt"  # bond to the code that has exactly this name already
    CREATE = "create"  # a new code
    RENAME = "rename"  # carry a Karbon rename over to a code nobody renamed
    REBASE = "rebase"  # both sides agree on a new name: remember it
    MARK_MISSING = "mark missing"
    RECOVER = "recover"  # a missing code is back
    FREEZE = "freeze"
    UNFREEZE = "unfreeze"


class Action(msgspec.Struct, frozen=True, kw_only=True):
    """One step of a plan, with the behaviour that demands it."""

    kind: Kind
    key: str
    entity: EntityKind
    name: str  # in Karbon
    behaviour: str
    code_name: str = ""
    jobcode_id: int | None = None  # of an existing code
    parent_key: str = ""  # the client whose code is the parent; "" at the top level
    parent_name: str = ""
    reason: str = ""

    @property
    def path(self) -> str:
        """The name with the client before it."""
        return f"{self.parent_name} › {self.name}" if self.parent_name else self.name

    @property
    def writes(self) -> bool:
        """Whether QuickBooks Time is written to."""
        return self.kind in {Kind.CREATE, Kind.RENAME}


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """The actions in the order in which they are safe, and what a person should know."""

    actions: tuple[Action, ...] = ()
    findings: tuple[Finding, ...] = ()

    def of(self, *kinds: Kind) -> tuple[Action, ...]:
        """The actions of these kinds."""
        return tuple(action for action in self.actions if action.kind in kinds)


class Observed(msgspec.Struct, frozen=True, kw_only=True):
    """The parts of Karbon and QuickBooks Time that a plan looks at, from complete listings."""

    clients: tuple[Client, ...]
    work_items: tuple[WorkItem, ...]
    jobcodes: tuple[Jobcode, ...]
