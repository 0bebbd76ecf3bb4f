"""Notes and Comments over HTTP."""

from __future__ import annotations

from typing import Final

from flask import Response, request

from sim.karbon.errors import no_http_resource
from sim.karbon.missing import explained
from sim.karbon.notes import errors, rules, wire
from sim.karbon.notes.records import Comment, Note
from sim.karbon.operation import READING, WRITING, Operation
from sim.karbon.options import expansions
from sim.karbon.resource import KarbonCall, Resource, created, single
from sim.karbon.state import KarbonState
from sim.karbon.timelines import visible
from sim.physics.provenance import documented, inferred

NOTHING: Final[frozenset[str]] = frozenset()


@inferred("only Comments('key') is documented; every other resource takes both forms of a key")
def resources() -> dict[str, Resource]:
    """Notes and their comments, by name in lower case."""
    return {
        "notes": Resource(
            collection={
                "POST": Operation(
                    "Notes",
                    _create,
                    shows=wire.note,
                    statuses=(201,),
                    refuses=WRITING,
                    takes=rules.NoteBody,
                    required=rules.REQUIRED,
                )
            },
            record={"GET": Operation("Notes/{NoteID}", _note, shows=wire.note, refuses=READING)},
        ),
        "comments": Resource(
            record={
                "GET": Operation("Comments('{Commentkey}')", _comment, shows=wire.comment, refuses=READING)
            }
        ),
    }


def _create(call: KarbonCall) -> Response:
    expansions(call.options, NOTHING)
    note = rules.create(call.state, call.content)
    return created(call, "Notes", "", wire.note(call.state, note), f"Notes('{note.note_key}')")


@documented("Karbon's OpenAPI document: a note that is not there is told of in the words for a contact")
def _note(call: KarbonCall) -> Response:
    expansions(call.options, NOTHING)
    note = call.state.of(Note).get(call.address.key)
    if note is None or not _shown(call.state, note):
        raise explained(call.state, errors.note_not_found(), call.address.key)
    return single(call, "Notes", "", wire.note(call.state, note))


@documented("Karbon's OpenAPI document: Comments('key'), and a text that names the key when there is none")
def _comment(call: KarbonCall) -> Response:
    expansions(call.options, NOTHING)
    if call.state.behaviour.comment_keys == "in_brackets" and not call.address.in_brackets:
        raise no_http_resource(request.path)
    comment = call.state.of(Comment).get(call.address.key)
    note = None if comment is None else call.state.of(Note).get(comment.note_key)
    if comment is None or note is None or not _shown(call.state, note):
        raise explained(call.state, errors.comment_not_found(call.address.key), call.address.key)
    return single(call, "Comments", "", wire.comment(call.state, comment))


@inferred("a note on nothing but restricted clients says as much as they do")
def _shown(state: KarbonState, note: Note) -> bool:
    return not note.timelines or bool(visible(state, note.timelines))
