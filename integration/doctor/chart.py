"""What the doctor looked at: what was last read, and what the systems say now. The checks judge it; it asks nobody."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from integration.entities import Entity
from integration.mapped import Standing
from integration.messages import Finding
from integration.model import Jobcode, TimeAccount, TimeField, TimeUser
from integration.people import Team
from integration.settings import Settings
from integration.store.held import Held
from integration.store.tenants import Tenant


class Now(msgspec.Struct, frozen=True, kw_only=True):
    """What QuickBooks Time says at this moment; nothing of it is kept, so that looking settles nothing."""

    account: TimeAccount
    users: tuple[TimeUser, ...] = ()
    addon: bool = True
    codes: tuple[Jobcode, ...] = ()  # those of the entity and its client


class Chart(msgspec.Struct, frozen=True, kw_only=True):
    """Everything about one question."""

    at: datetime
    day: date  # on which time is to be tracked
    firm: Tenant | None  # None: never connected
    email: str | None = None
    key: str | None = None
    now: Now | None = None
    silent: tuple[str, ...] = ()  # who did not answer, and why
    team: Team = msgspec.field(default_factory=Team)
    users: tuple[TimeUser, ...] = ()  # as last read: what tracking goes by
    fields: tuple[TimeField, ...] = ()
    entity: Entity | None = None
    unseen: Finding | None = None  # why there is no entity
    planned: Finding | None = None  # what a plan says about the entity
    parent: Entity | None = None  # the client of a work item, with its code
    elsewhere: dict[str, str] = {}  # work whose code lies under another client, and where
    waiting: int = 0  # entries of this person or entity that QuickBooks Time does not have
    stopped: Held | None = None  # the plan that a sync was stopped at
    standings: tuple[Standing, ...] = ()

    @property
    def settings(self) -> Settings:
        """What the firm chose."""
        return self.firm.settings if self.firm is not None else Settings()

    @property
    def is_home(self) -> bool:
        """Whether what QuickBooks Time says now is about this firm's account."""
        return (
            self.now is not None
            and self.firm is not None
            and self.now.account.client_url == self.firm.account
        )

    def code_now(self, jobcode_id: int) -> Jobcode | None:
        """The code as QuickBooks Time has it now; None if it is gone or nobody could be asked."""
        found = self.now.codes if self.now is not None and self.is_home else ()
        return next((code for code in found if code.id == jobcode_id), None)
