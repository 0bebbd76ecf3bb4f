"""Secrets in all connections, and everything that Timebridge writes or says: none of them is anywhere in it."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import ADMIN, WORK, NewTerminal
from tests.cli.terminal import CONNECTIONS, Done, Terminal

SECRET = (
    "bearer",
    "access_key",
    "access_token",
    "refresh_token",
    "client_secret",
    "signing_key",
    "verifier_token",
)
PLANTED = {
    "karbon": {"signing_key": "canary-signing-key-of-the-firm"},
    "quickbooks": {"verifier_token": "canary-verifier-token-of-the-app"},
}
COMMANDS = (
    ("connect", "--by", ADMIN),
    ("save-and-sync", "--type", "Client", "--work"),
    ("hints", "on", "--address", "https://hooks.example/firms/hs/webhooks/karbon"),
    ("track", WORK, "1:30", "--by", ADMIN, "--on", "2026-03-02", "--note", "Receipts"),
    ("sync",),
    ("books",),
    ("doctor",),
    ("explain", WORK),
    ("audit", "show", "--last", "500"),
    ("export", "--out", "synced.csv"),
    ("support-bundle",),
    ("hints", "show"),
    ("status",),
)


class Searched:
    """Where secrets could have come to, and the secrets there were."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.secrets: set[str] = set()
        self.said: list[str] = []

    def remember(self) -> None:
        """The secrets as they are now; tokens are renewed in between."""
        for section in self.terminal.connections.values():
            self.secrets |= {value for key, value in section.items() if key in SECRET}

    def type(self, *arguments: str) -> Done:
        done = self.terminal.type(*arguments)
        self.said += [done.out, done.errors]
        return done

    def found(self) -> list[str]:
        """Where any of them is, but for the file that they belong in."""
        places = {f"said {number}": text.encode() for number, text in enumerate(self.said)}
        for path in self.terminal.folder.rglob("*"):
            if path.is_file() and path != self.terminal.folder / CONNECTIONS:
                places[str(path.relative_to(self.terminal.folder))] = path.read_bytes()
        assert ".timebridge/timebridge.db" in places
        return [place for place, text in places.items() for secret in self.secrets if secret.encode() in text]


@pytest.fixture(scope="module")
def searched(new_terminal: NewTerminal) -> Searched:
    """Every command, for a person, for a program and with tracebacks, and then with credentials that are refused."""
    found = Searched(new_terminal())
    given = found.terminal.connections
    found.terminal.write_connections(
        {system: section | PLANTED.get(system, {}) for system, section in given.items()}
    )
    found.remember()
    for arguments in COMMANDS:
        for before in ((), ("--json",), ("--debug",)):
            done = found.type(*before, *arguments)
            assert done.code == 0, done
        found.remember()
    right = found.terminal.connections
    for system, key in (
        ("karbon", "bearer"),
        ("quickbooks_time", "access_token"),
        ("quickbooks", "access_token"),
    ):
        wrong = json.loads(json.dumps(right))
        wrong[system][key] += "-canary-of-a-wrong-one"
        wrong[system].pop("refresh_token" if system == "quickbooks_time" else "", None)
        for name in ("client_id", "client_secret") if system == "quickbooks_time" else ():
            wrong[system].pop(name)
        found.terminal.write_connections(wrong)
        found.secrets.add(wrong[system][key])
        for before in ((), ("--json",), ("--debug",)):
            found.type(*before, "sync")
    found.terminal.write_connections(right)
    return found


def test_there_were_secrets(searched: Searched) -> None:
    """What is looked for is there to be found: all kinds, and in the file they belong in."""
    kept = (searched.terminal.folder / CONNECTIONS).read_text()

    assert len(searched.secrets) >= 10
    assert sum(secret in kept for secret in searched.secrets) >= 9
    assert any("Traceback" in text for text in searched.said)


def test_none_shows(searched: Searched) -> None:
    """Not on the terminal, in JSON, tracebacks, the export, the support bundle, the audit or the store."""
    assert searched.found() == []
