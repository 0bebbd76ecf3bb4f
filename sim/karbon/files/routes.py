"""Files, FileDetails and FileList over HTTP."""

from __future__ import annotations

from typing import Final

from flask import Response, request

from sim.http.service import answer
from sim.karbon.errors import no_http_resource
from sim.karbon.files import errors, forms, rules, wire
from sim.karbon.files.records import File
from sim.karbon.files.tokens import file_key_of, token_for
from sim.karbon.missing import explained
from sim.karbon.operation import READING, Operation
from sim.karbon.options import expansions
from sim.karbon.resource import KarbonCall, Resource, bare, created
from sim.karbon.timelines import Timeline, entity_of
from sim.physics.provenance import documented

NOTHING: Final[frozenset[str]] = frozenset()
LISTED: Final = {kind.lower(): kind for kind in ("WorkItem", "Contact", "Organization")}


def resources() -> dict[str, Resource]:
    """Uploads, downloads and what is known of files, by name in lower case."""
    return {
        "files": Resource(
            collection={
                "GET": Operation("Files", _download, form="bytes", query=("token",), refuses=READING),
                "POST": Operation(
                    "Files",
                    _upload,
                    shows=wire.uploaded,
                    statuses=(201,),
                    refuses=READING,
                    uploads=rules.FIELDS,
                ),
            }
        ),
        "filedetails": Resource(
            record={
                "GET": Operation(
                    "FileDetails/{key}", _details, form="bare", shows=wire.details, refuses=READING
                )
            },
            actions={
                "download": {
                    "GET": Operation(
                        "FileDetails/{key}/Download",
                        _redirect,
                        form="nothing",
                        statuses=(302,),
                        refuses=READING,
                    )
                }
            },
        ),
        "filelist": Resource(
            record={
                "GET": Operation(
                    "FileList/{EntityType}",
                    _list,
                    form="bare",
                    shows=wire.listed,
                    query=("EntityKey",),
                    refuses=READING,
                )
            }
        ),
    }


def _upload(call: KarbonCall) -> Response:
    expansions(call.options, NOTHING)
    file = rules.keep(call.state, forms.upload_sent(rules.FIELDS))
    return created(call, "Files", "", wire.uploaded(file), f"Files('{file.file_key}')")


@documented("Karbon's OpenAPI document: the bytes as application/octet-stream, whatever they are")
def _download(call: KarbonCall) -> Response:
    expansions(call.options, NOTHING)
    key = file_key_of(call.state, call.options.get("token", ""))
    file = call.state.of(File).get(key)
    if file is None:
        raise explained(call.state, no_http_resource(request.path), key)
    return answer(file.content, content_type="application/octet-stream")


def _details(call: KarbonCall) -> Response:
    expansions(call.options, NOTHING)
    return bare(wire.details(call.state, _found(call)))


@documented("Karbon's OpenAPI document: 302 to an address that is good for 15 minutes")
def _redirect(call: KarbonCall) -> Response:
    expansions(call.options, NOTHING)
    location = f"{call.base}/Files?token={token_for(call.state, _found(call).file_key)}"
    response = Response(status=302, headers={"Location": location})
    del response.headers["Content-Type"]
    return response


@documented("Karbon's OpenAPI document: of work, contacts and organizations, whose key is in the query")
def _list(call: KarbonCall) -> Response:
    expansions(call.options, NOTHING)
    kind = LISTED.get(call.address.key.lower())
    if kind is None:
        raise no_http_resource(request.path)
    key = call.options.get("EntityKey", "")
    if entity_of(call.state, Timeline(kind, key)) is None:
        raise explained(call.state, errors.entity_not_found(key), key)
    return bare(wire.listed(call.state, kind, key, rules.files_on(call.state, key)))


@documented("Karbon's OpenAPI document: for a file that is not there, the text of an address that is not")
def _found(call: KarbonCall) -> File:
    file = rules.shown(call.state, call.address.key)
    if file is None:
        raise explained(call.state, no_http_resource(request.path), call.address.key)
    return file
