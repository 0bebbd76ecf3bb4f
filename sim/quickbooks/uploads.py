"""Files that are attached, each with an answer or fault of its own (contract 2.2), and read again byte by byte."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import msgspec
from msgspec.structs import replace

from sim.physics.provenance import documented, inferred
from sim.physics.refusal import Refusal
from sim.quickbooks import errors, operations, writing
from sim.quickbooks.entities import ENTITIES

if TYPE_CHECKING:
    from sim.quickbooks.state import QuickBooksState

FILES_MAX: Final = 30  # ours
FILE_BYTES_MAX: Final = 20 * 1024 * 1024  # ours
ATTACHABLE: Final = ENTITIES["attachable"]


class Upload(NamedTuple):
    """A file and what was said about it, if anything."""

    name: str
    content_type: str
    content: bytes
    metadata: bytes


class Download(NamedTuple):
    """A file as it was attached."""

    content: bytes
    content_type: str


@documented("contract 2.2: a fault comes in a 200; that a file alone is enough is inferred")
def answer(company: QuickBooksState, uploads: list[Upload], base: str) -> dict[str, Any]:
    """An attachable or a fault a file. `base` is the company's address, below which files are downloaded."""
    if not uploads:
        raise errors.required("file_content_01")
    if len(uploads) > FILES_MAX:
        raise errors.malformed(f"More than {FILES_MAX} files were sent")
    return {"AttachableResponse": [_attached(company, upload, base) for upload in uploads]}


@inferred("xsd has an address to download from; where it is, and what is there for a mere note, is ours")
def address(company: QuickBooksState, record_id: str) -> str:
    """Where the file can be downloaded."""
    found = writing.find(company, ATTACHABLE, record_id).TempDownloadUri
    if not found:
        raise errors.object_not_found(f"attachable {record_id} is a note without a file")
    return str(found)


@inferred("xsd: the address can be read by clients as it is")
def download(company: QuickBooksState, record_id: str) -> Download:
    """The file, as it was attached."""
    address(company, record_id)
    record = writing.find(company, ATTACHABLE, record_id)
    return Download(company.files.root[record_id], record.ContentType or "application/octet-stream")


def _attached(company: QuickBooksState, upload: Upload, base: str) -> dict[str, Any]:
    try:
        body = _described(upload)
        made = operations.perform(company, ATTACHABLE, "", body)["Attachable"]
    except Refusal as refusal:
        return dict(refusal.body)
    record = writing.find(company, ATTACHABLE, made["Id"])
    path = f"download/{made['Id']}"
    record = replace(record, FileAccessUri=f"/{path}", TempDownloadUri=f"{base}/{path}/content")
    company.files.root = company.files.root.set(record.id, upload.content)
    company.tables["Attachable"].put(record)
    return {"Attachable": ATTACHABLE.show(company, record, single=True)}


@inferred("contract 2.2 shows the frame of 2010; that metadata is read as JSON is python-quickbooks' way")
def _described(upload: Upload) -> dict[str, Any]:
    if len(upload.content) > FILE_BYTES_MAX:
        raise errors.invalid_body(f"{upload.name} is longer than {FILE_BYTES_MAX} bytes")
    try:
        said = msgspec.json.decode(upload.metadata) if upload.metadata.strip() else {}
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise errors.invalid_body("file_metadata takes an object")
    own = {"FileName": upload.name, "ContentType": upload.content_type}
    named = {name: said.get(name) or value for name, value in own.items()}
    return {**said, **named, "Size": len(upload.content)}
