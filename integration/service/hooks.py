"""Where Karbon and QuickBooks send a firm's webhooks: `/firms/NAME/webhooks/karbon` and `.../quickbooks`.

The signature stands in for a token. Whoever has none learns nothing, not even which firms there are.
"""

from __future__ import annotations

from typing import Final

from flask import Flask, Response, request

from integration.service.firms import Firms
from integration.webhooks.receiving import HEADERS, NotProven

RECEIVE: Final = "receive"


def add_webhooks(app: Flask, firms: Firms) -> None:
    """Add the receivers."""

    @app.post(f"/firms/<firm>/webhooks/<any({', '.join(HEADERS)}):source>", endpoint=RECEIVE)
    def receive(firm: str, source: str) -> Response:
        firms.receive(firm, source, request.headers.get(HEADERS[source], ""), request.get_data())
        return Response(status=200)

    app.register_error_handler(
        NotProven,
        lambda _error: Response(
            b'{"error":"Nothing shows that this was sent by whom it says."}', 401, mimetype="application/json"
        ),
    )
