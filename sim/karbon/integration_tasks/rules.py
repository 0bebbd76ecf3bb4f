"""Changing integration tasks: what a partner may send, and what Karbon refuses."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final
from urllib.parse import urlsplit

import msgspec

from sim.karbon.bodies import PassedOver, bound
from sim.karbon.errors import payload_missing
from sim.karbon.instants import instant_of
from sim.karbon.integration_tasks import errors
from sim.karbon.integration_tasks.records import IntegrationTask, IntegrationTaskDefinition, TaskData
from sim.karbon.records import PrimaryStatus
from sim.karbon.state import KarbonState
from sim.karbon.statuses import primary_of
from sim.physics.provenance import documented, inferred
from sim.physics.refusal import Refusal

LENGTH_MAX: Final = {
    "TaskName": 200,
    "TaskPrimaryLinkUrl": 200,
    "TaskPrimaryLinkLabel": 20,
    "TaskSecondaryLinkUrl": 200,
    "TaskSecondaryLinkLabel": 20,
    "TaskStatus": 50,
}
DATA_LENGTH_MAX: Final = 4000


class TaskBody(msgspec.Struct, frozen=True, kw_only=True, rename="pascal", forbid_unknown_fields=True):
    """A task as it is sent. What a task shows besides is passed over, so that one can be sent back."""

    task_name: str | None = None
    task_primary_link_url: str | None = None
    task_primary_link_label: str | None = None
    task_secondary_link_url: str | None = None
    task_secondary_link_label: str | None = None
    task_status: str | None = None
    primary_status: str | None = None
    task_due_date: str | None = None
    task_data: tuple[TaskData, ...] | None = None
    odata_context: PassedOver = msgspec.field(default=None, name="@odata.context")
    created_at: PassedOver = None
    task_definition_key: PassedOver = None
    task_key: PassedOver = None
    locale: PassedOver = None
    work_item_key: PassedOver = None
    work_item_client_key: PassedOver = None
    work_type: PassedOver = None


@inferred("PUT replaces, as everywhere; a name and a status are what a task cannot be without")
def replace(state: KarbonState, task: IntegrationTask, content: Any) -> IntegrationTask:
    """The task as the body of a PUT has it."""
    body = _read(state, content)
    definition = state.of(IntegrationTaskDefinition).get(task.task_definition_key)
    hosts = () if definition is None else definition.allowed_task_url_hosts
    changed = msgspec.structs.replace(
        task,
        name=_text(state, "TaskName", body.task_name) or task.name,
        primary_link_url=_url(state, "TaskPrimaryLinkUrl", body.task_primary_link_url, hosts),
        primary_link_label=_text(state, "TaskPrimaryLinkLabel", body.task_primary_link_label),
        secondary_link_url=_url(state, "TaskSecondaryLinkUrl", body.task_secondary_link_url, hosts),
        secondary_link_label=_text(state, "TaskSecondaryLinkLabel", body.task_secondary_link_label),
        task_status=_text(state, "TaskStatus", body.task_status),
        primary_status=_status(state, body.primary_status) or task.primary_status,
        due_date=_due(state, body.task_due_date),
        task_data=_data(state, body.task_data or ()),
    )
    return state.of(IntegrationTask).put(changed)


@inferred("what a live account did with the body of a contact (contract 1.5)")
def _read(state: KarbonState, content: Any) -> TaskBody:
    if not isinstance(content, dict):
        raise payload_missing("IntegrationTask")
    message = "The integrationTask field is required."
    return bound(content, TaskBody, errors.invalid_task(state.behaviour, "", message))


@documented("Karbon's OpenAPI document: maxLength; the text of the refusal is the framework's")
def _text(state: KarbonState, name: str, text: str | None) -> str:
    longest = LENGTH_MAX[name]
    if text and len(text) > longest:
        message = f"The field {name} must be a string with a maximum length of {longest}."
        raise _invalid(state, name, message)
    return text or ""


@documented("Karbon's OpenAPI document: links lead to the hosts that the definition allows")
def _url(state: KarbonState, name: str, text: str | None, hosts: tuple[str, ...]) -> str:
    url = _text(state, name, text)
    if not url:
        return ""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        parts, host = urlsplit(""), ""
    if parts.scheme not in {"http", "https"} or not host:
        raise _invalid(state, name, f"{name} is not a valid URL")
    if host not in {(urlsplit(allowed).hostname or allowed) for allowed in hosts}:
        raise _invalid(state, name, f"{name} must be on one of the allowed hosts")
    return url


@documented("Karbon's OpenAPI document: one of five statuses, or none and it stays")
def _status(state: KarbonState, text: str | None) -> PrimaryStatus | None:
    if not text:
        return None
    found = primary_of(text)
    if found is None:
        raise _invalid(state, "PrimaryStatus", "PrimaryStatus is not valid")
    return found


@documented("Karbon's OpenAPI document: a task is due at a moment, or at none")
def _due(state: KarbonState, text: str | None) -> datetime | None:
    if not text:
        return None
    found = instant_of(text)
    if found is None:
        raise _invalid(state, "TaskDueDate", "TaskDueDate is not a valid date")
    return found


@documented("Karbon's OpenAPI document: 4000 characters in all, as they are serialized")
def _data(state: KarbonState, data: tuple[TaskData, ...]) -> tuple[TaskData, ...]:
    if len(msgspec.json.encode(data).decode()) > DATA_LENGTH_MAX:
        message = f"The field TaskData must have a maximum serialized length of {DATA_LENGTH_MAX}."
        raise _invalid(state, "TaskData", message)
    return data


@inferred("limits are documented and no text; in the words that work items use")
def _invalid(state: KarbonState, name: str, message: str) -> Refusal:
    return errors.invalid_task(state.behaviour, name, message)
