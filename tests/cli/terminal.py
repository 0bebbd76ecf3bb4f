"""A terminal in a folder: what is typed, what comes of it, and the world behind the connections."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import requests

ROOT = Path(__file__).parents[2]
CONNECTIONS = Path(".timebridge/connections.json")
STORE = Path(".timebridge/timebridge.db")


class Done(NamedTuple):
    """A command that came to its end."""

    code: int
    out: str
    errors: str

    @property
    def answer(self) -> Any:
        """What `--json` said: one line."""
        assert self.out.count("\n") == 1, self
        return json.loads(self.out)


class Shell:
    """Runs commands, one after the other."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "tests/cli/shell.py"],
            cwd=ROOT,
            env={**os.environ, "PYTHONUTF8": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, orders: list[dict[str, Any]]) -> list[Done]:
        """Run commands at the same time, each to its end."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(orders) + "\n")
        self._process.stdin.flush()
        codes = json.loads(self._process.stdout.readline())
        return [
            Done(code, *(Path(f"{order['output']}.{name}").read_text("utf-8") for name in ("out", "err")))
            for code, order in zip(codes, orders, strict=True)
        ]

    def close(self) -> None:
        """No more commands."""
        self._process.communicate("[]\n", timeout=20)


class Control:
    """The control API of the server: worlds, their clocks, and what people do in the vendors' screens."""

    def __init__(self, base_url: str, token: str) -> None:
        self._base_url = base_url
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.headers["Authorization"] = f"Bearer {token}"

    def __call__(self, method: str, path: str, **body: Any) -> Any:
        """What it answers."""
        answer = self._session.request(method, self._base_url + path, json=body or None, timeout=30)
        assert answer.ok, answer.text
        return answer.json() if answer.content else None

    def close(self) -> None:
        """Hang up."""
        self._session.close()


class Terminal:
    """A folder with a file of connections in it that leads to a world of its own."""

    def __init__(self, shell: Shell, folder: Path, control: Control, world: str) -> None:
        self._shell = shell
        self.folder = folder
        self.control = control
        self.world = world

    def type(self, *arguments: str, program: str = "timebridge") -> Done:
        """Type a command and wait for its end."""
        return self._shell.run([self.order(program, arguments)])[0]

    def type_at_once(self, *commands: tuple[str, ...], program: str = "timebridge") -> list[Done]:
        """Type commands that wait for something, in as many windows."""
        return self._shell.run(
            [self.order(program, arguments, window) for window, arguments in enumerate(commands)]
        )

    def order(self, program: str, arguments: tuple[str, ...], window: int = 0) -> dict[str, Any]:
        """What the shell is asked for."""
        return {
            "program": program,
            "arguments": arguments,
            "folder": str(self.folder),
            "environment": {"PATH": os.environ["PATH"], "HOME": str(self.folder), "COLUMNS": "100"},
            "output": f"{self.folder}.{window}",
        }

    def screen(self, service: str, action: str, **arguments: Any) -> Any:
        """Do in a vendor's product what a person does there."""
        return self.control("POST", f"/worlds/{self.world}/screens/{service}/{action}", **arguments)["result"]

    def changes(self) -> int:
        """How many changes the world has seen."""
        return int(self.control("GET", f"/worlds/{self.world}")["last_change"])

    @property
    def connections(self) -> dict[str, dict[str, str]]:
        """The file of connections, as it is now."""
        found: dict[str, dict[str, str]] = json.loads((self.folder / CONNECTIONS).read_text())
        return found

    def write_connections(self, found: Any) -> None:
        """Write the file of connections; text as it stands."""
        text = found if isinstance(found, str) else json.dumps(found, indent=2)
        (self.folder / CONNECTIONS).parent.mkdir(exist_ok=True)
        (self.folder / CONNECTIONS).write_text(text)
        (self.folder / CONNECTIONS).chmod(0o600)

    def files(self) -> dict[str, bytes]:
        """Every file of the folder with something in it, but the store, whose journal files come and go."""
        return {
            str(path.relative_to(self.folder)): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file() and path.stat().st_size and not path.name.startswith(STORE.name)
        }
