"""A file of connections that cannot be used, credentials that nobody knows, and services that do not answer."""

import shutil
import socket

import pytest

from tests.cli.conftest import ADMIN, WORK
from tests.cli.refusals import MISUSED, UNREACHABLE, check, nothing_changes
from tests.cli.terminal import CONNECTIONS, STORE


@pytest.fixture
def nobody():
    """An address of this machine where nothing answers."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound but not listening: refused, and nobody else gets it
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"


def changed(found, service, **keys):
    """These connections with some keys of one service changed; None takes a key away."""
    section = {key: value for key, value in (found[service] | keys).items() if value is not None}
    return found | {service: section}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, ["cannot be read (no such file or directory)", "give the path of a JSON file"]),
        ("karbon: yes\n", ["this is no JSON (line 1", "mend it"]),
        ("[]", ["expected object, got array"]),
        ("{}", ["the key karbon is missing; add it"]),
        ("\x00" * 70_000, ["at most 65536 bytes"]),
    ],
)
def test_a_file_that_is_none(terminal, text, words):
    """The sentence names the file; no store is made for it."""
    (terminal.folder / CONNECTIONS).unlink()
    if text is not None:
        terminal.write_connections(text)
    done = terminal.type("status")

    check(done, MISUSED, str(CONNECTIONS), *words)
    assert not (terminal.folder / STORE).exists()


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ({"bearer": None}, ["the key karbon.bearer is missing; add it"]),
        ({"bearer": None, "bearerr": "x"}, ["karbon.bearer is missing ('bearerr' is near)"]),
        ({"base_url": "http://karbon.example"}, ["http:// is for this machine only"]),
        ({"access_key": ""}, ["karbon.access_key", "empty"]),
    ],
)
def test_a_key_that_is_wrong(terminal, keys, words):
    """The sentence names the file and the key."""
    terminal.write_connections(changed(terminal.connections, "karbon", **keys))

    check(terminal.type("status"), MISUSED, str(CONNECTIONS), *words)


@pytest.mark.parametrize(
    ("service", "keys", "words"),
    [
        ("karbon", {"bearer": "wrong"}, ["Karbon refused our credential", "connect Karbon again"]),
        ("karbon", {"access_key": "wrong"}, ["Karbon refused our credential", "Static Key"]),
        (
            "quickbooks_time",
            {"access_token": "wrong", "refresh_token": None, "client_id": None, "client_secret": None},
            ["QuickBooks Time refused our credential"],
        ),
        (
            "quickbooks_time",
            {"access_token": "wrong", "client_secret": "wrong"},
            ["QuickBooks Time refused our credential while renewing"],
        ),
    ],
)
def test_a_credential_that_nobody_knows(terminal, service, keys, words):
    """The service is named, the secrets are not, and nothing is written."""
    secrets = [value for section in terminal.connections.values() for value in section.values()]
    terminal.write_connections(changed(terminal.connections, service, **keys))
    terminal.type("status")  # makes the store
    with nothing_changes(terminal):
        done = terminal.type("connect", "--by", ADMIN)

    check(done, UNREACHABLE, *words)
    assert not [secret for secret in secrets if secret in done.errors]


def test_a_service_that_is_down(connected, nobody):
    """Both must be there for a sync, and the sentence says which is not; a tab shows what it can."""
    found, files = connected.connections, []
    for service in ("karbon", "quickbooks_time"):
        connected.write_connections(changed(found, service, base_url=nobody))
        file = connected.folder / f"without_{service}.json"
        shutil.copy(connected.folder / CONNECTIONS, file)
        files.append(str(file))
    with nothing_changes(connected):
        without_karbon, tab, without_time, program = connected.type_at_once(
            ("--connections", files[0], "sync"),
            ("--connections", files[0], "tab", WORK),
            ("--connections", files[1], "sync"),
            ("--json", "--connections", files[1], "sync"),
        )

    check(without_karbon, UNREACHABLE, "Karbon could not be reached", "check the network and the base_url")
    check(without_time, UNREACHABLE, "QuickBooks Time could not be reached", "check the network")
    assert (tab.code, tab.errors) == (0, "")
    assert tab.out.startswith(WORK)
    assert program.code == UNREACHABLE
    assert program.answer["refused"]["code"] == "SERVICE_UNAVAILABLE"


def test_time_is_kept(connected, nobody):
    """Without QuickBooks Time, time that is tracked waits, says so, and is sent later."""
    found = connected.connections
    connected.write_connections(changed(found, "quickbooks_time", base_url=nobody))
    kept = connected.type("track", WORK, "1:30", "--by", ADMIN, "--on", "2026-03-02")
    connected.write_connections(found)
    later = connected.type("sync")

    assert (kept.code, kept.errors) == (0, "")
    assert kept.out.startswith("Kept: 1:30 by Priya Patel on 2026-03-02")
    assert "SERVICE_UNAVAILABLE QuickBooks Time could not be reached" in kept.out
    assert "1 held entries delivered" in later.out
