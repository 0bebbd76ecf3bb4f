"""A subject at a URL: the port as JSON over HTTP, and one sentence for whatever goes wrong on the way."""

from collections.abc import Mapping
from socket import gaierror
from time import monotonic
from typing import Any, Final, NoReturn

import msgspec
import requests
from urllib3.exceptions import NameResolutionError, NewConnectionError, ReadTimeoutError

from sim.conformance.errors import SubjectError
from sim.conformance.subject.address import base_of
from sim.conformance.subject.operations import OPERATIONS

ANSWER_BYTES_MAX: Final = 64 * 1024 * 1024
SHOWN: Final = 80  # characters of what should not have been answered
PIECE_BYTES: Final = 65_536

# One for the process: a connection is kept from call to call, and from scenario to scenario.
_SESSION: Final = requests.Session()
_SESSION.trust_env = False  # no proxy stands between the harness and the subject


class HttpSubject:
    """Whoever answers the port at an address."""

    def __init__(self, spec: str, *, timeout_s: float, token: str = "") -> None:
        self._base = base_of(spec)
        self._timeout_s = timeout_s
        self._headers = {
            "Accept": "application/json",
            **({"Authorization": f"Bearer {token}"} if token else {}),
        }
        self._token = bool(token)

    def describe(self) -> dict[str, Any]:
        """Who it is, and which operations it has."""
        return self._asked("describing itself", "GET", "/")

    def open(self, firm: str, wanted: Mapping[str, Any]) -> None:
        """Open a firm, or open it anew."""
        answer = self._asked("opening a firm", "PUT", f"/firms/{firm}", wanted)
        if "ok" not in answer:
            self._fail(f"opening a firm was answered with {_short(answer)}; expected {{'ok': {{}}}}")

    def call(self, firm: str, operation: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """Carry out an operation of a firm, or be refused it."""
        return self._asked(operation, "POST", f"/firms/{firm}/{operation}", arguments)

    def forget(self, firm: str) -> None:
        """Let it forget a firm, whether it knows it or not."""
        status, _, body = self._sent("forgetting a firm", "DELETE", f"/firms/{firm}", None)
        if status not in {204, 404}:
            self._fail_with("forgetting a firm", status, _error_in(body))

    def _asked(self, what: str, method: str, path: str, body: Any = None) -> dict[str, Any]:
        status, kind, content = self._sent(what, method, path, body)
        if status != requests.codes.ok:
            self._fail_with(what, status, _error_in(content))
        begins = f"it begins {_text(content)!r}" if content else "it is empty"
        if kind.lower() != "application/json":
            self._fail(f"{what} was answered as {kind or 'nothing in particular'}, not as JSON; {begins}")
        try:
            answer = msgspec.json.decode(content)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            self._fail(f"{what} was answered with JSON that does not hold together; {begins}")
        if not isinstance(answer, dict):
            self._fail(f"{what} was answered with {_short(answer)}; the port answers objects")
        return answer

    def _sent(self, what: str, method: str, path: str, body: Any) -> tuple[int, str, bytes]:
        """Status, content type and body; the patience is for the whole of it, however slowly it trickles in."""
        until = monotonic() + self._timeout_s
        content = None if body is None else msgspec.json.encode(body)
        headers = self._headers if content is None else {**self._headers, "Content-Type": "application/json"}
        try:
            with _SESSION.request(
                method,
                self._base + path,
                data=content,
                headers=headers,
                timeout=self._timeout_s,
                allow_redirects=False,
                stream=True,
            ) as response:
                found = bytearray()
                for piece in response.iter_content(PIECE_BYTES):
                    found += piece
                    if len(found) > ANSWER_BYTES_MAX:
                        self._fail(f"{what} was answered with more than {ANSWER_BYTES_MAX >> 20} MiB")
                    if monotonic() > until:
                        self._too_slow(what)
                kind = response.headers.get("Content-Type", "").partition(";")[0].strip()
                return response.status_code, kind, bytes(found)
        except requests.Timeout:
            self._too_slow(what)
        except requests.RequestException as error:
            if isinstance(_cause(error), ReadTimeoutError):  # in the middle of the answer
                self._too_slow(what)
            self._fail(_reason(what, error))

    def _too_slow(self, what: str) -> NoReturn:
        self._fail(
            f"{what} was not answered within {self._timeout_s:g} s; if it needs longer, say so with "
            f"--subject-timeout"
        )

    def _fail_with(self, what: str, status: int, said: str) -> NoReturn:
        if status in {401, 403}:
            asked = "does not take this token" if self._token else "asks for a token"
            self._fail(f"{asked} (HTTP {status}); give it with --subject-token or TIMEBRIDGE_SUBJECT_TOKEN")
        if status == requests.codes.not_found and what in OPERATIONS:
            self._fail(f"has no operation {what}, or no longer knows the firm (HTTP 404{said})")
        verb = {400: "does not take", 500: "broke on"}.get(status, "failed on")
        self._fail(f"{verb} {what} (HTTP {status}{said})")

    def _fail(self, problem: str) -> NoReturn:
        raise SubjectError(f"subject {self._base}: {problem}") from None


class HttpFirm:
    """One firm of a subject at a URL, as the port that steps speak to."""

    def __init__(self, subject: HttpSubject, firm: str) -> None:
        self._subject = subject
        self._firm = firm

    def call(self, operation: str, arguments: dict[str, Any]) -> Mapping[str, Any]:
        """Carry out one operation, or refuse it."""
        return self._subject.call(self._firm, operation, arguments)


def open_firm(
    spec: str,
    *,
    connections: Mapping[str, Any],
    firm: str,
    clock: str | None,
    timeout_s: float,
    token: str = "",
) -> HttpFirm:
    """A firm of the subject at this address. What the subject remembers under this name, it still knows."""
    subject = HttpSubject(spec, timeout_s=timeout_s, token=token)
    subject.open(firm, {"connections": connections, "clock": clock})
    return HttpFirm(subject, firm)


def _reason(what: str, error: requests.RequestException) -> str:
    """Why there is no answer, as a person would say it."""
    cause = _cause(error)
    if isinstance(cause, NameResolutionError | gaierror):
        return "there is no host of this name; correct --subject"
    if isinstance(error, requests.exceptions.SSLError):
        return "its certificate is not trusted here; use http:// on this machine"
    if isinstance(cause, NewConnectionError):
        return "nobody answers there; start the subject, or correct --subject"
    if isinstance(error, requests.exceptions.InvalidURL | requests.exceptions.InvalidSchema):
        return "is no address; write it like http://127.0.0.1:9000"
    return f"the answer to {what} broke off; look at what the subject says where it runs"


def _cause(error: BaseException) -> object:
    """What lies at the bottom of an error of `requests`."""
    inner = error.args[0] if error.args else None
    return getattr(inner, "reason", None) or inner


def _error_in(content: bytes) -> str:
    """The sentence that comes with a status, or the beginning of whatever else comes with it."""
    try:
        found = msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return f", {_text(content)!r}" if content else ""
    said = found.get("error") if isinstance(found, dict) else None
    return f": {said}" if isinstance(said, str) else f", {_short(found)}"


def _text(content: bytes) -> str:
    return " ".join(content[: 4 * SHOWN].decode("utf-8", "replace").split())[:SHOWN]


def _short(found: object) -> str:
    text = repr(found)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]} ..."
