"""The fakes at the vendors' real hosts, in process: for any client that uses `requests`, unmodified.

Two ways with the same bytes: `mounted()` puts them under the whole process with `responses`; `WorldAdapter` is a
transport for one session, about twice as fast.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import Any, Final
from urllib.parse import urlsplit

import requests
import responses
from flask import Flask
from requests.adapters import BaseAdapter
from requests.structures import CaseInsensitiveDict
from urllib3 import HTTPHeaderDict, HTTPResponse

from sim.http.call import Reply, call_url
from sim.physics.fault_kinds import BROKEN_OFF, NEVER_HEARD

Apps = Mapping[str, Flask]  # by host

METHODS: Final = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")
CALLS_KEPT: Final = 50  # `responses` keeps 4.6 KB a call; our journal keeps what matters


@contextmanager
def mounted(apps: Apps) -> Iterator[responses.RequestsMock]:
    """Answer every request of this process to one of these hosts from the app of that host."""
    hosts = "|".join(re.escape(host) for host in apps)
    pattern = re.compile(rf"^https://(?:{hosts})(?:/.*)?$", re.DOTALL)
    with responses.RequestsMock(assert_all_requests_are_fired=False) as mock:

        def from_app(request: Any) -> Any:
            if len(mock.calls) > CALLS_KEPT:
                mock.calls.reset()
            reply = call_url(
                apps[urlsplit(request.url).netloc], request.method, request.url, request.headers, request.body
            )
            reply = arrive(reply, request.req_kwargs.get("timeout"), request)
            return reply.status, reply.headers, reply.body

        for method in METHODS:
            mock.add_callback(method, pattern, callback=from_app, content_type=None)
        yield mock


class WorldAdapter(BaseAdapter):
    """Mount this on a `requests.Session` to reach the fakes without sockets."""

    def __init__(self, apps: Apps) -> None:
        super().__init__()
        self._apps = apps

    def send(
        self,
        request: requests.PreparedRequest,
        stream: bool = False,  # noqa: ARG002 - requests' own signature
        timeout: Any = None,
        verify: bool | str = True,  # noqa: ARG002
        cert: Any = None,  # noqa: ARG002
        proxies: Any = None,  # noqa: ARG002
    ) -> requests.Response:
        """Answer from the app of the request's host; an unknown host is as unreachable as in real life."""
        url = str(request.url)
        app = self._apps.get(urlsplit(url).netloc)
        if app is None:
            raise requests.ConnectionError(f"no fake answers at {urlsplit(url).netloc}", request=request)
        reply = call_url(app, str(request.method), url, request.headers, request.body)
        return _response(arrive(reply, timeout, request), request)

    def close(self) -> None:
        """Nothing is open."""


def arrive(reply: Reply, timeout: Any, request: Any) -> Reply:
    """Let a fault befall an answer on its way: lost, broken off, or later than the caller waits. Costs no real time."""
    fault = reply.fault
    if fault is None or reply.clock is None:
        return reply
    if fault.kind in NEVER_HEARD:
        raise requests.ConnectionError("the connection was closed before the answer came", request=request)
    if fault.kind in BROKEN_OFF:  # the headers promise all of it
        return reply._replace(body=reply.body[: len(reply.body) // 2])
    patience_s = timeout[1] if isinstance(timeout, tuple) else timeout
    if patience_s is None or patience_s >= fault.delay_s:
        reply.clock.advance(fault.delay_s)
        return reply
    reply.clock.advance(patience_s)
    raise requests.ReadTimeout(f"no answer within {patience_s} s", request=request)


def _response(reply: Reply, request: requests.PreparedRequest) -> requests.Response:
    response = requests.Response()
    response.status_code = reply.status
    response.headers = CaseInsensitiveDict(reply.headers)
    response.url = str(request.url)
    response.request = request
    response.encoding = requests.utils.get_encoding_from_headers(response.headers)
    response.raw = _Arrived(reply, request.method, whole=_is_whole(response.headers, reply))
    return response


def _is_whole(headers: Mapping[str, str], reply: Reply) -> bool:
    """Whether the bytes are the body as it was promised, and nothing has to be unpacked."""
    return headers.get("Content-Length") == str(len(reply.body)) and "Content-Encoding" not in headers


class _Arrived(HTTPResponse):
    """urllib3's response, made when somebody wants more of it than the bytes of a body that came whole."""

    def __init__(self, reply: Reply, method: str | None, *, whole: bool) -> None:
        self._reply = reply
        self._asked_by = method
        self._whole = whole
        self._given = False

    def __getattr__(self, name: str) -> Any:
        """Whatever urllib3's own has."""
        if "_fp" in self.__dict__ or name.startswith("__"):
            raise AttributeError(name)
        self.__dict__["_fp"] = None  # nothing is asked for a second time while it is made
        super().__init__(
            body=BytesIO(self._reply.body),
            headers=HTTPHeaderDict(self._reply.headers),
            status=self._reply.status,
            preload_content=False,
            request_method=self._asked_by,  # an answer to HEAD promises bytes that do not follow
        )
        if self._given:
            self.read()
        return getattr(self, name)

    def stream(
        self, amt: int | None = 2**16, decode_content: bool | None = None
    ) -> Generator[bytes, None, None]:
        """The body, piece by piece."""
        if "_fp" in self.__dict__ or not self._whole or amt is None:
            yield from super().stream(amt, decode_content)
            return
        body, self._whole, self._given = self._reply.body, False, True
        for start in range(0, len(body), amt):
            yield body[start : start + amt]

    @property
    def closed(self) -> bool:
        """Whether nothing more can be read. Asked for at the end of each object."""
        return super().closed if "_fp" in self.__dict__ else self._given

    def close(self) -> None:
        """Nothing is open before it is made."""
        if "_fp" in self.__dict__:
            super().close()

    def release_conn(self) -> None:
        """There is no connection to give back."""
