"""Where a secret is, when it is not in the file of connections itself: the system's keyring, or the environment.

Only a file on this machine may name such a place. A caller over HTTP must not: it could have any variable of the
service sent to an address of its own.
"""

from __future__ import annotations

import os
from typing import Any, Final

from integration.connections import ConnectionsError, Secret, System, shape_of

KEYRING, ENV = "keyring", "env"
_FORMS: Final = '{"keyring": "service/name"} or {"env": "NAME"}'


def with_secrets(raw: Any, source: str) -> Any:
    """The same JSON with every secret in the place of the word where it is."""
    if not isinstance(raw, dict):
        return raw
    return {
        name: _section(System(name), section, source) if name in set(System) else section
        for name, section in raw.items()
    }


def in_keyring(place: Any) -> bool:
    """Whether a value says that the secret is in the keyring."""
    return isinstance(place, dict) and KEYRING in place


def put(place: dict[str, str], secret: str, source: str) -> None:
    """Put a new secret into the keyring in the place of the one before."""
    from keyring.errors import KeyringError  # it was there when the old one was read

    service, _, name = place[KEYRING].rpartition("/")
    try:
        _keyring(source).set_password(service, name, secret)
    except KeyringError as error:
        raise ConnectionsError(
            f"{source}: {_named(place)} cannot be changed ({type(error).__name__})."
        ) from None


def _section(system: System, section: Any, source: str) -> Any:
    if not isinstance(section, dict):
        return section
    secrets = {key for key, kind in shape_of(system).items() if kind is Secret}
    return {
        key: _fetched(value, key, f"{source}: {system}.{key}")
        if key in secrets and isinstance(value, dict)
        else value
        for key, value in section.items()
    }


def _fetched(place: dict[str, Any], key: str, source: str) -> str:
    if len(place) != 1 or not isinstance(place.get(KEYRING, place.get(ENV)), str):
        raise ConnectionsError(f"{source} must be text, or say where the secret is: {_FORMS}.")
    if ENV in place:
        return _of_environment(place, key, source)
    service, slash, name = place[KEYRING].rpartition("/")
    if not (slash and service and name):
        raise ConnectionsError(f'{source}: a place in the keyring is written as "service/name".')
    return _of_keyring(place, service, name, source)


def _of_environment(place: dict[str, str], key: str, source: str) -> str:
    if key == "refresh_token":
        raise ConnectionsError(
            f"{source} changes whenever it is used, and nobody can write to {_named(place)}; keep it in the file or in"
            " the keyring."
        )
    found = os.environ.get(place[ENV])
    if not found:
        raise ConnectionsError(f"{source}: {_named(place)} is not set; set it, or write where the secret is.")
    return found


def _of_keyring(place: dict[str, str], service: str, name: str, source: str) -> str:
    keyring = _keyring(source)
    from keyring.errors import KeyringError

    try:
        found: str | None = keyring.get_password(service, name)
    except KeyringError as error:
        raise ConnectionsError(
            f"{source}: {_named(place)} cannot be read ({type(error).__name__}); unlock the keyring, or keep the secret"
            " elsewhere."
        ) from None
    if not found:
        raise ConnectionsError(
            f"{source}: {_named(place)} is not there; put it in with 'keyring set {service} {name}'."
        )
    return found


def _keyring(source: str) -> Any:
    try:
        import keyring
    except ModuleNotFoundError:
        raise ConnectionsError(
            f"{source}: reading the keyring needs the Python package keyring; install timebridge[keyring]."
        ) from None
    return keyring


def _named(place: dict[str, str]) -> str:
    return f"the variable {place[ENV]}" if ENV in place else f"the password {place[KEYRING]} of the keyring"
