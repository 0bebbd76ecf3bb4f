"""What QuickBooks Time sends to people. The order of the fields is the API's."""

from __future__ import annotations

import msgspec

from sim.quickbooks_time.records import LONG_AGO


class Notification(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A message that is delivered to a person at an instant."""

    id: int
    msg_tracking_id: str
    user_id: int
    message: str
    method: str = "push"
    delivery_time: str = LONG_AGO
    created: str = LONG_AGO
    precheck: str = "none"


class Reminder(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Clock in, clock out: told on days of the week at a time of day. User 0 is the whole company."""

    id: int
    user_id: int
    reminder_type: str
    due_time: str
    due_days_of_week: str
    distribution_methods: str
    active: bool
    enabled: bool
    last_modified: str = LONG_AGO
    created: str = LONG_AGO


class Invitation(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Somebody was asked to join the company."""

    id: int
    user_id: int
    contact_method: str
    contact_info: str
    created: str = LONG_AGO


class Mail(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A mail that the product itself sent; the API does not list it."""

    id: int
    user_id: int
    subject: str
    sent: str = LONG_AGO
