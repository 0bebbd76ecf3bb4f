"""Two processes with one file of connections: whoever finds that the other has renewed takes what is there."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from integration.clients.errors import CredentialRefused
from integration.clients.opening import Clients, Opening
from integration.connections import ConnectionsError, System, Tokens
from integration.connections_file import read_connections, token_place_in
from integration.port import open_port
from integration.token_place import TokenPlace

from .conftest import Firm

TEN_DAYS_S, TWO_DAYS_S = 864_000, 172_800
Use = Callable[[Clients], object]

ASK = """
import sys
from pathlib import Path
from integration.clients.opening import Opening
from integration.clock import SystemClock
from integration.connections_file import read_connections, token_place_in

path, order = Path(sys.argv[1]), sys.argv[2]
given = read_connections(path)
clients = Opening(SystemClock(), place=token_place_in(path, given)).open(given)
print("ready", flush=True)
sys.stdin.readline()
calls = [clients.quickbooks_time.account, clients.quickbooks.company]
for call in calls if order == "there" else reversed(calls):
    call()
"""


@pytest.fixture
def file(tmp_path: Path, firm: Firm) -> Path:
    path = tmp_path / "connections.json"
    path.write_text(json.dumps(firm.given))
    path.chmod(0o600)
    return path


@pytest.fixture
def opened(file: Path, firm: Firm) -> Callable[[], Clients]:
    """What opens another process's clients with the file as it is now."""

    def open_clients() -> Clients:
        given = read_connections(file)
        return Opening(firm.clock, firm.session, token_place_in(file, given)).open(given)

    return open_clients


def grants(firm: Firm) -> list[int]:
    """How each renewal that was asked for ended."""
    return [call.status for call in firm.calls("POST") if call.path.endswith(("/grant", "/tokens/bearer"))]


def time(clients: Clients) -> object:
    return clients.quickbooks_time.account()


def books(clients: Clients) -> object:
    assert clients.quickbooks is not None
    return clients.quickbooks.company()


def test_quickbooks_time_is_asked_once(firm: Firm, opened: Callable[[], Clients]) -> None:
    """Its refresh token works once: the second process asks with tokens that the first one got."""
    one, other = opened(), opened()
    firm.clock.sleep(TEN_DAYS_S)

    time(one)
    time(other)

    assert grants(firm) == [200]


@pytest.mark.parametrize("works", [True, False], ids=["the old one works", "the old one is dead"])
def test_quickbooks_is_asked_once(firm: Firm, opened: Callable[[], Clients], works: bool) -> None:
    """Its refresh token changes after a day; whether the old one goes on working makes no difference."""
    firm.books_state.set_behaviour(replaced_refresh_token_works=works)
    one, other = opened(), opened()
    firm.clock.sleep(TWO_DAYS_S)

    books(one)
    books(other)

    assert grants(firm) == [200]


@pytest.mark.parametrize(("use", "apart_s"), [(time, TEN_DAYS_S), (books, TWO_DAYS_S)])
def test_they_take_turns(firm: Firm, opened: Callable[[], Clients], use: Use, apart_s: int) -> None:
    """What the other one renewed long ago is old by now, too: it is renewed, from where the other one left it."""
    one, other = opened(), opened()
    for clients in (one, other, other, one, other):
        firm.clock.sleep(apart_s)
        use(clients)

    assert grants(firm) == [200] * 5


def test_the_other_is_faster(firm: Firm, file: Path, opened: Callable[[], Clients]) -> None:
    """Where there is no turn to be had, it can renew after we have looked. Then we look again."""
    given = read_connections(file)
    place, other = token_place_in(file, given), opened()
    looks: list[System] = []

    def newest(system: System) -> Any:
        found = place.newest(system)
        looks.append(system)
        if len(looks) == 1:
            time(other)
        return found

    one = Opening(firm.clock, firm.session, TokenPlace(place.keep, newest)).open(given)
    firm.clock.sleep(TEN_DAYS_S)

    time(one)

    assert grants(firm) == [200, 400]
    assert len(looks) == 2


