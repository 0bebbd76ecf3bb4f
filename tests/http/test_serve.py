"""`serve` says what it serves, serves it, and leaves nothing behind."""

import json
import re
import shlex
import signal
import socket
import stat
import subprocess
from datetime import UTC, datetime, timedelta

import pytest
import requests

from tests.http.serving import ROOT, command, serving

FIELDS = {
    "karbon": {"base_url", "bearer", "access_key"},
    "quickbooks_time": {"base_url", "access_token", "refresh_token", "client_id", "client_secret"},
    "quickbooks": {"base_url", "realm_id", "access_token", "refresh_token", "client_id", "client_secret"},
    "control": {"base_url", "token"},
}


def run(folder, **arguments):
    """A serve that is expected to fail, and what it said."""
    done = subprocess.run(
        command(**arguments),
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def users(found):
    headers = {"Authorization": f"Bearer {found['bearer']}", "AccessKey": found["access_key"]}
    return requests.get(f"{found['base_url']}/v3/Users", headers=headers, timeout=10)


def test_one_line_of_json(tmp_path):
    """With JSON there is exactly one line, and it is all that a program needs."""
    with serving(tmp_path) as server:
        found = server.found
        status = users(found["karbon"]).status_code
        server.process.terminate()
        rest, errors = server.process.communicate(timeout=20)

    assert {service: set(connection) for service, connection in found.items()} == FIELDS
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+", found["karbon"]["base_url"])
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/api/v1", found["quickbooks_time"]["base_url"])
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+", found["quickbooks"]["base_url"])
    assert status == 200
    assert (rest, errors) == ("", "")


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_the_end(tmp_path, name):
    """Either signal ends it cleanly, and its ports are free again."""
    with serving(tmp_path) as server:
        server.process.send_signal(getattr(signal, name))
        code = server.process.wait(20)
    port = int(server.found["karbon"]["base_url"].rpartition(":")[2])
    with socket.socket() as free:
        free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        free.bind(("127.0.0.1", port))

    assert code == 0


def test_the_file_of_connections(tmp_path):
    """It is there while the world is, for its owner only, and has what the integration needs and no more."""
    file = tmp_path / ".timebridge" / "connections.json"
    with serving(tmp_path) as server:
        written = json.loads(file.read_text())
        modes = stat.S_IMODE(file.stat().st_mode), stat.S_IMODE(file.parent.stat().st_mode)

    assert written == {
        service: server.found[service] for service in ("karbon", "quickbooks_time", "quickbooks")
    }
    assert modes == (0o600, 0o700)
    assert list(tmp_path.iterdir()) == []


def test_another_place_for_the_file(tmp_path):
    """A folder that was there stays, with everything else that is in it."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "note.txt").write_text("mine")
    with serving(tmp_path, connections="mine/here.json"):
        during = sorted(path.name for path in (tmp_path / "mine").iterdir())

    assert during == ["here.json", "note.txt"]
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["note.txt"]


def test_a_file_that_now_leads_elsewhere(tmp_path):
    """A file that another server has written since is not ours to remove."""
    file = tmp_path / ".timebridge" / "connections.json"
    with serving(tmp_path):
        file.write_text('{"karbon": {"base_url": "http://127.0.0.1:1"}}')

    assert file.exists()


def test_for_a_person(tmp_path):
    """Each curl line that is printed works when it is pasted."""
    with serving(tmp_path, as_json=False) as server:
        lines = [server.line]
        while "Ctrl-C" not in lines[-1]:
            lines.append(server.process.stdout.readline())
        curls = [line for line in lines if line.startswith("curl ")]
        answers = [
            subprocess.run(shlex.split(line), capture_output=True, text=True, timeout=20, check=True).stdout
            for line in curls
        ]

    assert [next(iter(json.loads(answer))) for answer in answers] == [
        "@odata.context",
        "results",
        "QueryResponse",
        "worlds",
    ]
    assert all(len(line) <= 101 for line in lines if not line.startswith("curl ") and "_" not in line)
    assert "timebridge connect --by" in "".join(lines)


def test_a_port_in_use(tmp_path):
    """One sentence, exit code 2, and nothing left behind."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        code, said, why = run(tmp_path, port_base=port)

    assert (code, said) == (2, "")
    assert why == (
        f"port {port} of 127.0.0.1 is in use by another program; end that program, "
        "or choose other ports with --port-base (0 takes any free ones).\n"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"port_base": 70_000}, "70000 is not a port"),
        ({"port_base": -5}, "-5 is not a port"),
        ({"port_base": 65_534}, "65536 is not a port"),
        ({"port_base": 0, "host": "0.0.0.0"}, "--allow-remote"),
        ({"port_base": 0, "host": "here"}, "'here' is not an IP address"),
        ({"port_base": 0, "firm": "basline"}, "did you mean 'baseline'?"),
        ({"port_base": 0, "firm": "baseline", "connections": "/dev/null/x.json"}, "--connections"),
    ],
)
def test_what_cannot_be_served(tmp_path, arguments, words):
    """One sentence and exit code 2."""
    code, said, why = run(tmp_path, **arguments)

    assert (code, said) == (2, "")
    assert words in why
    assert why.count("\n") == 1


def test_time_passes(tmp_path):
    """A served world has the time on the wall, whatever morning its firm's file was written for."""
    with serving(tmp_path) as server:
        control = server.found["control"]
        headers = {"Authorization": f"Bearer {control['token']}"}
        url = f"{control['base_url']}/worlds/main/clock"
        seen = [requests.get(url, headers=headers, timeout=10).json() for _ in range(2)]

    assert seen[0]["follows_wall_clock"] is True
    assert abs(datetime.fromisoformat(seen[0]["now"]) - datetime.now(UTC)) < timedelta(minutes=1)  # noqa: TID251
    assert seen[0]["now"] < seen[1]["now"]


def test_the_control_api_knows_its_own_name(tmp_path):
    """Called by a name that somebody pointed at this machine, it does not answer."""
    with serving(tmp_path) as server:
        control = server.found["control"]
        headers = {"Authorization": f"Bearer {control['token']}"}
        port = control["base_url"].rpartition(":")[2]
        own = requests.get(f"http://localhost:{port}/worlds", headers=headers, timeout=10)
        strange = requests.get(
            f"{control['base_url']}/worlds", headers={**headers, "Host": "evil.example"}, timeout=10
        )

    assert (own.status_code, strange.status_code) == (200, 421)
