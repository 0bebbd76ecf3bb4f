"""Serves a bare route and a Karbon account of a size in one process; prints its ports and headers as JSON."""

import json
import sys

from sim.http.ports import reserve
from sim.http.server import Listening, run
from tests.benchmarks.worlds_for_speed import bare, karbon


def main(count):
    world = karbon(count)
    ports = reserve([("127.0.0.1", 0)] * 2)
    found = {"bare": ports[0].number, "karbon": ports[1].number, "headers": world.headers}
    listening = [Listening(app, port) for app, port in zip((bare(), world.app), ports, strict=True)]

    def ready():
        sys.stdout.write(json.dumps(found) + "\n")
        sys.stdout.flush()

    run(listening, ready)


if __name__ == "__main__":
    main(int(sys.argv[1]))
