"""What people do with notes in Karbon: write them, edit them, talk about them, delete them."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any

import msgspec

from sim.karbon.notes import wire
from sim.karbon.notes.records import Comment, Note
from sim.karbon.notes.rules import comment_on, remove
from sim.karbon.screen import Screen, ScreenRefused, day_of, filled


class NoteScreens(Screen):
    """Notes and comments."""

    def add_note(
        self, subject: str, body: str, author_email: str, on: list[str], assignee_email: str = ""
    ) -> str:
        """Write a note on the timelines of these clients and work (keys); the note's key."""
        note = Note(
            note_key=self.state.new_key(),
            subject=filled("a note's subject", subject),
            body=body,
            author_key=self._colleague(author_email).user_key,
            assignee_key=self._colleague(assignee_email).user_key if assignee_email else "",
            timelines=tuple(self._place(key) for key in on),
            created_date=self.state.universe.clock.now(),
        )
        return self.state.of(Note).put(note).note_key

    def edit_note(self, key: str, subject: str = "", body: str = "") -> None:
        """Give a note another subject or another body; what is left empty stays."""
        note = self._note(key)
        changed = msgspec.structs.replace(note, subject=subject or note.subject, body=body or note.body)
        self.state.of(Note).put(changed)

    def assign_note(self, key: str, email: str, due_date: str = "") -> None:
        """Give a note to a colleague, or to nobody; with a date until when, or none."""
        assignee = self._colleague(email).user_key if email else ""
        due = datetime.combine(day_of(due_date), time.min, UTC) if due_date else None
        self.state.of(Note).put(msgspec.structs.replace(self._note(key), assignee_key=assignee, due_date=due))

    def delete_note(self, key: str) -> None:
        """Delete a note and its comments."""
        remove(self.state, self._note(key))

    def add_comment(self, note_key: str, body: str, author_email: str) -> str:
        """Say something to a note; the comment's key."""
        author = self._colleague(author_email)
        return comment_on(self.state, self._note(note_key), filled("a comment", body), author).comment_key

    def edit_comment(self, key: str, body: str) -> None:
        """Say it differently."""
        changed = msgspec.structs.replace(self._comment(key), comment_body=filled("a comment", body))
        self.state.of(Comment).put(changed)

    def delete_comment(self, key: str) -> None:
        """Take back what was said."""
        self.state.of(Comment).remove(self._comment(key).comment_key)

    def notes(self, on: str = "") -> list[dict[str, Any]]:
        """All notes, or those on the timeline of this client or work, oldest first."""
        found = self.state.of(Note).page("created")
        return [
            {**wire.note(self.state, note)}
            for note in found
            if not on or any(each.entity_key == on for each in note.timelines)
        ]

    def _note(self, key: str) -> Note:
        note = self.state.of(Note).get(key)
        if note is None:
            raise ScreenRefused(f"no note has the key {key!r}; notes() lists them")
        return note

    def _comment(self, key: str) -> Comment:
        comment = self.state.of(Comment).get(key)
        if comment is None:
            raise ScreenRefused(f"no comment has the key {key!r}; notes() lists them under their notes")
        return comment
