"""Notes and comments as Karbon's JSON, in the order of its samples."""

from __future__ import annotations

from sim.karbon.notes.dto import CommentDTO, CommentOfNote, NoteDTO
from sim.karbon.notes.records import Comment, Note
from sim.karbon.state import KarbonState
from sim.karbon.timelines import visible
from sim.karbon.wire import seconds, ticks
from sim.physics.provenance import documented


@documented("sample of the reference: the key is called Id, and CreatedDate shows although no schema has it")
def note(state: KarbonState, note: Note) -> NoteDTO:
    """A note with its comments, oldest first."""
    return {
        "Id": note.note_key,
        "Subject": note.subject,
        "Body": note.body,
        "CreatedDate": seconds(note.created_date),
        "AuthorEmailAddress": state.email_of(note.author_key),
        "AssigneeEmailAddress": state.email_of(note.assignee_key),
        "DueDate": None if note.due_date is None else seconds(note.due_date),
        "TodoDate": None if note.todo_date is None else seconds(note.todo_date),
        "Timelines": visible(state, note.timelines),
        "Comments": [_of_note(state, each) for each in state.of(Comment).page("note", note.note_key)],
    }


@documented("sample of the reference: seven digits of a second, and +00:00 for Z")
def comment(_state: KarbonState, comment: Comment) -> CommentDTO:
    """A comment alone: its author is a key."""
    return {
        "CommentKey": comment.comment_key,
        "CommentTypeKey": comment.comment_type_key,
        "CommentBody": comment.comment_body,
        "CreatedDate": f"{ticks(comment.created_date)[:-1]}+00:00",
        "AuthorKey": comment.author_key,
    }


def _of_note(state: KarbonState, comment: Comment) -> CommentOfNote:
    return {
        "CommentKey": comment.comment_key,
        "CommentBody": comment.comment_body,
        "CreatedDate": seconds(comment.created_date),
        "AuthorEmailAddress": state.email_of(comment.author_key),
    }
