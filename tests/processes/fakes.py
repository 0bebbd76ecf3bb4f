"""The three services, served by one process for all cycles, and worlds in them, reached by the control port alone."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Self

import requests

from tests.http.control_client import Control
from tests.http.serving import serving

NUMBERS = itertools.count(1)
START = datetime.fromisoformat("2026-03-02T09:00:00+00:00")


class Fakes:
    """The served process."""

    def __init__(self, control: Control) -> None:
        self.control = control

    def world(self, firm: str = "baseline") -> World:
        """A world of this firm, whose time stands at the start."""
        return World(self.control, START, firm=firm)


class World:
    """A world of the served process. Its time stands still, and passes when the harness says so."""

    def __init__(self, control: Control, now: datetime, **made_from: str) -> None:
        self._control = control
        self.name = f"cycle-{next(NUMBERS)}"
        made = control("POST", "/worlds", 201, json={"name": self.name, **made_from})
        self.connections: dict[str, Any] = made["connections"]
        self.mark: int = made["world"]["last_call"]
        self.now = now
        self._say("PUT", "/clock", json={"now": now.isoformat(), "follows_wall_clock": False})

    def fork(self) -> World:
        """A world that begins where this one stands."""
        return World(self._control, self.now, fork_of=self.name)

    def wait(self, seconds: float) -> Self:
        """Let time pass."""
        self.now += timedelta(seconds=seconds)
        self._say("PUT", "/clock", json={"now": self.now.isoformat()})
        return self

    def screen(self, service: str, action: str, **arguments: Any) -> Any:
        """What a person does or sees in a product."""
        return self._say("POST", f"/screens/{service}/{action}", json=arguments)["result"]

    def arm(self, **fault: Any) -> None:
        """Let calls to come fail."""
        self._say("POST", "/faults", 201, json=fault)

    def disarm(self) -> None:
        """Nothing fails any more."""
        self._say("DELETE", "/faults", 204)

    def calls(self) -> list[dict[str, Any]]:
        """The calls since this was asked last, or since the world was made."""
        found: list[dict[str, Any]] = []
        while True:
            answer = self._say("GET", "/calls", params={"since": self.mark, "limit": 1000})
            found += answer["calls"]
            if not answer["calls"]:
                return found
            self.mark = answer["calls"][-1]["number"]

    def end(self) -> None:
        """It is not needed any more."""
        self._say("DELETE", "", 204)

    def _say(self, method: str, path: str, status: int = 200, **more: Any) -> Any:
        return self._control(method, f"/worlds/{self.name}{path}", status, **more)


@contextmanager
def fakes(folder: Path) -> Iterator[Fakes]:
    """The served process, as `timebridge-sim serve` starts it."""
    with serving(folder) as served, requests.Session() as session:
        control = served.found["control"]
        session.trust_env = False
        session.headers["Authorization"] = f"Bearer {control['token']}"
        yield Fakes(Control(session, control["base_url"]))
