"""A program that calls the service, and the service in a process of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import requests
from typer.testing import CliRunner, Result

from integration.cli import app

COMMAND = Path(sys.executable).with_name("timebridge")
PATIENCE_S = 20


class Caller:
    """Calls the service at an address."""

    def __init__(self, address: str, token: str = "") -> None:
        self.address = address
        self.session = requests.Session()
        self.session.trust_env = False
        if token:
            self.session.headers["Authorization"] = f"Bearer {token}"

    def __call__(self, method: str, path: str, **more: Any) -> requests.Response:
        return self.session.request(method, self.address + path, timeout=PATIENCE_S, **more)

    def open(self, firm: str, **wanted: Any) -> requests.Response:
        return self("PUT", f"/firms/{firm}", json=wanted)

    def ask(self, firm: str, operation: str, **arguments: Any) -> dict[str, Any]:
        """What an operation answers that has to work."""
        answer = self("POST", f"/firms/{firm}/{operation}", json=arguments)
        found = answer.json()
        assert (answer.status_code, list(found)) == (200, ["ok"]), found
        return found["ok"]


class Served:
    """A service that is under way."""

    def __init__(self, process: subprocess.Popen[str], first_line: str) -> None:
        self.process = process
        self.first_line = first_line

    @property
    def address(self) -> str:
        return json.loads(self.first_line)["address"]

    def end(self, how: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        """Tell it to stop; its exit code, and what it wrote where errors go."""
        self.process.send_signal(how)
        _, errors = self.process.communicate(timeout=PATIENCE_S)
        return self.process.returncode, errors


def typed(*arguments: str, **environment: str) -> Result:
    """A service that cannot begin, typed in this process: it never comes to listen."""
    handlers = {name: signal.getsignal(name) for name in (signal.SIGINT, signal.SIGTERM)}
    try:
        return CliRunner().invoke(app, arguments, env=environment)
    finally:
        for name, handler in handlers.items():
            signal.signal(name, handler)


@contextmanager
def serving(*arguments: str, before: tuple[str, ...] = ("--json",), **environment: str) -> Iterator[Served]:
    """The service on a free port, for as long as this lasts."""
    with subprocess.Popen(
        [COMMAND, *before, "serve", "--port", "0", *arguments],
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            yield Served(process, process.stdout.readline())
        finally:
            if process.poll() is None:
                process.terminate()
                process.communicate(timeout=PATIENCE_S)
