"""The file of connections: read whole or not at all, and kept up to date when tokens are renewed."""

from __future__ import annotations

import json
import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from msgspec.structs import replace

from integration.clock import SystemClock
from integration.connections import (
    Connections,
    ConnectionsError,
    OnTokens,
    Secret,
    System,
    Tokens,
    connections_from,
    tokens_of,
)
from integration.secret_places import in_keyring, put, with_secrets
from integration.signing import OnSigningKey
from integration.token_place import TokenPlace, turn_beside

FILE_BYTES_MAX: Final = 65_536


def read_connections(path: Path | str) -> Connections:
    """The connections that a file describes; keys it has beyond these are left alone.

    The text of a secret may be replaced by where it is, such as {"env": "NAME"} or {"keyring": "service/name"}.
    """
    return connections_from(with_secrets(_load(Path(path)), str(path)), str(path))


def token_place_in(path: Path | str, given: Connections) -> TokenPlace:
    """The file as the place of a firm's tokens, for every process that was opened with it."""

    def newest(system: System) -> Tokens | None:
        now = read_connections(path)
        if not _differ_in_tokens_only(now, given, system):
            raise ConnectionsError(
                f"{path}: {system} is another connection than when this began; nothing was renewed. Begin again."
            )
        return tokens_of(now, system)

    return TokenPlace(keep_tokens_in(path), newest, lambda clock: turn_beside(Path(path).resolve(), clock))


def keep_tokens_in(path: Path | str) -> OnTokens:
    """What writes rotated tokens back to the file, whole or not at all, readable by its owner only."""

    def keep(system: System, tokens: Tokens) -> None:
        _change(
            Path(path),
            system,
            access_token=tokens.access_token.reveal(),
            refresh_token=tokens.refresh_token.reveal(),
        )

    return keep


def keep_signing_key_in(path: Path | str) -> OnSigningKey:
    """What writes the signing key that was drawn into the file; not while another process writes tokens there."""

    def keep(key: Secret) -> None:
        with turn_beside(Path(path).resolve(), SystemClock()):
            _change(Path(path), System.KARBON, signing_key=key.reveal())

    return keep


def _change(path: Path, system: System, **secrets: str) -> None:
    """Put secrets of a system into the file."""
    raw = _load(path)
    section = raw.get(system.value) if isinstance(raw, dict) else None
    if not isinstance(section, dict):
        raise ConnectionsError(f"{path}: {system} is gone; the new tokens have no place to be kept in.")
    safe = {key: secret for key, secret in secrets.items() if in_keyring(section.get(key))}
    for key, secret in reversed(safe.items()):  # the token that buys the next one comes first
        put(section[key], secret, f"{path}: {system}.{key}")
    if safe.keys() != secrets.keys():
        section.update({key: secret for key, secret in secrets.items() if key not in safe})
        write_private(path.resolve(), json.dumps(raw, indent=2) + "\n")  # not in the place of a link to it


def _differ_in_tokens_only(now: Connections, given: Connections, system: System) -> bool:
    """Whether this is the same connection of the same firm, renewed or not."""
    one, other = getattr(now, system.value), getattr(given, system.value)
    if one is None or other is None:
        return False
    return bool(other == replace(one, access_token=other.access_token, refresh_token=other.refresh_token))


def _load(path: Path) -> Any:
    try:
        with path.open("rb") as file:
            _check_private(path, os.fstat(file.fileno()).st_mode)
            text = file.read(FILE_BYTES_MAX + 1)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise ConnectionsError(
            f"{path}: the file of connections cannot be read ({reason}); give the path of a JSON file with the"
            " keys karbon, quickbooks_time and, if the firm has it, quickbooks."
        ) from None
    if len(text) > FILE_BYTES_MAX:
        raise ConnectionsError(
            f"{path}: a file of connections has at most {FILE_BYTES_MAX} bytes; is it this one?"
        )
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        line = f" (line {error.lineno}: {error.msg})" if isinstance(error, json.JSONDecodeError) else ""
        raise ConnectionsError(f"{path}: this is no JSON{line}; mend it or write it anew.") from None


def _check_private(path: Path, mode: int) -> None:
    """Whoever reads the file can act for the firm in three systems."""
    if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise ConnectionsError(
            f"{path}: others on this machine can get at it (mode {stat.S_IMODE(mode):o}), and it is for secrets; "
            f"make it yours alone: chmod 600 {path}"
        )


def _sync_folder(folder: Path) -> None:
    """Let the new name outlast a power cut, where a folder can be written through."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def write_private(path: Path, text: str) -> None:
    """Put the new text in the file's place at once, so that a crash leaves the old one or the new one."""
    draft: str | None = None
    try:
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # mkstemp makes it 0600
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).replace(path)
        draft = None
        _sync_folder(path.parent)
    except OSError as error:
        if draft is not None:
            Path(draft).unlink(missing_ok=True)
        raise ConnectionsError(
            f"{path}: the new tokens cannot be kept ({(error.strerror or str(error)).lower()}); make room or give"
            " access, then try again, or connect again."
        ) from None
