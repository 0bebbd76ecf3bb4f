"""`GET /health`: whether the service answers, and whether every store that is open can be read. It names nobody."""

from __future__ import annotations

from typing import Final

import msgspec
from flask import Flask, Response

from integration.service.firms import Firms

HEALTH: Final = "health"


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """How the service is."""

    ok: bool
    firms: int  # that are open
    stores_failing: int


def add_health(app: Flask, firms: Firms) -> None:
    """Add the address that a supervisor asks, without a token; 503 when something is wrong."""

    @app.get("/health", endpoint=HEALTH)
    def health() -> Response:
        count, failing = firms.failing()
        found = Health(ok=not failing, firms=count, stores_failing=failing)
        return Response(msgspec.json.encode(found), 200 if found.ok else 503, mimetype="application/json")
