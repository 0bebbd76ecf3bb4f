"""What the room of notes keeps."""

from __future__ import annotations

from typing import Final

from sim.karbon.keeping import Kept
from sim.karbon.notes.records import Comment, Note

KEPT: Final = (
    Kept("notes", Note, lambda note: note.note_key, {"created": lambda note: (note.created_date,)}),
    Kept(
        "note_comments",
        Comment,
        lambda comment: comment.comment_key,
        {"note": lambda comment: (comment.note_key, comment.created_date)},
    ),
)
