"""Keeping files: what they hang on, which kinds are not taken, and how much an account keeps."""

from __future__ import annotations

from typing import Final

import msgspec

from sim.karbon.errors import body_too_large
from sim.karbon.files import errors
from sim.karbon.files.forms import Upload
from sim.karbon.files.records import File, FileLink
from sim.karbon.integration_tasks.records import IntegrationTask
from sim.karbon.state import KarbonState
from sim.karbon.timelines import Timeline, entity_of, visible
from sim.physics.provenance import documented, inferred

KINDS: Final = {
    "contact_keys": "Contact",
    "organization_keys": "Organization",
    "client_group_keys": "ClientGroup",
    "workitem_keys": "WorkItem",
}
TASK: Final = "integration_task_key"
FIELDS: Final = (*KINDS, TASK)
KEYS_MAX: Final = 100
ACCOUNT_BYTES_MAX: Final = 256 * 1024 * 1024
# No list is published (inferred); these are kinds that run on the machine of whoever opens them.
UNSUPPORTED: Final = (".exe", ".bat", ".cmd", ".com", ".msi", ".scr", ".vbs", ".ps1", ".jar")


@documented("Karbon's OpenAPI document: a file, and one key at least that it hangs on")
def keep(state: KarbonState, upload: Upload) -> File:
    """Keep what was uploaded; a Refusal when it hangs on nothing or on what is not there."""
    timelines = tuple(
        Timeline(kind, key) for field, kind in KINDS.items() for key in dict.fromkeys(upload.keys[field])
    )
    task_key = upload.keys[TASK][0] if upload.keys[TASK] else ""
    if not timelines and not task_key:
        raise errors.upload_missing(", ".join(FIELDS))
    if len(timelines) > KEYS_MAX:
        raise body_too_large(f"an upload hangs on {KEYS_MAX} records at most")
    for each in timelines:
        if entity_of(state, each) is None:
            raise errors.entity_not_found(each.entity_key)
    if task_key and task_key not in state.of(IntegrationTask):
        raise errors.entity_not_found(task_key)
    if upload.name.lower().endswith(UNSUPPORTED):
        raise errors.unsupported_type()
    if not has_room(state, len(upload.content)):
        raise body_too_large(f"an account keeps at most {ACCOUNT_BYTES_MAX} bytes of files")
    return put_file(state, upload.name, upload.mime_type, upload.content, timelines, task_key)


@inferred("how much an account may keep is documented nowhere")
def has_room(state: KarbonState, size: int) -> bool:
    """Whether a file of this many bytes can be kept besides the others."""
    return sum(len(file.content) for file in state.of(File)) + size <= ACCOUNT_BYTES_MAX


def put_file(
    state: KarbonState,
    name: str,
    mime_type: str,
    content: bytes,
    timelines: tuple[Timeline, ...] = (),
    integration_task_key: str = "",
) -> File:
    """Keep a file and link it with what it hangs on."""
    file = File(
        file_key=state.new_key(),
        name=name,
        mime_type=mime_type,
        content=content,
        timelines=timelines,
        integration_task_key=integration_task_key,
        date_created=state.universe.clock.now(),
    )
    return _keep(state, file)


def hang(state: KarbonState, file: File, timelines: tuple[Timeline, ...]) -> None:
    """Put a file on these timelines; one that hangs on nothing any more goes."""
    for each in file.timelines:
        state.of(FileLink).remove(f"{each.entity_key}/{file.file_key}")
    if not timelines and not file.integration_task_key:
        state.of(File).remove(file.file_key)
        return
    _keep(state, msgspec.structs.replace(file, timelines=timelines))


def files_on(state: KarbonState, entity_key: str) -> list[File]:
    """The files on a client or on work, in the order of their keys."""
    found = (state.of(File).get(link.file_key) for link in state.of(FileLink).page("entity", entity_key))
    return [file for file in found if file is not None]


def _keep(state: KarbonState, file: File) -> File:
    for each in file.timelines:
        state.of(FileLink).put(FileLink(each.entity_key, file.file_key))
    return state.of(File).put(file)


@inferred("a file on nothing but restricted clients says as much as they do")
def shown(state: KarbonState, file_key: str) -> File | None:
    """The file of this key, if the application may know of it."""
    file = state.of(File).get(file_key)
    if file is None or (file.timelines and not visible(state, file.timelines)):
        return None
    return file
