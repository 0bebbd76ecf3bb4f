"""The one command that runs just this scenario again, as it can be pasted at the root of the project."""

from __future__ import annotations

import shlex
from importlib.metadata import entry_points
from typing import Final

import pytest

from sim.conformance.staging.options import TIMEOUT_S
from sim.conformance.suite.folder import SUITE

PLUGIN: Final = "sim.conformance.plugin"
USUAL_SUBJECT: Final = "integration.port:open_port"


def replay(config: pytest.Config, nodeid: str) -> str:
    """The command, with those options only that are not as they usually are; a token stays in the environment."""
    return shlex.join(["pytest", *_plugin(config), *_options(config), nodeid])


def _plugin(config: pytest.Config) -> list[str]:
    """Name the plugin where neither the project's settings nor an installed package brings it in."""
    settings = config.inipath.read_text(encoding="utf-8") if config.inipath else ""
    installed = any(point.value == PLUGIN for point in entry_points(group="pytest11"))
    return [] if installed or PLUGIN in settings else ["-p", PLUGIN]


def _options(config: pytest.Config) -> list[str]:
    folder, root = config.stash[SUITE].folder, config.rootpath
    shown = folder.relative_to(root) if folder.is_relative_to(root) else folder
    given = {
        "--features-dir": (shown.as_posix(), "features"),
        "--subject": (config.getoption("--subject"), USUAL_SUBJECT),
        "--transport": (config.getoption("--transport"), None),
        "--subject-timeout": (config.getoption("--subject-timeout"), TIMEOUT_S),
    }
    return [part for name, (value, usual) in given.items() if value != usual for part in (name, str(value))]
