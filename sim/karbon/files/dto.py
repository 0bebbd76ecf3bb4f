"""The shapes in which Karbon shows files; see `sim/karbon/dto.py`."""

from __future__ import annotations

from typing import TypedDict


class UploadedFile(TypedDict):
    """A file in the answer to its upload: its size is text."""

    Id: str
    Name: str
    MimeType: str
    Size: str


class FileListItem(TypedDict):
    """A file on a list: its size is a number."""

    FileContextKey: str
    FileName: str
    FileSize: int
    MimeType: str
    DownloadUrl: str
    DateCreated: str


class FileDetails(FileListItem):
    """A file alone."""

    IsArchived: bool


class FileList(TypedDict):
    """The files of a client or of work."""

    EntityKey: str
    EntityType: str
    Attachments: list[FileListItem]
