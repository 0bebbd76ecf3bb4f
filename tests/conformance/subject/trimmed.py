"""Our integration with everything taken off its answers that the published document does not name."""

from typing import Any

import msgspec

from integration.port import Port
from integration.port import open_port as open_ours
from sim.conformance.subject.operations import OPERATIONS
from sim.conformance.subject.wire import Refusal


class Trimmed:
    """What somebody would write who knows the document and nothing else."""

    def __init__(self, port: Port) -> None:
        self._port = port

    def call(self, operation: str, arguments: dict[str, Any]) -> dict[str, Any]:
        """The same answer, and nothing beside it."""
        answer = self._port.call(operation, arguments)
        if "ok" in answer:
            return {"ok": msgspec.to_builtins(msgspec.convert(answer["ok"], OPERATIONS[operation].gives))}
        return {"refused": msgspec.to_builtins(msgspec.convert(answer["refused"], Refusal))}


def open_port(**given: Any) -> Trimmed:
    """The port on a firm."""
    return Trimmed(open_ours(**given))
