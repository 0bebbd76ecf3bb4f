"""Files that are attached: kept by their name, type and size (contract 2.2: each has its own answer or fault)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import msgspec

from sim.physics.provenance import documented, inferred
from sim.physics.refusal import Refusal
from sim.quickbooks import errors, operations
from sim.quickbooks.entities import ENTITIES

if TYPE_CHECKING:
    from sim.quickbooks.state import QuickBooksState

FILES_MAX: Final = 30  # ours


class Upload(NamedTuple):
    """A file and what was said about it, if anything."""

    name: str
    content_type: str
    size: int
    metadata: bytes


@documented("contract 2.2: a fault comes in a 200; that a file alone is enough is inferred")
def answer(company: QuickBooksState, uploads: list[Upload]) -> dict[str, Any]:
    """An attachable or a fault a file."""
    if not uploads:
        raise errors.required("file_content_01")
    if len(uploads) > FILES_MAX:
        raise errors.malformed(f"More than {FILES_MAX} files were sent")
    return {"AttachableResponse": [_attached(company, upload) for upload in uploads]}


def _attached(company: QuickBooksState, upload: Upload) -> dict[str, Any]:
    try:
        body = _described(upload)
        return operations.perform(company, ENTITIES["attachable"], "", body)
    except Refusal as refusal:
        return dict(refusal.body)


@inferred("contract 2.2 shows the frame of 2010; that metadata is read as JSON is python-quickbooks' way")
def _described(upload: Upload) -> dict[str, Any]:
    try:
        said = msgspec.json.decode(upload.metadata) if upload.metadata.strip() else {}
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise errors.invalid_body("file_metadata takes an object")
    own = {"FileName": upload.name, "ContentType": upload.content_type}
    return {**said, **{name: said.get(name) or value for name, value in own.items()}, "Size": upload.size}
