"""files: pictures uploaded, renamed, deleted, and given back as bytes."""

from __future__ import annotations

import base64
import binascii
import re
from typing import Any, Final

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time import errors, fields, users
from sim.quickbooks_time.listing import Listing
from sim.quickbooks_time.others import keeping, narrowing, refusals, rights
from sim.quickbooks_time.others.declaration import Outcome, Resource, Values
from sim.quickbooks_time.records_field import File
from sim.quickbooks_time.resources.call import ResourceCall

ENDINGS: Final = (".png", ".jpg", ".jpeg")
KINDS_LINKED: Final = {"timesheet": "timesheets", "timesheets": "timesheets"}
ROTATIONS: Final = (0, 90, 180, 270)
_DATA_URL: Final = re.compile(r"data:[^,]{0,200};base64,")


@documented("contract 3.14: png, jpg and jpeg, base64, perhaps as a data URL")
def _file_data(name: str, value: Any) -> bytes:
    text = value if isinstance(value, str) else ""
    prefix = _DATA_URL.match(text)
    try:
        found = base64.b64decode(text[prefix.end() :] if prefix else text, validate=True)
    except (binascii.Error, ValueError):
        found = b""
    if not found:
        raise errors.oops(f"The {name} must be a file in base64.")
    return found


@documented("contract 3.14: the formats that are taken")
def _file_name(name: str, value: Any) -> str:
    found: str = fields.text()(name, value)
    if not found.lower().endswith(ENDINGS):
        raise errors.oops("Only files of these types can be uploaded: png, jpg, jpeg.")
    return found


@documented("api_docs Files: the allowed keys of meta_data and the four rotations")
def _meta_data(name: str, value: Any) -> tuple[tuple[str, str | int], ...]:
    if value in ("", []):
        return ()
    if not isinstance(value, dict):
        raise errors.invalid_value(name, value)
    readers = {"file_description": fields.text(2_000), "image_rotation": fields.number}
    found = fields.read(value, readers)
    if found.get("image_rotation", 0) not in ROTATIONS:
        raise errors.invalid_value("image_rotation", found["image_rotation"])
    return tuple(found.items())


def _upload(call: ResourceCall, values: Values) -> Outcome:
    content = values.pop("file_data")
    file = keeping.make(
        call.state,
        "files",
        uploaded_by_user_id=call.caller.id,
        size=len(content),
        content=content,
        **values,
    )
    return Outcome(file, message="Uploaded")


@documented("contract 3.14: PUT takes file_name and meta_data")
def _update(call: ResourceCall, before: File, changes: Values) -> Outcome:
    _check_may_change(call, before)
    if "file_data" in changes:
        raise errors.invalid_params(["file_data"])
    return Outcome(keeping.amend(call.state, "files", before, **changes))


@documented("contract 3.14: DELETE ids; the file stays listable as not active, which is inferred")
def _delete(call: ResourceCall, file_id: int) -> None:
    file = call.state.tables.of("files").get(file_id)
    if file is None or not file.active:
        raise refusals.file_not_found()
    _check_may_change(call, file)
    keeping.amend(call.state, "files", file, active=False)


@inferred("not public: one's own files, and everybody's for who manages timesheets")
def _check_may_change(call: ResourceCall, file: File) -> None:
    if not file.active:
        raise refusals.file_not_found()
    if not rights.may_act_for(call, file.uploaded_by_user_id, "manage_timesheets"):
        raise errors.oops("You don't have permission to manage that file.")


@documented("api_docs Files: by default those that the caller uploaded")
def _uploaded_by(call: ResourceCall, listing: Listing, name: str) -> None:
    if not users.may(call.caller, "manage_timesheets") or not (call.filters.has(name) or _is_pointed(call)):
        listing.where(True, lambda file: file.uploaded_by_user_id == call.caller.id)
    narrowing.among("uploaded_by_user_id")(call, listing, name)


@documented("api_docs Files: linked_object_type and object_ids are given together or not at all")
def _linked_to(call: ResourceCall, listing: Listing, name: str) -> None:
    kind, ids = call.filters.text("linked_object_type"), call.filters.numbers(name)
    if (kind is None) != (ids is None):
        raise errors.refused(417, "Problem getting files: linked_object_type and object_ids go together")
    if kind is None:
        return
    if kind not in KINDS_LINKED:
        raise call.filters.bad("linked_object_type")
    links = call.state.tables.of("file_links")
    wanted = {(KINDS_LINKED[kind], each) for each in ids or ()}
    listing.where(
        True,
        lambda file: any((link.kind, link.object_id) in wanted for link in links.page("file_id", file.id)),
    )


@inferred("api_docs Files: whoever names files or what they hang on means those, whoever uploaded them")
def _is_pointed(call: ResourceCall) -> bool:
    return call.filters.has("ids") or call.filters.has("object_ids")


@documented("contract 3.14: GET /files/raw?id= gives the bytes; the refusals are ours")
def raw(call: ResourceCall) -> bytes:
    """The bytes of a file."""
    file_id = call.filters.number("id")
    if file_id is None:
        raise errors.filter_missing("files", "id")
    file = call.state.tables.of("files").get(file_id)
    if file is None or not file.active:
        raise errors.refused(404, "File not found!")
    return bytes(file.content)


FILES: Final = Resource(
    name="files",
    noun="file",
    active="yes",
    filters={"uploaded_by_user_ids": _uploaded_by, "object_ids": _linked_to},
    depends_on=("file_links",),
    beside={
        "users": lambda _, file: [file.uploaded_by_user_id],
        "timesheets": lambda call, file: [
            link.object_id
            for link in call.state.tables.of("file_links").page("file_id", file.id)
            if link.kind == "timesheets"
        ],
    },
    fields={"file_name": _file_name, "file_data": _file_data, "meta_data": _meta_data},
    required=("file_name", "file_data"),
    create=_upload,
    update=_update,
    delete=_delete,
    absent=lambda _: refusals.file_not_found(),
)
