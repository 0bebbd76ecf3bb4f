"""A file as the account keeps it, contents and all, and what it hangs on."""

from __future__ import annotations

from datetime import datetime

import msgspec

from sim.karbon.timelines import Timeline


class File(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A file. Its key is the API's FileContextKey, and the Id of the answer to its upload."""

    file_key: str
    name: str
    mime_type: str
    content: bytes
    date_created: datetime
    timelines: tuple[Timeline, ...] = ()
    integration_task_key: str = ""
    is_archived: bool = False


class FileLink(msgspec.Struct, frozen=True, gc=False):
    """A file hangs on a client, on work or on an integration task."""

    entity_key: str
    file_key: str
