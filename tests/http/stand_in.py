"""A tiny vendor with notes, to try the ways into a world without any of the three services."""

import json
from types import SimpleNamespace

import msgspec
from flask import Blueprint, request

from sim.http.directory import Directory
from sim.http.service import Caller, Encoded, Service, answer, create_app, current_world
from sim.physics.limits import FixedWindow
from sim.physics.refusal import Refusal
from sim.physics.universe import Universe

HOST = "notes.example"
KEY = "the-key"


class Note(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One note."""

    id: int
    text: str


notes = Blueprint("notes", __name__)


@notes.get("/notes/<int:number>")
def read(number):
    note = current_world().notes.get(number)
    if note is None:
        raise Refusal(404, {"error": "no such note"})
    return answer(msgspec.json.encode(note))


@notes.get("/notes")
def count():
    return answer(msgspec.json.encode(len(current_world().notes)))


@notes.post("/notes")
def write():
    world = current_world()
    text = request.get_json()["text"]
    note = world.notes.put(Note(id=world.universe.chance.number("note"), text=text))
    if "forbidden" in text:
        raise Refusal(400, {"error": "forbidden"}, note="the text has a forbidden word")
    if "broken" in text:
        raise RuntimeError("this breaks")
    return answer(msgspec.json.encode(note), 201, headers={"Location": f"/notes/{note.id}"})


@notes.route("/echo/<path:rest>", methods=["GET", "POST", "PUT", "DELETE", "HEAD", "PATCH"])
def echo(rest):
    seen = {
        "method": request.method,
        "rest": rest,
        "query": request.environ["QUERY_STRING"],
        "args": dict(request.args),
        "x": request.headers.get("X-Seen", ""),
        "type": request.headers.get("Content-Type", ""),
        "length": request.headers.get("Content-Length", ""),
        "body": request.get_data().decode("latin-1"),
    }
    return answer(json.dumps(seen).encode())


def service():
    return Service(
        name="notes",
        identify=_identify,
        limit=lambda world: world.window,
        throttled=lambda wait_s: Refusal(429, {"error": "slow down"}, {"Retry-After": str(wait_s)}),
        unavailable=lambda status: Refusal(status, {"error": "unavailable"}),
        no_such_route=lambda status: Refusal(status, {"error": "no route"}),
        broken=lambda: Refusal(500, {"error": "broken"}),
        encode=lambda body: Encoded(msgspec.json.encode(body)),
        compresses=True,
    )


def _identify(directory):
    world = directory.find(request.headers.get("X-Key", ""))
    if world is None:
        raise Refusal(401, {"error": "who are you?"})
    return Caller(world, "tester", "tester")


def make_world():
    universe = Universe(seed=7)
    table = universe.table("notes", key=lambda note: note.id)
    window = universe.part("window", FixedWindow(universe.clock, 1000, 60))
    table.load([Note(id=0, text="zero")])
    return SimpleNamespace(universe=universe, notes=table, window=window)


def make_app(world):
    directory = Directory()
    directory.enter(KEY, world)
    return create_app(service(), directory, notes)
