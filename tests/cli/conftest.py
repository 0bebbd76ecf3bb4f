"""One server and one shell for all tests; a world and a folder for each."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Protocol

import pytest

from tests.cli.terminal import Control, Shell, Terminal

ADMIN = "priya.patel@harbourstreet.example"
WORK = "Acme Dental › 2026 Tax"


class NewTerminal(Protocol):
    """Makes a terminal in front of a new world of the sample firm."""

    def __call__(self) -> Terminal: ...


@pytest.fixture(scope="session")
def shell() -> Iterator[Shell]:
    found = Shell()
    yield found
    found.close()


@pytest.fixture(scope="session")
def control(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Control]:
    """The sample firm, served as a program would ask for it."""
    with subprocess.Popen(
        [Path(sys.executable).with_name("timebridge-sim"), "serve", "--json", "--port-base", "0"],
        cwd=tmp_path_factory.mktemp("server"),
        env=os.environ,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        found = Control(**json.loads(process.stdout.readline())["control"])
        yield found
        found.close()
        process.terminate()


@pytest.fixture(scope="session")
def new_terminal(shell: Shell, control: Control, tmp_path_factory: pytest.TempPathFactory) -> NewTerminal:
    """Makes a terminal in front of a new world of the sample firm."""
    numbers = count(1)

    def make() -> Terminal:
        world = f"cli-{next(numbers)}"
        made = control("POST", "/worlds", name=world, firm="sample", seed=7)
        # Many commands in one real minute: waiting for Karbon's next window is not what is tested here.
        control("PUT", f"/worlds/{world}/behaviour/karbon", switches={"rate_limited": False})
        control("PUT", f"/worlds/{world}/behaviour/quickbooks_time", switches={"throttle": False})
        terminal = Terminal(shell, tmp_path_factory.mktemp(world), control, world)
        terminal.write_connections(made["connections"])
        return terminal

    return make


@pytest.fixture
def terminal(new_terminal: NewTerminal) -> Terminal:
    """A terminal in front of a firm that has not heard of Timebridge."""
    return new_terminal()


@pytest.fixture
def connected(terminal: Terminal) -> Terminal:
    """A terminal of a firm that is connected, and in step."""
    return in_step(terminal)


@pytest.fixture(scope="session")
def unchanged(new_terminal: NewTerminal) -> Terminal:
    """The same, but shared by all tests that change nothing; each checks that it did not."""
    return in_step(new_terminal())


def in_step(terminal: Terminal) -> Terminal:
    for arguments in (("connect", "--by", ADMIN), ("save-and-sync", "--type", "Client", "--work")):
        done = terminal.type("--json", *arguments)
        assert done.code == 0, done
    return terminal


@pytest.hookimpl(tryfirst=True)  # xdist reads the groups in the same hook
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All in one process when tests run on every core: there is one server and one shell."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.xdist_group("cli"))
