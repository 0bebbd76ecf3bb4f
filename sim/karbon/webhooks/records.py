"""A subscription, and what a webhook is to say."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

Action = Literal["Inserted", "Updated", "Deleted"]


class WebhookSubscription(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Where the application hears of one type of webhook. It hears of changes after number `since`."""

    webhook_type: str
    target_url: str
    signing_key: str = ""
    since: int = 0


class Told(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What happened to one entity, as far as a webhook says."""

    change: int  # number in the change log of the newest edit
    table: str
    key: str
    action: Action
    at: datetime
    more: tuple[tuple[str, str], ...] = ()  # further keys of the payload
