"""Ours with a fault planted in it, each of a kind that somebody might build: a simulation that misses it is no good."""

from __future__ import annotations

from typing import Any

from sqlalchemy import update

from integration.model import Client
from integration.port import Port, open_port
from integration.store.links import links
from integration.store.schema import LINK


class Planted:
    """Ours, but for what a subclass does otherwise."""

    def __init__(self, **given: Any) -> None:
        self._given = given
        self.port: Port = open_port(**given)

    def call(self, operation: str, arguments: dict[str, Any]) -> Any:
        return self.port.call(operation, arguments)


class Doubling(Planted):
    """Sends each piece of time twice, as whoever tries a POST again without looking."""

    def call(self, operation: str, arguments: dict[str, Any]) -> Any:
        if operation == "track_time":
            self.port.call(operation, arguments)
        return self.port.call(operation, arguments)


class Forgetting(Planted):
    """Says that it took time, and has not written it down when its code is gone."""

    def call(self, operation: str, arguments: dict[str, Any]) -> Any:
        answer = self.port.call(operation, arguments)
        entry = answer.get("ok", {}).get("entry", {})
        if operation == "track_time" and entry.get("state") == "held":
            self.port.call("delete_time", {"entry": entry["id"]})
        return answer


class Tidying(Planted):
    """Takes codes off the list whose work is completed, as if hiding were its business."""

    def call(self, operation: str, arguments: dict[str, Any]) -> Any:
        if operation == "sync":
            self.port.call("hide_jobs", {"by": "priya@baseline.example", "completed": True, "preview": False})
        return self.port.call(operation, arguments)


class Resurrecting(Planted):
    """Makes a code again that somebody deleted, without anybody asking."""

    def call(self, operation: str, arguments: dict[str, Any]) -> Any:
        answer = self.port.call(operation, arguments)
        if operation == "sync":
            for finding in answer.get("ok", {}).get("findings", ()):
                if finding["code"] == "CODE_NOT_LINKED":
                    asked = {"key": finding["subject"], "by": "priya@baseline.example", "choice": "restore"}
                    self.port.call("generate_code", asked)
        return answer


class Talking(Planted):
    """Tells its credentials with the status."""

    def call(self, operation: str, arguments: dict[str, Any]) -> Any:
        answer = self.port.call(operation, arguments)
        if operation == "sync" and "ok" in answer:
            answer["ok"]["debug"] = self._given["connections"]["karbon"]["access_key"]
        return answer


class Mixing(Planted):
    """Finds the codes of others gone, as if every bond in the store were its own."""

    def call(self, operation: str, arguments: dict[str, Any]) -> Any:
        if operation == "save_and_sync":
            desk = self.port._timebridge.desk
            with desk.database.begin() as connection:
                others = LINK.c.tenant != desk.tenant_id()
                connection.execute(update(LINK).where(others).values(state="missing"))
        return self.port.call(operation, arguments)


class Restless(Planted):
    """Writes in each sync, whether or not anything is to be written."""

    def call(self, operation: str, arguments: dict[str, Any]) -> Any:
        answer = self.port.call(operation, arguments)
        if operation == "save_and_sync" and "contact_types" not in arguments:
            time = self.port._timebridge.desk.time
            code = next(code for code in time.jobcodes(active="yes") if not code.parent_id)
            time.update_jobcodes([{"id": code.id, "name": f"{code.name[:60]}."}])
        return answer


class Indiscreet(Planted):
    """Writes the names of clients as it read them after its last operation, whoever may see them by now."""

    read: tuple[Client, ...] = ()

    def call(self, operation: str, arguments: dict[str, Any]) -> Any:
        desk = self.port._timebridge.desk
        if operation == "sync":
            with desk.database.read() as connection:
                codes = {link.key: link.jobcode_id for link in links(connection, desk.tenant_id())}
            named = [{"id": codes[one.key], "name": one.name} for one in self.read if one.key in codes]
            desk.time.update_jobcodes(named)
        answer = self.port.call(operation, arguments)
        self.read = tuple(desk.karbon.clients())
        return answer


class Stubborn(Indiscreet):
    """So it writes over what a person has called a code meanwhile."""
