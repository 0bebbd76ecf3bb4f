"""What people do with files in Karbon: put them on timelines, archive them."""

from __future__ import annotations

import mimetypes
from typing import Any

import msgspec

from sim.karbon.files import wire
from sim.karbon.files.forms import MIME_TYPE, NAME_LENGTH_MAX, UPLOAD_BYTES_MAX
from sim.karbon.files.records import File
from sim.karbon.files.rules import ACCOUNT_BYTES_MAX, UNSUPPORTED, files_on, has_room, put_file
from sim.karbon.screen import Screen, ScreenRefused, filled


class FileScreens(Screen):
    """Files of clients and work."""

    def add_file(self, name: str, text: str, on: list[str]) -> str:
        """Put a file of this text on the timelines of these clients and work (keys); the file's key."""
        name, content = filled("a file's name", name), text.encode()
        if len(content) > UPLOAD_BYTES_MAX or len(name) > NAME_LENGTH_MAX:
            raise ScreenRefused(f"a file has at most {UPLOAD_BYTES_MAX} bytes, its name {NAME_LENGTH_MAX}")
        if name.lower().endswith(UNSUPPORTED):
            raise ScreenRefused(f"{name!r} is a program; Karbon takes none ({', '.join(UNSUPPORTED)})")
        if not has_room(self.state, len(content)):
            raise ScreenRefused(f"an account keeps at most {ACCOUNT_BYTES_MAX} bytes of files")
        mime_type = mimetypes.guess_type(name)[0] or MIME_TYPE
        timelines = tuple(self._place(key) for key in on)
        return put_file(self.state, name, mime_type, content, timelines).file_key

    def archive_file(self, key: str, archived: bool = True) -> None:
        """Archive a file, or bring it back."""
        self.state.of(File).put(msgspec.structs.replace(self._file(key), is_archived=archived))

    def files(self, on: str = "") -> list[dict[str, Any]]:
        """All files, or those on this client or work, with their details."""
        found = files_on(self.state, on) if on else self.state.of(File).page("created")
        return [{**wire.details(self.state, file)} for file in found]

    def _file(self, key: str) -> File:
        file = self.state.of(File).get(key)
        if file is None:
            raise ScreenRefused(f"no file has the key {key!r}; files() lists them")
        return file
