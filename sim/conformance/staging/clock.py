"""The world's time over HTTP, for a subject that has to wait or to know what day it is."""

from collections.abc import Callable
from typing import Any, Final

from flask import Flask, Response, request

from sim.http.service import answer
from sim.physics.clock import Clock

PATH: Final = "/clock"
SLEEP_S_MAX: Final = 366 * 24 * 3600
WRONG: Final = b'{"error": "the clock takes {\\"sleep_s\\": seconds}, from 0 to a year"}'


def create_clock(clock: Callable[[], Clock]) -> Flask:
    """`GET /clock` says what time it is, `POST /clock` lets time pass first."""
    app = Flask("sim.clock", static_folder=None)

    @app.get(PATH)
    def now() -> Response:
        return answer(f'{{"now": "{clock().now().isoformat()}"}}'.encode())

    @app.post(PATH)
    def sleep() -> Response:
        seconds = _seconds(request.get_json(silent=True))
        if seconds is None:
            return answer(WRONG, 400)
        clock().advance(seconds)
        return now()

    return app


def _seconds(body: Any) -> float | None:
    found = body.get("sleep_s") if isinstance(body, dict) else None
    if isinstance(found, bool) or not isinstance(found, int | float) or not 0 <= found <= SLEEP_S_MAX:
        return None
    return float(found)
