"""Responses with exactly the bytes and headers that a vendor sends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from flask import Response
from werkzeug.datastructures import Headers

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment


class Answer(Response):
    """A whole body with its headers, which are sent as they stand: a copy, for addresses to complete, costs a tenth."""

    def get_wsgi_headers(self, environ: WSGIEnvironment) -> Headers:
        """The headers, unless one has an address in it or there is no body to have a length."""
        as_they_stand = self.status_code not in {204, 304} and "Location" not in self.headers
        return self.headers if as_they_stand else super().get_wsgi_headers(environ)


def answer(
    body: bytes,
    status: int = 200,
    content_type: str = "application/json",
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A response with exactly these bytes."""
    return Answer(body, status, headers, content_type=content_type)
