"""A stand-in vendor in a world of its own, and three ways in: a session adapter, under the process, over sockets."""

import asyncio
import threading
from contextlib import contextmanager

import pytest
import requests

from sim.http.inprocess import WorldAdapter, mounted
from sim.http.ports import reserve
from sim.http.server import Listening, serve
from tests.http import stand_in

WAYS = ("adapter", "mounted", "sockets")


@contextmanager
def served(*apps):
    """These apps on free ports, by a thread of this process; yields their base URLs."""
    listening = [
        Listening(app, port) for app, port in zip(apps, reserve([("127.0.0.1", 0)] * len(apps)), strict=True)
    ]
    ready, ended = threading.Event(), []

    async def main():
        ended.extend([asyncio.get_running_loop(), stop := asyncio.Event()])
        await serve(listening, ready.set, stop)

    thread = threading.Thread(target=lambda: asyncio.run(main()), daemon=True)
    thread.start()
    assert ready.wait(10)
    try:
        yield [f"http://127.0.0.1:{each.port.number}" for each in listening]
    finally:
        ended[0].call_soon_threadsafe(ended[1].set)
        thread.join(10)


@contextmanager
def way_in(way, app, host):
    """A session and the base URL at which the app answers it in this way."""
    with requests.Session() as session:
        session.trust_env = False
        if way == "adapter":
            session.mount("https://", WorldAdapter({host: app}))
            yield session, f"https://{host}"
        elif way == "mounted":
            with mounted({host: app}):
                yield session, f"https://{host}"
        else:
            with served(app) as (url,):
                yield session, url


@pytest.fixture
def world():
    return stand_in.make_world()


@pytest.fixture(params=WAYS)
def notes(request, world):
    """The stand-in vendor, in each of the three ways in."""
    with way_in(request.param, stand_in.make_app(world), stand_in.HOST) as (session, url):
        session.headers["X-Key"] = stand_in.KEY
        yield Notes(session, url)


@pytest.fixture(scope="session")
def baseline_worlds():
    """One world, of the baseline firm."""
    from sim import firms
    from sim.worlds import Worlds

    found = Worlds()
    firm = firms.load("baseline")
    found.create("one", 7, furnish=lambda world: firms.furnish(world, firm))
    return found


class Notes:
    """A client of the stand-in vendor."""

    def __init__(self, session, url):
        self.session = session
        self.url = url

    def __call__(self, method, path, **more):
        return self.session.request(method, self.url + path, **more)
