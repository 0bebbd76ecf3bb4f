"""The shapes in which Karbon shows notes and comments; see `sim/karbon/dto.py`."""

from __future__ import annotations

from typing import TypedDict

from sim.karbon.timelines import Timeline


class CommentOfNote(TypedDict):
    """A comment under its note: its author is an address."""

    CommentKey: str
    CommentBody: str
    CreatedDate: str
    AuthorEmailAddress: str | None


class NoteDTO(TypedDict):
    """A note with its comments."""

    Id: str
    Subject: str
    Body: str
    CreatedDate: str
    AuthorEmailAddress: str | None
    AssigneeEmailAddress: str | None
    DueDate: str | None
    TodoDate: str | None
    Timelines: tuple[Timeline, ...]
    Comments: list[CommentOfNote]


class CommentDTO(TypedDict):
    """A comment alone: its author is a key."""

    CommentKey: str
    CommentTypeKey: str
    CommentBody: str
    CreatedDate: str
    AuthorKey: str
