"""Which edits of which records Karbon tells, and as what: one row a table of the change log.

A room whose records are told has its row here. Nothing tells of time, files or teams.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sim.karbon.customfields.records import CustomFieldValue
from sim.karbon.integration_tasks.records import IntegrationTask
from sim.karbon.notes.records import Comment, Note
from sim.karbon.primary import primary_card, primary_email
from sim.karbon.records import ClientGroup, Contact, Organization, User, WorkItem
from sim.karbon.timelines import visible
from sim.karbon.webhooks.records import Action
from sim.physics.provenance import documented, inferred

if TYPE_CHECKING:
    from sim.karbon.state import KarbonState

ALL: Final[frozenset[Action]] = frozenset({"Inserted", "Updated", "Deleted"})
More = tuple[tuple[str, str], ...]


def _whole(record: Any) -> Any:
    return record


def _any(_record: Any) -> bool:
    return True


def _always(_state: KarbonState, _record: Any) -> bool:
    return True


def _at_its_level(state: KarbonState, record: Any) -> bool:
    return record.restriction_level in state.visible_levels


def _nothing(_state: KarbonState, _record: Any) -> More:
    return ()


class Event(NamedTuple):
    """What changes of a table's records are to who subscribed."""

    webhook_type: str
    resource: str  # ResourceType as live accounts were seen to send it
    key: Callable[[Any], str]
    actions: frozenset[Action] = ALL
    told: Callable[[Any], Any] = _whole  # what of a record an edit has to change
    visible: Callable[[KarbonState, Any], bool] = _always  # whether the application may see it
    more: Callable[[KarbonState, Any], More] = _nothing  # further keys of the payload
    documented_resource: str = ""  # ResourceType as the reference has it, if that is another
    is_there: Callable[[Any], bool] = _any  # whether the record counts as one that is there
    always: Action | None = None  # whatever becomes of the record is this to the entity that is told


@documented("Karbon's help page 6637771 on what of a person is told")
def of_person(person: Contact) -> Any:
    """Names, contact type, and the first address, number and street."""
    names = (person.first_name, person.middle_name, person.last_name)
    return names, person.contact_type, primary_email(person), _phones_and_addresses(person)


@documented("Karbon's help page 6637771 on what of an organization is told")
def of_organization(organization: Organization) -> Any:
    """Name, contact type, identifier, web sites, numbers and streets."""
    card = primary_card(organization)
    web_sites = () if card is None else card.web_sites
    named = (organization.full_name, organization.contact_type, organization.user_defined_identifier)
    return named, web_sites, _phones_and_addresses(organization)


@inferred("the help page does not list client groups: as an organization, and who belongs to it")
def of_group(group: ClientGroup) -> Any:
    """Name, contact type, identifier and members."""
    return group.full_name, group.contact_type, group.user_defined_identifier, group.members


@documented("Karbon's help page 6637771 on what of work is told")
def of_work(work: WorkItem) -> Any:
    """Title, assignee, status, start, due date, description and deadline."""
    status = (work.primary_status, work.secondary_status)
    dates = (work.start_date, work.due_date, work.deadline_date)
    return work.title, work.assignee_key, status, dates, work.description


def _phones_and_addresses(client: Contact | Organization) -> Any:
    card = primary_card(client)
    return ((), ()) if card is None else (card.phone_numbers, card.addresses)


@inferred("the payload has a PermaKey, and estimates can be read by that of their work only")
def _work_of(row: Any) -> str:
    return str(row.work_item_key)


def _with_its_work(state: KarbonState, row: Any) -> bool:
    work = state.work_items.get(row.work_item_key)
    return work is None or _at_its_level(state, work)


@documented("Karbon's help page 6637771 on what of a note is told")
def of_note(note: Note) -> Any:
    """Subject and body."""
    return note.subject, note.body


def _with_its_timelines(state: KarbonState, note: Note) -> bool:
    return not note.timelines or bool(visible(state, note.timelines))


def _with_its_note(state: KarbonState, comment: Comment) -> bool:
    note = state.of(Note).get(comment.note_key)
    return note is None or _with_its_timelines(state, note)


def _note_of(_state: KarbonState, comment: Comment) -> More:
    return (("ParentEntityType", "Note"), ("ParentEntityKey", comment.note_key))


def _client_and_work_of(state: KarbonState, task: IntegrationTask) -> More:
    work = state.work_items.get(task.work_item_key)
    client = () if work is None else (("ClientKey", work.client_key), ("ClientType", work.client_type))
    return (*client, ("WorkItemKey", task.work_item_key))


@documented("Karbon's notes of July 2023: told when an invitation is accepted")
def has_joined(user: User) -> bool:
    """Whether a colleague accepted the invitation."""
    return user.accepted


def _with_its_client(state: KarbonState, value: CustomFieldValue) -> bool:
    client = state.client(value.entity_key)
    return client is None or _at_its_level(state, client)


def _client_of(state: KarbonState, value: CustomFieldValue) -> More:
    client = state.client(value.entity_key)
    kind = () if client is None else (("ClientType", type(client).__name__),)
    return (("ClientKey", value.entity_key), *kind)


def _user_key(user: User) -> str:
    return user.user_key


EVENTS: Final[dict[str, Event]] = {
    "karbon.contacts": Event(
        "Contact", "Contact", lambda found: str(found.key), told=of_person, visible=_at_its_level
    ),
    "karbon.organizations": Event(
        "Contact",
        "Organization",
        lambda found: str(found.key),
        told=of_organization,
        visible=_at_its_level,
        documented_resource="Contact",
    ),
    "karbon.client_groups": Event(
        "Contact",
        "ClientGroup",
        lambda found: str(found.key),
        told=of_group,
        visible=_at_its_level,
        documented_resource="Contact",
    ),
    "karbon.work_items": Event(
        "Work", "WorkItem", _work_of, told=of_work, visible=_at_its_level, documented_resource="Work"
    ),
    "karbon.users": Event("User", "User", _user_key, actions=frozenset({"Inserted"}), is_there=has_joined),
    "karbon.custom_field_values": Event(
        "CustomField",
        "CustomFieldValue",
        lambda value: str(value.custom_field_value_key),
        actions=frozenset({"Inserted", "Updated"}),
        visible=_with_its_client,
        more=_client_of,
    ),
    "karbon.estimates": Event(
        "EstimateSummary",
        "Estimate",
        _work_of,
        actions=frozenset({"Updated"}),
        visible=_with_its_work,
        always="Updated",
    ),
    "karbon.notes": Event(
        "Note", "Note", lambda note: str(note.note_key), told=of_note, visible=_with_its_timelines
    ),
    "karbon.note_comments": Event(
        "Note",
        "NoteComment",
        lambda comment: str(comment.comment_key),
        visible=_with_its_note,
        more=_note_of,
    ),
    # An invoice is there once its draft is approved, which is an update of it; a draft is told of nobody.
    "karbon.invoices": Event(
        "Invoice",
        "Invoice",
        lambda invoice: str(invoice.invoice_key),
        actions=frozenset({"Updated"}),
        always="Updated",
    ),
    "karbon.integration_tasks": Event(
        "IntegrationTask",
        "IntegrationTask",
        lambda task: str(task.task_key),
        actions=frozenset({"Inserted"}),
        visible=_with_its_work,
        more=_client_and_work_of,
    ),
}
