"""One call sent once: room under the limits, how long we listen, and the answer read to its end.

What an answer means, and whether to ask again, is for `policy` to say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

import requests
from requests.utils import requote_uri

from integration import metrics
from integration.clients.auth import Auth
from integration.clients.errors import Broken, Throttled
from integration.clients.failures import from_requests
from integration.clients.pacer import Pacer, TooLong, does_somebody_wait
from integration.connections import System

TIMEOUT_S: Final = (5.0, 30.0)  # to connect, to answer
PERSON_TIMEOUT_S: Final = (5.0, 10.0)  # of a read for somebody who can be shown what was last read
PERSON_WAITS_S_MAX: Final = 10.0  # for room under a limit; then they are told, or shown what was last read
BODY_BYTES_MAX: Final = 32 * 1024 * 1024

OnCall = Callable[[System, str, str], object]


class Call(NamedTuple):
    """One thing to ask."""

    method: str
    url: str
    operation: str
    body: bytes | None
    sent: tuple[str, ...]  # texts that a refusal might repeat and that must not reach a log
    pacer: Pacer | None = None  # of a limit that only calls of this kind have

    @property
    def write(self) -> bool:
        """Whether it may change something."""
        return self.method != "GET"

    def __repr__(self) -> str:
        return f"<{self.method} {self.operation}>"


class Answer(NamedTuple):
    """What came back, read to its end."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    request: requests.PreparedRequest

    def __repr__(self) -> str:
        return f"<HTTP {self.status}, {len(self.body)} bytes>"


class Exchange:
    """Sends calls to one system."""

    def __init__(
        self,
        system: System,
        base_url: str,
        session: requests.Session,
        auth: Auth,
        pacer: Pacer,
        on_call: OnCall | None = None,
    ) -> None:
        self.system = system
        self.base_url = base_url
        self._session = session
        self.auth = auth
        self.pacer = pacer
        self._on_call = on_call or (lambda *_: None)
        session.trust_env = False  # no proxy and no netrc that nobody here knows of
        self._common = requests.PreparedRequest()
        self._common.prepare(
            "GET", base_url, {**session.headers, "Accept": "application/json", "User-Agent": "Timebridge"}
        )
        self._home = str(self._common.url)
        if not base_url.endswith("/"):  # of a host alone, preparing makes one with a path
            self._home = self._home.removesuffix("/")

    def answer(self, call: Call) -> Answer:
        """Send it, once. A write that nobody answered may have been done, and the error says so."""
        self._paced(call)
        timeout = PERSON_TIMEOUT_S if does_somebody_wait() and not call.write else TIMEOUT_S
        self._on_call(self.system, call.method, call.operation)
        try:
            with self._session.send(
                self._prepared(call), timeout=timeout, allow_redirects=False, stream=True
            ) as response:
                body = self._whole(call, response)
                self._count(call, response.status_code)
                return Answer(response.status_code, response.headers, body, response.request)
        except requests.RequestException as error:
            self._count(call, 0)
            raise from_requests(self.system, call.operation, error, timeout, write=call.write) from None

    def _prepared(self, call: Call) -> requests.PreparedRequest:
        """The call as it is sent: what all calls have in common was prepared once."""
        prepared = self._common.copy()
        prepared.method = call.method
        prepared.url = self._home + requote_uri(call.url.removeprefix(self.base_url))
        if call.body is not None:
            prepared.headers["Content-Type"] = "application/json"
        if call.write:
            prepared.prepare_body(call.body, None)
        if self._session.cookies:
            prepared.prepare_cookies(self._session.cookies)
        prepared.prepare_auth(self.auth)
        return prepared

    def _count(self, call: Call, status: int) -> None:
        """One more call; 0 stands for no answer."""
        told = {"system": self.system.value, "op": call.operation, "status": status}
        metrics.CALLS.add(1, told)

    def _paced(self, call: Call) -> None:
        """Wait for room under every limit; a person does not wait for long."""
        at_most_s = PERSON_WAITS_S_MAX if does_somebody_wait() else None
        try:
            waited_s = 0.0 if call.pacer is None else call.pacer.wait(at_most_s=at_most_s)
            waited_s += self.pacer.wait(at_most_s=at_most_s)
        except TooLong as error:
            raise Throttled(self.system, call.operation, error.wait_s) from None
        if waited_s > 0:
            metrics.WAITED_S.add(waited_s, {"system": self.system.value})

    def _whole(self, call: Call, response: requests.Response) -> bytes:
        body = bytearray()
        for chunk in response.iter_content(65_536):
            body += chunk
            if len(body) > BODY_BYTES_MAX:
                what = f"sent more than {BODY_BYTES_MAX} bytes"
                raise Broken(self.system, call.operation, what, outcome_unknown=call.write)
        return bytes(body)
