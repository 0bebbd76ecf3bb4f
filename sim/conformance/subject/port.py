"""The subject port: how a step speaks to the integration under test, whoever wrote it and in whatever language.

A subject is named by a string. `package.module:callable` is called with the connections and gives an object with
`call(operation, arguments)`, which answers `{"ok": {...}}` or `{"refused": {"code", "sentence", "remedy"}}`.
A URL is asked over HTTP (`http.py`). Another way to reach one is another entry in `OPENERS`.
"""

import importlib
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import Any, Protocol

import msgspec

from sim.conformance.errors import SubjectError
from sim.conformance.subject.address import is_url
from sim.conformance.subject.shape import wrong_answer, wrong_question

PARTS = ("code", "sentence", "remedy")

Waiting = Callable[[], AbstractContextManager[object]]


class Port(Protocol):
    """What an entry point has to give."""

    def call(self, operation: str, arguments: dict[str, Any]) -> Mapping[str, Any]:
        """Carry out one operation, or refuse it; never raise for a refusal."""
        ...


class Refused(Exception):
    """The subject refused an operation, and said why and what to do."""

    def __init__(self, code: str, sentence: str, remedy: str, choices: tuple[str, ...] = ()) -> None:
        super().__init__(f"{code}: {sentence} {remedy}".strip())
        self.code = code
        self.sentence = sentence
        self.remedy = remedy
        self.choices = choices


class Subject:
    """An opened integration."""

    def __init__(self, spec: str, port: Port, waiting: Waiting = nullcontext) -> None:
        self._spec = spec
        self._port = port
        self._waiting = waiting

    def call(self, operation: str, **arguments: Any) -> dict[str, Any]:
        """Ask for an operation; its plain result, or `Refused`. Neither side may say what the port does not know."""
        if problem := wrong_question(operation, arguments):
            raise SubjectError(problem)
        with self._waiting():
            answer = self._port.call(operation, arguments)
        if not isinstance(answer, Mapping) or set(answer) not in ({"ok"}, {"refused"}):
            raise SubjectError(
                self._said(operation, f"answered {answer!r}; expected {{'ok': ...}} or {{'refused': ...}}")
            )
        if "refused" in answer:
            raise self._refusal(operation, answer["refused"])
        return self._plain(operation, answer["ok"])

    def beyond(self, operation: str, arguments: dict[str, Any]) -> dict[str, Any] | None:
        """Ask for an operation that the port does not know and this subject may have; None when it has not."""
        with self._waiting():
            answer = self._port.call(operation, arguments)
        found = answer.get("ok")
        return found if isinstance(found, dict) else None

    def further(self, operation: str, arguments: dict[str, Any]) -> dict[str, Any]:
        """Ask for an operation that the port does not know and this subject has; its plain result, or `Refused`."""
        with self._waiting():
            answer = self._port.call(operation, arguments)
        if "refused" in answer:
            raise self._refusal(operation, answer["refused"])
        return dict(answer["ok"])

    @property
    def receives(self) -> bool:
        """Whether it takes webhooks: its port has `receive(source, headers, body)`, which gives a status of HTTP."""
        return callable(getattr(self._port, "receive", None))

    def receive(self, source: str, headers: Mapping[str, str], body: bytes) -> int:
        """Hand it a webhook; the status that it answers."""
        port: Any = self._port
        with self._waiting():
            return int(port.receive(source, headers, body))

    def _plain(self, operation: str, result: object) -> dict[str, Any]:
        """The result as any adapter would bring it: through JSON, so that none can smuggle an object past it."""
        try:
            plain = msgspec.json.decode(msgspec.json.encode(result))
        except (TypeError, msgspec.MsgspecError) as problem:
            raise SubjectError(self._said(operation, f"gave a result that is not JSON: {problem}")) from None
        if not isinstance(plain, dict):
            raise SubjectError(self._said(operation, f"gave {plain!r} as 'ok'; expected an object"))
        if wrong := wrong_answer(operation, plain):
            raise SubjectError(self._said(operation, wrong))
        return plain

    def _refusal(self, operation: str, refused: object) -> Exception:
        if isinstance(refused, Mapping) and all(isinstance(refused.get(part), str) for part in PARTS):
            choices = refused.get("choices")
            texts = choices if isinstance(choices, list | tuple) else ()
            code, sentence, remedy = (refused[part] for part in PARTS)
            return Refused(code, sentence, remedy, tuple(str(one) for one in texts))
        wanted = " and ".join(", ".join(PARTS).rsplit(", ", 1))
        return SubjectError(self._said(operation, f"refused with {refused!r}; expected texts for {wanted}"))

    def _said(self, operation: str, problem: str) -> str:
        return f"subject {self._spec}: {operation} {problem}"


def open_subject(spec: str, waiting: Waiting = nullcontext, **connections: Any) -> Subject:
    """The integration a spec names, opened with its connections; an error names the spec and what is wrong.

    `waiting` is entered whenever the subject is at work, so that what it calls can be served.
    """
    for fits, opener in OPENERS:
        if fits(spec):
            with waiting():
                port = opener(spec, connections)
            return Subject(spec, port, waiting)
    raise SubjectError(f"subject {spec}: neither package.module:callable nor a URL")


def _is_entry_point(spec: str) -> bool:
    module, colon, name = spec.partition(":")
    return bool(colon) and name.isidentifier() and all(part.isidentifier() for part in module.split("."))


def entry_point(spec: str) -> Callable[..., Any]:
    """What `package.module:callable` names; an error says what is not there."""
    if not _is_entry_point(spec):
        raise SubjectError(f"subject {spec}: neither package.module:callable nor a URL")
    name, _, attribute = spec.partition(":")
    try:
        module = importlib.import_module(name)
    except ImportError as problem:
        raise SubjectError(f"subject {spec}: {name} cannot be imported: {problem}") from problem
    entry = getattr(module, attribute, None)
    if not callable(entry):
        raise SubjectError(f"subject {spec}: {name} has nothing callable named {attribute}")
    found: Callable[..., Any] = entry
    return found


def _open_entry_point(spec: str, connections: dict[str, Any]) -> Port:
    entry = entry_point(spec)
    try:
        port = entry(**connections)
    except TypeError as problem:
        raise SubjectError(
            f"subject {spec}: cannot be opened with {sorted(connections)}: {problem}"
        ) from problem
    if not callable(getattr(port, "call", None)):
        raise SubjectError(
            f"subject {spec}: gave a {type(port).__name__} without a method call(operation, arguments)"
        )
    opened: Port = port
    return opened


def _open_url(spec: str, given: dict[str, Any]) -> Port:
    from sim.conformance.subject.http import open_firm  # with a client that entry points do not need

    return open_firm(spec, **given)


OPENERS: list[tuple[Callable[[str], bool], Callable[[str, dict[str, Any]], Port]]] = [
    (is_url, _open_url),
    (_is_entry_point, _open_entry_point),
]
