"""An operation of the control API: its place, its handler, and what its types say about both ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple, get_type_hints

import msgspec

from sim.http.control.refusals import explained, refused

NAME: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")
_PARAMETER: Final = re.compile(r"\{(\w+)\}")

Handler = Callable[..., Any]


class Operation(NamedTuple):
    """One method at one path. The handler's first line is its summary; its hints are its schemas."""

    area: str
    method: str
    path: str
    handler: Handler
    status: int
    body: type[msgspec.Struct] | None
    query: type[msgspec.Struct] | None
    answer: Any

    @property
    def id(self) -> str:
        """A name for generated clients."""
        return self.handler.__name__

    @property
    def summary(self) -> str:
        """What it does, in one sentence."""
        return (self.handler.__doc__ or "").strip().partition("\n")[0]

    @property
    def parameters(self) -> list[str]:
        """Names in the path."""
        return _PARAMETER.findall(self.path)

    @property
    def rule(self) -> str:
        """The path as Flask writes it."""
        return _PARAMETER.sub(r"<\1>", self.path)

    def arguments(self, names: Mapping[str, str], query: Mapping[str, str], body: bytes) -> dict[str, Any]:
        """What the handler is called with; a refusal says which part of the call is wrong."""
        given: dict[str, Any] = {kind: checked(kind, name) for kind, name in names.items()}
        if self.query is not None:
            given["query"] = _read_query(query, self.query)
        if self.body is not None:
            given["body"] = read_body(body, self.body)
        return given


class Area:
    """Operations that belong together."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.operations: list[Operation] = []

    def on(self, method: str, path: str, status: int = 200) -> Callable[[Handler], Handler]:
        """Serve this method of this path with the decorated function."""

        def register(handler: Handler) -> Handler:
            hints = get_type_hints(handler)
            self.operations.append(
                Operation(
                    self.name,
                    method,
                    path,
                    handler,
                    status,
                    hints.get("body"),
                    hints.get("query"),
                    hints["return"],
                )
            )
            return handler

        return register


def checked(kind: str, name: str) -> str:
    """A name that may stand in a path, or a refusal."""
    if not NAME.fullmatch(name):
        raise refused(
            400,
            "bad_name",
            f"the {kind} has 1 to 64 letters, digits, '_' or '-' for a name, not {name[:80]!r}.",
        )
    return name


def read_body(body: bytes, wanted: type[msgspec.Struct]) -> Any:
    """The body as what the operation wants."""
    try:
        return msgspec.json.decode(body or b"{}", type=wanted)
    except msgspec.ValidationError as error:
        raise refused(422, "bad_body", explained(error, wanted)) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise refused(400, "not_json", f"the body is not JSON: {reason}; send one JSON object.") from None


def _read_query(query: Mapping[str, str], wanted: type[msgspec.Struct]) -> Any:
    try:
        return msgspec.convert(dict(query), wanted, strict=False)
    except msgspec.ValidationError as error:
        raise refused(422, "bad_query", explained(error, wanted)) from None
