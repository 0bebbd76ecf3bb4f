"""Files as Karbon's JSON. Whoever reads of a file is given a token to download it with."""

from __future__ import annotations

from collections.abc import Iterable

from sim.karbon.files.dto import FileDetails, FileList, FileListItem, UploadedFile
from sim.karbon.files.records import File
from sim.karbon.files.tokens import token_for
from sim.karbon.state import KarbonState
from sim.karbon.wire import seconds
from sim.physics.provenance import documented, inferred


@documented("Karbon's OpenAPI document: Size is text here, and a number on lists")
def uploaded(file: File) -> UploadedFile:
    """A file in the answer to its upload."""
    return {
        "Id": file.file_key,
        "Name": file.name,
        "MimeType": file.mime_type,
        "Size": str(len(file.content)),
    }


@documented("sample of the reference: the address is relative, with a capital V")
def item(state: KarbonState, file: File) -> FileListItem:
    """A file on a list."""
    return {
        "FileContextKey": file.file_key,
        "FileName": file.name,
        "FileSize": len(file.content),
        "MimeType": file.mime_type,
        "DownloadUrl": f"/V3/Files?token={token_for(state, file.file_key)}",
        "DateCreated": seconds(file.date_created),
    }


def details(state: KarbonState, file: File) -> FileDetails:
    """A file alone."""
    return {**item(state, file), "IsArchived": file.is_archived}


@inferred("an archived file is not on the list, which has no word for it")
def listed(state: KarbonState, kind: str, key: str, files: Iterable[File]) -> FileList:
    """The files of a client or of work."""
    items = [item(state, file) for file in files if not file.is_archived]
    return {"EntityKey": key, "EntityType": kind, "Attachments": items}
