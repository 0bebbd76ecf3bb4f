"""Worlds of a size, and the calls that are measured in them."""

from __future__ import annotations

import json
from types import SimpleNamespace

from flask import Flask, Response
from werkzeug.datastructures import Headers

from sim.http.directory import Directory
from sim.karbon.records import Contact
from sim.karbon.routes import create_app
from sim.karbon.state import KarbonState
from sim.physics.limits import FixedWindow, SlidingWindow
from sim.physics.universe import Universe

CONSTANT = b'{"constant":true}'
CONTACT_TYPES = 100


def bare(body=CONSTANT, headers=None):
    """The cheapest app that Flask can be: it answers every GET with the same bytes and the same headers."""
    app = Flask("bare", static_folder=None)
    constant = Headers(headers or {"Content-Type": "application/json"})
    app.add_url_rule("/<path:anything>", "constant", lambda **_: Response(body, headers=constant))
    return app


def unlimited(universe):
    """A world in which nobody is throttled: speed is measured, not patience."""
    for part in universe._parts.values():
        if isinstance(part, FixedWindow | SlidingWindow):
            part._calls, part._window_us = 10**12, 0
    return universe


def contacts(count):
    """People spread evenly over a hundred contact types, so that each type has a hundredth of them."""
    return (
        Contact(
            contact_key=f"C{number:07}",
            first_name=f"First {number}",
            last_name=f"Last {number * 7919 % count}",
            contact_type=f"Type {number % CONTACT_TYPES}",
        )
        for number in range(count)
    )


def karbon(count):
    """A Karbon account with so many people: its app, the headers of its calls, its universe."""
    universe = Universe(seed=7)
    state = KarbonState(universe)
    world = SimpleNamespace(universe=universe, karbon=state)
    directory = Directory()
    universe.announce = lambda credential: directory.enter(credential, world)
    state.load(contacts(count))
    access = state.open_access("speed")
    unlimited(universe)
    headers = {"Authorization": f"Bearer {access['bearer']}", "AccessKey": access["access_key"]}
    return SimpleNamespace(app=create_app(directory), headers=headers, universe=universe, state=state)


def new_contact(number):
    """The body that makes one more person."""
    return json.dumps({"FirstName": "New", "LastName": f"Person {number}", "ContactType": "Client"}).encode()
