"""Writing notes: what a caller may send, and what Karbon refuses, in the order in which it looks."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

import msgspec

from sim.karbon.bodies import PassedOver, bound
from sim.karbon.instants import instant_of
from sim.karbon.notes import errors
from sim.karbon.notes.records import Comment, Note
from sim.karbon.records import User
from sim.karbon.state import KarbonState
from sim.karbon.timelines import KINDS, Timeline, entity_of
from sim.physics.provenance import documented, inferred

TIMELINES_MAX: Final = 100

REQUIRED: Final = ("AuthorEmailAddress", "Subject", "Body")


class NoteBody(msgspec.Struct, frozen=True, kw_only=True, rename="pascal", forbid_unknown_fields=True):
    """A note as it is sent. What a note shows besides is passed over, so that one can be sent back."""

    subject: str | None = None
    body: str | None = None
    author_email_address: str | None = None
    assignee_email_address: str | None = None
    due_date: str | None = None
    todo_date: str | None = None
    timelines: tuple[Timeline, ...] | None = None
    odata_context: PassedOver = msgspec.field(default=None, name="@odata.context")
    id: PassedOver = None
    created_date: PassedOver = None
    comments: PassedOver = None


@documented("Karbon's OpenAPI document: a subject, a body and an author; timelines as they are wanted")
def create(state: KarbonState, content: Any) -> Note:
    """A new note from the body of a POST."""
    body = bound(content, NoteBody, errors.note_missing())
    author = _author(state, body.author_email_address or "")
    assignee = _assignee(state, body.assignee_email_address or "")
    note = Note(
        note_key=state.new_key(),
        subject=_filled(state, "Subject", body.subject),
        body=_filled(state, "Body", body.body),
        author_key=author.user_key,
        assignee_key=assignee.user_key if assignee is not None else "",
        due_date=_instant(state, "DueDate", body.due_date),
        todo_date=_instant(state, "TodoDate", body.todo_date),
        timelines=_timelines(state, body.timelines or ()),
        created_date=state.universe.clock.now(),
    )
    return state.of(Note).put(note)


@inferred("the reference has one sample of a comment's type; here an account has one type")
def comment_on(state: KarbonState, note: Note, body: str, author: User) -> Comment:
    """A colleague says something to a note."""
    comments = state.of(Comment)
    known = next(iter(comments), None)
    comment = Comment(
        comment_key=state.new_key(),
        comment_type_key=state.new_key() if known is None else known.comment_type_key,
        note_key=note.note_key,
        comment_body=body,
        author_key=author.user_key,
        created_date=state.universe.clock.now(),
    )
    return comments.put(comment)


def hang(state: KarbonState, note: Note, timelines: tuple[Timeline, ...]) -> None:
    """Put a note on these timelines; one that is on none any more goes, and its comments with it."""
    if timelines:
        state.of(Note).put(msgspec.structs.replace(note, timelines=timelines))
    else:
        remove(state, note)


def remove(state: KarbonState, note: Note) -> None:
    """Take away a note and its comments."""
    for comment in state.of(Comment).page("note", note.note_key):
        state.of(Comment).remove(comment.comment_key)
    state.of(Note).remove(note.note_key)


@documented("Karbon's OpenAPI document: an author who is an active colleague")
def _author(state: KarbonState, email: str) -> User:
    if not email.strip():
        raise errors.author_missing()
    author = state.users.find("email", email.strip().casefold())
    if author is None:
        raise errors.author_unknown(state.behaviour)
    return author


@documented("Karbon's OpenAPI document: nobody, or a colleague who is active")
def _assignee(state: KarbonState, email: str) -> User | None:
    if not email.strip():
        return None
    assignee = state.users.find("email", email.strip().casefold())
    if assignee is None:
        raise errors.assignee_unknown()
    return assignee


@documented("Karbon's OpenAPI document: a note has a subject and a body")
def _filled(state: KarbonState, name: str, text: str | None) -> str:
    if not (text or "").strip():
        raise errors.invalid_note(state.behaviour, name, f"The {name} field is required.")
    return text or ""


@documented("Karbon's OpenAPI document: when it is due, and when to do it, are moments")
def _instant(state: KarbonState, name: str, text: str | None) -> datetime | None:
    if not text:
        return None
    found = instant_of(text)
    if found is None:
        raise errors.invalid_note(state.behaviour, name, f"{name} is not a valid date")
    return found


@inferred("no text for an unknown entity is published")
def _timelines(state: KarbonState, timelines: tuple[Timeline, ...]) -> tuple[Timeline, ...]:
    if len(timelines) > TIMELINES_MAX:
        raise errors.invalid_note(
            state.behaviour, "Timelines", f"A note has at most {TIMELINES_MAX} Timelines"
        )
    for each in timelines:
        if each.entity_type not in KINDS:
            message = "EntityType must be WorkItem, Contact, Organization, or ClientGroup"
            raise errors.invalid_note(state.behaviour, "Timelines", message)
        if entity_of(state, each) is None:
            message = f"EntityKey is not a valid {each.entity_type} Key"
            raise errors.invalid_note(state.behaviour, "Timelines", message)
    return timelines
