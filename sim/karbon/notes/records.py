"""A note and a comment, as the account keeps them. Colleagues are keys; the API speaks of them by email."""

from __future__ import annotations

from datetime import datetime

import msgspec

from sim.karbon.timelines import Timeline


class Note(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What somebody wrote down for colleagues. Its body may be HTML."""

    note_key: str
    subject: str
    body: str
    author_key: str
    created_date: datetime
    assignee_key: str = ""
    due_date: datetime | None = None
    todo_date: datetime | None = None
    timelines: tuple[Timeline, ...] = ()


class Comment(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What a colleague said to a note."""

    comment_key: str
    comment_type_key: str
    note_key: str
    comment_body: str
    author_key: str
    created_date: datetime
