"""The signing key that was drawn for a firm, in a file of its own: only its owner can read it."""

from __future__ import annotations

from pathlib import Path

import msgspec

from integration.connections import Connections, Secret
from integration.connections_file import write_private


class SigningKeyFile:
    """Where one firm's key is kept."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def added_to(self, connections: Connections) -> Connections:
        """The same connections, with the key if they have none."""
        if connections.karbon.signing_key:
            return connections
        karbon = msgspec.structs.replace(connections.karbon, signing_key=self._read())
        return msgspec.structs.replace(connections, karbon=karbon)

    def keep(self, key: Secret) -> None:
        """Keep the key before Karbon is told."""
        write_private(self._path, key.reveal())

    def _read(self) -> Secret:
        try:
            return Secret(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return Secret("")  # hints were never turned on
