"""The body of a schedule. What the record shows besides is read and passed over, so that it can be sent back."""

from __future__ import annotations

from typing import Annotated

import msgspec

from sim.karbon.bodies import Body, PassedOver

Int32 = Annotated[int, msgspec.Meta(ge=-(2**31), lt=2**31)]


class WorkScheduleBody(Body, frozen=True, kw_only=True, rename="pascal", forbid_unknown_fields=True):
    """A schedule, sent with POST or PUT."""

    work_schedule_key: str | None = None
    client_key: PassedOver = None
    client_type: PassedOver = None
    created_from_work_item_key: str | None = None
    recurrence_frequency: str | None = None
    custom_frequency_units: str | None = None
    custom_frequency_multiple: Int32 | None = None
    frequency_description: PassedOver = None
    schedule_start_date: str | None = None
    schedule_end_date: str | None = None
    schedule_due_date_method: str | None = None
    schedule_due_date_days: Int32 | None = None
    schedule_due_date_month_multiple: Int32 | None = None
    assignee_user_key: str | None = None
    work_item_description: PassedOver = None
    prevent_start_end_on_weekend: bool | None = None
    initialize_before_start_date_units: str | None = None
    initialize_before_start_date_multiple: Int32 | None = None
    work_item_title_definition: str | None = None
    work_item_title_display_text: PassedOver = None
    initialize_tasks_before_start_date_units: str | None = None
    initialize_tasks_before_start_date_multiple: Int32 | None = None


class SchedulePatch(msgspec.Struct, frozen=True, kw_only=True, rename="pascal"):
    """The two properties that PATCH takes."""

    schedule_end_date: str | None = None
    assignee_user_key: str | None = None