def test_somebody_connected_again(firm: Firm, file: Path, opened: Callable[[], Clients]) -> None:
    """A process that was refused before goes on with what is in the file by now."""
    clients = opened()
    owner = firm.time_state.account.owner_id
    firm.time_state.access.revoke(owner)
    before = file.read_bytes()
    with pytest.raises(CredentialRefused, match="connect QuickBooks Time again"):
        time(clients)
    assert file.read_bytes() == before

    raw = json.loads(before)
    raw["quickbooks_time"] |= firm.time_state.access.new_pair(owner)
    file.write_text(json.dumps(raw))
    time(clients)

    assert grants(firm) == [400]


def test_a_file_that_was_put_back(firm: Firm, file: Path, opened: Callable[[], Clients]) -> None:
    """A backup has older tokens. The process that left them behind does not take them up again."""
    clients, backup = opened(), file.read_bytes()
    firm.clock.sleep(TEN_DAYS_S)
    time(clients)
    file.write_bytes(backup)
    firm.clock.sleep(TEN_DAYS_S)

    time(clients)

    assert grants(firm) == [200, 200]
    time(opened())


def test_a_file_of_another_firm(firm: Firm, file: Path, opened: Callable[[], Clients]) -> None:
    """Its tokens are not ours, and ours do not belong into it."""
    clients = opened()
    firm.clock.sleep(TWO_DAYS_S)
    raw = json.loads(file.read_bytes())
    raw["quickbooks"] |= {"realm_id": "1", "access_token": "theirs"}
    file.write_text(json.dumps(raw))

    with pytest.raises(ConnectionsError, match="quickbooks is another connection than when this began"):
        books(clients)

    assert grants(firm) == []
    assert json.loads(file.read_bytes()) == raw


def test_programs_that_keep_tokens_themselves(firm: Firm, tmp_path: Path) -> None:
    """The port asks them for the connections as they are by now."""
    kept = deepcopy(firm.given)

    def keep(system: System, tokens: Tokens) -> None:
        access_token, refresh_token = tokens.secrets
        kept[system] |= {"access_token": access_token, "refresh_token": refresh_token}

    ports = [
        open_port(
            connections=deepcopy(kept),
            store=f"sqlite:///{tmp_path / name}.db",
            clock=firm.clock,
            sessions=firm.session,
            on_tokens=keep,
            kept_connections=lambda: kept,
        )
        for name in ("one", "other")
    ]
    firm.clock.sleep(TEN_DAYS_S)
    for port in ports:
        port.call("connect", {"by": "priya@baseline.example"})

    assert len([call for call in firm.calls() if call.status == 401]) == 2
    assert grants(firm) == [200]


def test_a_link_to_the_file(firm: Firm, file: Path) -> None:
    """Whoever was given a link to it writes to the file itself, where the others look."""
    link = file.with_name("link.json")
    link.symlink_to(file)
    given = read_connections(link)
    firm.clock.sleep(TEN_DAYS_S)
    time(Opening(firm.clock, firm.session, token_place_in(link, given)).open(given))

    assert link.is_symlink()
    assert read_connections(file).quickbooks_time.tokens != given.quickbooks_time.tokens


@pytest.mark.parametrize("firm", ["over sockets"], indirect=True)
def test_processes_at_the_same_moment(firm: Firm, file: Path) -> None:
    """Each system is asked once, and the file has what both of them gave."""
    given = read_connections(file)
    firm.time_state.access.expire(firm.access["quickbooks_time"]["access_token"])
    firm.clock.sleep(TWO_DAYS_S)
    command = [sys.executable, "-c", ASK, str(file)]
    started = [
        subprocess.Popen([*command, order], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for order in ("there", "back", "there")
    ]
    try:
        for one in started:
            assert one.stdout is not None
            assert one.stdout.readline() == "ready\n"
        for one in started:
            one.communicate("go\n", timeout=60)
    finally:
        for one in started:
            one.kill()
            one.communicate()

    assert [one.returncode for one in started] == [0, 0, 0]
    assert grants(firm) == [200, 200]
    now = read_connections(file)
    assert now.quickbooks is not None
    assert given.quickbooks is not None
    assert now.quickbooks_time.tokens != given.quickbooks_time.tokens
    assert now.quickbooks.tokens != given.quickbooks.tokens
