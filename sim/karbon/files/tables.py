"""What the room of files keeps."""

from __future__ import annotations

from typing import Final

from sim.karbon.files.records import File, FileLink
from sim.karbon.keeping import Kept

KEPT: Final = (
    Kept("files", File, lambda file: file.file_key, {"created": lambda file: (file.date_created,)}),
    Kept(
        "file_links",
        FileLink,
        lambda link: f"{link.entity_key}/{link.file_key}",
        {"entity": lambda link: (link.entity_key,)},
    ),
)
