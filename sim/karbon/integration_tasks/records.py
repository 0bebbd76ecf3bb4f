"""An integration task and the definition that it comes from, as the account keeps them."""

from __future__ import annotations

from datetime import datetime

import msgspec

from sim.karbon.records import PrimaryStatus


class Links(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Where the buttons of a task lead, and what is written on them."""

    primary_link_url: str = ""
    primary_link_label: str = ""
    secondary_link_url: str = ""
    secondary_link_label: str = ""


class IntegrationTaskDefinition(Links, frozen=True, gc=False, kw_only=True):
    """A kind of task that Karbon set up for the application. Who has one is an approved partner."""

    task_definition_key: str
    name: str
    locales: tuple[str, ...] = ("en-US",)
    allowed_task_url_hosts: tuple[str, ...] = ()


class TaskData(msgspec.Struct, frozen=True, gc=False, rename="pascal"):
    """Something that the partner wants shown on a task."""

    key: str
    value: str


class IntegrationTask(Links, frozen=True, gc=False, kw_only=True):
    """A task on a piece of work, done by the partner's application."""

    task_key: str
    task_definition_key: str
    work_item_key: str
    created_at: datetime
    locale: str
    name: str
    task_status: str = ""
    primary_status: PrimaryStatus = "Planned"
    due_date: datetime | None = None
    task_data: tuple[TaskData, ...] = ()
