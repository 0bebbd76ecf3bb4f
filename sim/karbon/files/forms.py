"""Reading an upload: multipart/form-data, in memory, within limits. Bytes of strangers: nothing is believed."""

from __future__ import annotations

from io import BytesIO
from typing import Final, NamedTuple

from flask import request
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.formparser import FormDataParser

from sim.karbon.errors import body_too_large
from sim.karbon.files import errors
from sim.physics.provenance import documented, inferred

UPLOAD_BYTES_MAX: Final = 8 * 1024 * 1024
FIELD_BYTES_MAX: Final = 256 * 1024  # of a text field, and of the headers of one part
PARTS_MAX: Final = 20
NAME_LENGTH_MAX: Final = 255
MIME_TYPE: Final = "application/octet-stream"


class Upload(NamedTuple):
    """What a form holds."""

    name: str
    mime_type: str
    content: bytes
    keys: dict[str, tuple[str, ...]]  # by field


@documented(
    "Karbon's OpenAPI document: multipart/form-data with a part called file; how much is our own limit"
)
def upload_sent(fields: tuple[str, ...]) -> Upload:
    """The upload of the present call; a Refusal for what is none."""
    if (request.content_length or 0) > UPLOAD_BYTES_MAX:
        raise body_too_large()
    parser = FormDataParser(
        stream_factory=_in_memory,
        max_form_memory_size=FIELD_BYTES_MAX,
        max_form_parts=PARTS_MAX,
        silent=False,
    )
    try:
        body = BytesIO(request.get_data(cache=False))
        _, form, files = parser.parse(body, request.mimetype, None, dict(request.mimetype_params))
    except RequestEntityTooLarge:
        raise body_too_large() from None
    except ValueError as error:
        raise errors.upload_missing("file", f"the form cannot be read: {error}") from None
    file = files.get("file")
    name = _bare_name((file.filename if file is not None else "") or "")
    if file is None or not name:
        raise errors.upload_missing("file")
    keys = {field: _keys(form.getlist(field)) for field in fields}
    return Upload(name, file.mimetype or MIME_TYPE, file.stream.read(), keys)


def _in_memory(
    total_content_length: int | None,  # noqa: ARG001 - Werkzeug's own signature
    content_type: str | None,  # noqa: ARG001
    filename: str | None,  # noqa: ARG001
    content_length: int | None = None,  # noqa: ARG001
) -> BytesIO:
    """Where a file is read into: Werkzeug's own would be on a disk."""
    return BytesIO()


@inferred("a name is the last part of the path that a browser may send, and no longer than a file's may be")
def _bare_name(sent: str) -> str:
    return sent.replace("\\", "/").rpartition("/")[2].strip()[-NAME_LENGTH_MAX:]


@inferred("the fields are called keys and described as one: one, several in a row, or several fields")
def _keys(values: list[str]) -> tuple[str, ...]:
    return tuple(key for value in values for part in value.split(",") if (key := part.strip()))
