"""Where an app receives webhooks, and what one of them is to say."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

Operation = Literal["Create", "Update", "Delete", "Merge", "Void", "Emailed"]


class Endpoint(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Where the app hears of these entities. It hears of changes after number `since`, while it is `on`."""

    target_url: str
    verifier_token: str
    entities: tuple[str, ...]
    since: int
    on: bool = True


class Told(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What happened to one record, as far as a webhook says."""

    change: int  # number in the change log
    entity: str
    id: str
    operation: Operation
    at: datetime
    deleted_id: str = ""  # of a merge: who is gone
