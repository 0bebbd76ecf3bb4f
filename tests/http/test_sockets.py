"""Over sockets: several apps on one thread, calls that do not wait for each other, and limits on what is read."""

import gc
import socket
import threading

import pytest
import requests
from werkzeug.exceptions import NotFound

from sim.http import bridge
from sim.http.call import call
from sim.physics.faults import Fault, FaultKind
from tests.http import stand_in
from tests.http.conftest import served

KEY = {"X-Key": stand_in.KEY}


@pytest.fixture
def app(world):
    return stand_in.make_app(world)


def raw(url, data):
    """What the server answers to exactly these bytes."""
    host, port = url.removeprefix("http://").split(":")
    answer = b""
    with socket.create_connection((host, int(port)), timeout=5) as connection:
        connection.sendall(data)
        while part := connection.recv(65536):
            answer += part
    return answer


def test_several_apps_share_a_world(world):
    """What is written at one port is read at the other."""
    with served(stand_in.make_app(world), stand_in.make_app(world)) as (one, other):
        requests.post(f"{one}/notes", json={"text": "hello"}, headers=KEY, timeout=5)
        answer = requests.get(f"{other}/notes/1", headers=KEY, timeout=5)

    assert answer.json() == {"id": 1, "text": "hello"}


def test_a_request_line_with_a_whole_address(world):
    """Whoever is told of a proxy writes the address with its host; here the proxy is the service itself."""
    with served(stand_in.make_app(world)) as (url,):
        headers = f"Host: api.stand-in.example\r\nX-Key: {stand_in.KEY}\r\nConnection: close"
        address = "http://api.stand-in.example/notes?limit=1"
        answer = raw(url, f"GET {address} HTTP/1.1\r\n{headers}\r\n\r\n".encode())

    assert answer.startswith(b"HTTP/1.1 200 ")


def test_all_calls_run_on_one_thread(world):
    """Worlds need no locks, because nothing runs beside anything else."""
    app = stand_in.make_app(world)
    threads = set()
    app.before_request(lambda: threads.add(threading.get_ident()))
    with served(app) as (url,):
        callers = [
            threading.Thread(target=lambda: requests.get(f"{url}/notes", headers=KEY, timeout=5))
            for _ in range(8)
        ]
        for caller in callers:
            caller.start()
        for caller in callers:
            caller.join()

    assert len(threads) == 1


def test_a_slow_answer_holds_up_nobody_else(app, world):
    """While one caller waits others are answered, and the end of serving waits for none."""
    world.universe.faults.arm(Fault(kind=FaultKind.SLOW, path="/notes/0", delay_s=3600))
    with served(app) as (url,), requests.Session() as patient:
        waiting = threading.Thread(target=lambda: _endure(patient, f"{url}/notes/0"))
        waiting.start()
        while not world.universe.calls.last:
            pass
        answer = requests.get(f"{url}/notes", headers=KEY, timeout=5)
    waiting.join(5)

    assert answer.json() == 1
    assert not waiting.is_alive()


def _endure(session, url):
    with pytest.raises(requests.RequestException):
        session.get(url, headers=KEY, timeout=3600)


def test_a_body_beyond_the_limit(app, monkeypatch):
    """A body that is announced as too large is not read; one that turns out to be is read no further."""
    monkeypatch.setattr(bridge, "BODY_BYTES_MAX", 1000)
    with served(app) as (url,):
        announced = requests.post(f"{url}/echo/x", data=b"x" * 1001, headers=KEY, timeout=5)
        chunked = requests.post(f"{url}/echo/x", data=iter([b"x" * 600] * 2), headers=KEY, timeout=5)
        allowed = requests.post(f"{url}/echo/x", data=b"x" * 1000, headers=KEY, timeout=5)

    assert (announced.status_code, chunked.status_code, allowed.status_code) == (413, 413, 200)


@pytest.mark.parametrize(
    "line",
    [
        b"nonsense",
        b"GET /notes/\xff HTTP/1.1\r\nHost: x",
        b"POST /notes HTTP/1.1\r\nHost: x\r\nContent-Length: abc",
        b"POST /notes HTTP/1.1\r\nHost: x\r\nContent-Length: -1",
        b"GET /notes HTTP/1.1\r\nHost: x\r\nX-Long: " + b"a" * 600_000,
    ],
)
def test_what_is_not_http(app, line):
    """Whoever does not speak HTTP is told so, and everybody else is served on."""
    with served(app) as (url,):
        answer = raw(url, line + b"\r\nConnection: close\r\n\r\n")
        after = requests.get(f"{url}/notes", headers=KEY, timeout=5)

    assert answer.startswith(b"HTTP/1.1 4")
    assert after.status_code == 200


def test_refusals_leave_nothing_to_the_collector(app):
    """A route that is not there leaves no circle of objects: granian would wait for the call that hangs in it."""
    gc.collect()
    gc.disable()
    try:
        for _ in range(3):
            call(app, "GET", "x", "http", "/nothing", "", [("X-Key", stand_in.KEY)], b"")
        left = [found for found in gc.get_objects() if isinstance(found, NotFound)]
    finally:
        gc.enable()

    assert left == []


def test_odd_headers_harm_nobody(app):
    """Bytes of no alphabet in a header reach the app as text or not at all, never as a broken fake."""
    with served(app) as (url,):
        answer = raw(
            url,
            b"GET /echo/x HTTP/1.1\r\nHost: x\r\nX-Key: the-key\r\nX-Seen: \xe9\xff\r\nConnection: close\r\n\r\n",
        )

    assert answer.startswith(b"HTTP/1.1 200")
