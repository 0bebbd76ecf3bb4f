"""Tokens that were renewed while a firm was open: kept, so that opening it again with the old ones still works."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path
from typing import Final

import msgspec

from integration.connections import Connections, Secret, System, Tokens
from integration.connections_file import write_private
from integration.token_place import TokenPlace, turn_beside

ROTATED: Final = (System.QUICKBOOKS_TIME, System.QUICKBOOKS)


class _Kept(msgspec.Struct):
    given: str  # digest of the tokens that these followed
    access_token: str
    refresh_token: str


class Renewed:
    """The file of one firm's renewed tokens, readable by its owner only."""

    def __init__(self, path: Path, connections: Connections) -> None:
        self._path = path
        self._given = {
            system: _digest(section.tokens)
            for system in ROTATED
            if (section := getattr(connections, system.value)) is not None
        }

    @property
    def place(self) -> TokenPlace:
        """The file as the place of this firm's tokens, for every process that has it open."""
        return TokenPlace(self.keep, self.newest, lambda clock: turn_beside(self._path, clock))

    def in_place_of(self, connections: Connections) -> Connections:
        """The same connections, with the tokens that followed those in them."""
        newer = {
            system.value: msgspec.structs.replace(
                getattr(connections, system.value),
                access_token=Secret(kept.access_token),
                refresh_token=Secret(kept.refresh_token),
            )
            for system, kept in self._read().items()
            if self._given.get(system) == kept.given
        }
        return msgspec.structs.replace(connections, **newer)

    def keep(self, system: System, tokens: Tokens) -> None:
        """Keep new tokens before they are used; what another process kept of another system stays."""
        access_token, refresh_token = tokens.secrets
        kept = self._read() | {system: _Kept(self._given[system], access_token, refresh_token)}
        write_private(self._path, msgspec.json.encode(kept).decode())

    def newest(self, system: System) -> Tokens | None:
        """What follows the given tokens by now; nothing if nobody renewed them."""
        kept = self._read().get(system)
        if kept is None or kept.given != self._given.get(system):
            return None
        return Tokens(Secret(kept.access_token), Secret(kept.refresh_token))

    def _read(self) -> dict[System, _Kept]:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=dict[System, _Kept])
        except (OSError, msgspec.DecodeError):
            return {}  # none were renewed, or a file that nobody can use: the given tokens stand


def _digest(tokens: Tokens) -> str:
    return blake2b("\n".join(tokens.secrets).encode(), digest_size=16).hexdigest()
