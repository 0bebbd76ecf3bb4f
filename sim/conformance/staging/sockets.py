"""The services and the world's clock on ports of this machine, for a subject in a process of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from flask import Flask

from sim.apps import apps_by_service
from sim.conformance.staging.clock import PATH, create_clock
from sim.conformance.staging.turns import Turns
from sim.conformance.staging.way import WORLD, Way, with_firm
from sim.http.beside import HOST, served
from sim.http.connections import SERVICES, base_urls
from sim.worlds import Worlds

CLOCK: Final = "clock"


@contextmanager
def over_sockets() -> Iterator[Way]:
    """Three ports for the services and one for the clock; all are gone at the end."""
    worlds, turns = with_firm(Worlds()), Turns()
    apps = _apps(worlds)
    for app in apps:
        # The documented way to put a layer around a Flask app.
        app.wsgi_app = turns.taken_by(app.wsgi_app)  # type: ignore[method-assign, assignment]
    with served(apps) as found:
        ports = dict(zip((*SERVICES, CLOCK), found, strict=True))
        try:
            yield Way(worlds, base_urls(HOST, ports), f"http://{HOST}:{ports[CLOCK]}{PATH}", turns.waiting)
        finally:
            turns.end()


def _apps(worlds: Worlds) -> list[Flask]:
    by_service = apps_by_service(worlds.directory)
    clock = create_clock(lambda: worlds.get(WORLD).universe.clock)
    return [*(by_service[service] for service in SERVICES), clock]
