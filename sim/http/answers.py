"""Responses with exactly the bytes and headers that a vendor sends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from flask import Response
from werkzeug.datastructures import Headers

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment


class Answer(Response):
    """A whole body with its headers, which are sent as they stand: a copy, for addresses to complete, costs a tenth."""

    def get_wsgi_headers(self, environ: WSGIEnvironment) -> Headers:
        """The headers, unless one has an address in it or there is no body to have a length."""
        return self.headers if self._as_they_stand() else super().get_wsgi_headers(environ)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """The whole body at once, where nothing is left to close."""
        if environ["REQUEST_METHOD"] == "HEAD" or self._on_close or not self._as_they_stand():
            return super().__call__(environ, start_response)
        start_response(self.status, self.headers.to_wsgi_list())
        return (self.get_data(),)

    def _as_they_stand(self) -> bool:
        return self.status_code not in {204, 304} and "Location" not in self.headers


def answer(
    body: bytes,
    status: int = 200,
    content_type: str = "application/json",
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A response with exactly these bytes."""
    return Answer(body, status, headers, content_type=content_type)
