"""A secret may lie in the environment or in the keyring; what is wrong there is told by its place, never its value."""

from __future__ import annotations

import json
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from integration.connections import ConnectionsError, Secret, System, Tokens, connections_from
from integration.connections_file import keep_signing_key_in, keep_tokens_in, read_connections

VALUE = "canary-in-a-safe-place"


class Safe(KeyringBackend):
    """A keyring that lasts as long as a test."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked(f"{VALUE} is not for you")
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.locked:
            raise KeyringLocked(f"{VALUE} is not for you")
        self.kept[service, username] = password


@pytest.fixture
def safe() -> Iterator[Safe]:
    before, found = keyring.get_keyring(), Safe()
    keyring.set_keyring(found)
    yield found
    keyring.set_keyring(before)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "connections.json"


def write(path: Path, given: Any, place: Any, where: str = "karbon.bearer") -> None:
    """The connections with one secret in another place."""
    system, _, key = where.partition(".")
    path.write_text(json.dumps({**given, system: {**given[system], key: place}}))
    path.chmod(0o600)


def test_the_environment(path: Path, given: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The value of the variable is the secret."""
    monkeypatch.setenv("FIRM_BEARER", VALUE)
    write(path, given, {"env": "FIRM_BEARER"})

    assert read_connections(path).karbon.bearer == Secret(VALUE)


def test_the_keyring(path: Path, given: Any, safe: Safe) -> None:
    """By service and name; a service may have strokes in it."""
    safe.kept["firms/acme", "bearer"] = VALUE
    write(path, given, {"keyring": "firms/acme/bearer"})

    assert read_connections(path).karbon.bearer == Secret(VALUE)


def test_renewed_tokens_go_back_into_the_keyring(path: Path, given: Any, safe: Safe) -> None:
    """The one that was there is replaced there, and the file stays as it is; a plain one stays in the file."""
    safe.kept["acme", "refresh"] = "old"
    write(path, given, {"keyring": "acme/refresh"}, "quickbooks.refresh_token")
    keep_tokens_in(path)(System.QUICKBOOKS, Tokens(Secret("new-access"), Secret("new-refresh")))
    section = json.loads(path.read_text())["quickbooks"]

    assert safe.kept == {("acme", "refresh"): "new-refresh"}
    assert section["refresh_token"] == {"keyring": "acme/refresh"}
    assert section["access_token"] == "new-access"
    assert read_connections(path).quickbooks.tokens == Tokens(Secret("new-access"), Secret("new-refresh"))


def test_a_renewed_token_of_the_environment(path: Path, given: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """It goes into the file: nobody can write to an environment."""
    monkeypatch.setenv("FIRM_ACCESS", "old")
    write(path, given, {"env": "FIRM_ACCESS"}, "quickbooks.access_token")
    keep_tokens_in(path)(System.QUICKBOOKS, Tokens(Secret("new-access"), Secret("new-refresh")))

    assert read_connections(path).quickbooks.access_token == Secret("new-access")


def test_a_signing_key_that_was_drawn(path: Path, given: Any) -> None:
    """It is kept with the others."""
    write(path, given, VALUE)
    keep_signing_key_in(path)(Secret("drawn-signing-key-of-many-signs"))

    assert read_connections(path).karbon.signing_key == Secret("drawn-signing-key-of-many-signs")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("place", "where", "words"),
    [
        ({"env": "NOT_SET"}, "karbon.bearer", "the variable NOT_SET is not set"),
        ({"env": "EMPTY"}, "karbon.bearer", "the variable EMPTY is not set"),
        ({"env": "BLANKS"}, "karbon.bearer", "karbon.bearer: empty, or with a blank"),
        ({"env": "HERE"}, "quickbooks.refresh_token", "nobody can write to the variable HERE"),
        ({"keyring": "acme/gone"}, "karbon.bearer", "the password acme/gone of the keyring is not there"),
        ({"keyring": "acme/gone"}, "karbon.bearer", "keyring set acme gone"),
        ({"keyring": "acme"}, "karbon.bearer", 'written as "service/name"'),
        ({"keyring": "/acme"}, "karbon.bearer", 'written as "service/name"'),
        ({"env": 7}, "karbon.bearer", "must be text, or say where the secret is"),
        ({}, "karbon.bearer", "must be text, or say where the secret is"),
        ({"file": "x"}, "karbon.bearer", "must be text, or say where the secret is"),
        ({"env": "HERE", "keyring": "a/b"}, "karbon.bearer", "must be text, or say where the secret is"),
        ({"env": "HERE"}, "karbon.base_url", "karbon.base_url"),
    ],
)
def test_what_is_wrong_there(
    path: Path,
    given: Any,
    safe: Safe,
    monkeypatch: pytest.MonkeyPatch,
    place: Any,
    where: str,
    words: str,
) -> None:
    """The sentence names the file, the key and the place."""
    monkeypatch.setenv("HERE", VALUE)
    monkeypatch.setenv("EMPTY", "")
    monkeypatch.setenv("BLANKS", f"{VALUE} {VALUE}")
    write(path, given, place, where)

    with pytest.raises(ConnectionsError) as refusal:
        read_connections(path)
    assert words in str(refusal.value)
    assert str(path) in str(refusal.value)
    assert where in str(refusal.value)
    assert VALUE not in str(refusal.value)


def test_a_keyring_that_is_locked(path: Path, given: Any, safe: Safe) -> None:
    """What the keyring says itself may have the secret in it."""
    write(path, given, {"keyring": "acme/bearer"})
    safe.locked = True

    with pytest.raises(
        ConnectionsError, match=r"acme/bearer of the keyring cannot be read \(KeyringLocked\)"
    ) as one:
        read_connections(path)
    assert VALUE not in str(one.value)


def test_without_the_package(path: Path, given: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is wanted only by whoever names a keyring."""
    monkeypatch.setitem(sys.modules, "keyring", None)
    write(path, given, VALUE)
    plain = read_connections(path).karbon.bearer
    write(path, given, {"keyring": "acme/bearer"})

    assert plain == Secret(VALUE)
    with pytest.raises(ConnectionsError, match=r"install timebridge\[keyring\]"):
        read_connections(path)


def test_only_a_file_names_places(given: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A caller over HTTP could have any variable of the service sent to an address of its own."""
    monkeypatch.setenv("HERE", VALUE)
    given["karbon"]["bearer"] = {"env": "HERE"}

    with pytest.raises(ConnectionsError, match=r"karbon\.bearer"):
        connections_from(given, "the connections")


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o602, 0o666, 0o601])
def test_a_file_that_others_can_get_at(path: Path, given: Any, mode: int) -> None:
    """It is not read; the sentence says how to make it one's own."""
    write(path, given, VALUE)
    path.chmod(mode)

    with pytest.raises(ConnectionsError, match=rf"mode {mode:o}\).*chmod 600") as refusal:
        read_connections(path)
    assert VALUE not in str(refusal.value)


@pytest.mark.parametrize("mode", [0o600, 0o400])
def test_a_file_of_ones_own(path: Path, given: Any, mode: int) -> None:
    """Whether its owner may write to it or not."""
    write(path, given, VALUE)
    path.chmod(mode)

    assert read_connections(path).karbon.bearer == Secret(VALUE)
