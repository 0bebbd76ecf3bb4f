"""What a served world says when it is ready: to a person, or to a program in one line."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec
from rich.console import Console
from rich.text import Text

from sim.firms import Firm
from sim.firms.model import KarbonStanding, TimeStanding
from sim.http.connections import DEFAULT_FILE, Connections
from sim.http.served import Served

TITLES: Final = {"karbon": "Karbon", "quickbooks_time": "QuickBooks Time", "quickbooks": "QuickBooks"}


def one_line(served: Served) -> str:
    """Everything that a program needs to reach the services."""
    return msgspec.json.encode({**served.connections, "control": served.control}).decode() + "\n"


def greet(served: Served, file: Path, console: Console, timebridge: str = "timebridge") -> None:
    """Everything that a person needs to reach the services; credentials, curl lines and commands can be pasted."""
    _heading(console, f"{served.firm.name}, seed {served.seed}; its clock runs with yours")
    for service, connection in served.connections.items():
        _section(console, TITLES[service], connection, curls(served.connections)[service])
    _section(console, "Control", served.control, control_curl(served.control))
    _plain(console, "")
    _heading(console, "In a second terminal, from this folder")
    for command in commands(served.firm, file, timebridge):
        _plain(console, command)
    _plain(console, "")
    _plain(console, "Ctrl-C ends this world. What timebridge stored stays; give a new world a new --store.")


def commands(firm: Firm, file: Path, timebridge: str) -> list[str]:
    """What to type to see the integration at work: connect as somebody who may, and preview."""
    begin = [timebridge] if file == DEFAULT_FILE else [timebridge, "--connections", str(file)]
    admins = [
        colleague.email
        for colleague in firm.colleagues
        if colleague.karbon is KarbonStanding.ADMIN and colleague.quickbooks_time is TimeStanding.ADMIN
    ]
    connect = [*begin, "connect", "--by", *(admins[:1] or ["EMAIL"])]
    preview = [*begin, "preview", *(["--type", firm.contact_types[0]] if firm.contact_types else [])]
    return [shlex.join(connect), shlex.join(preview)]


def curls(found: Connections) -> dict[str, str]:
    """By service, one call that shows it is alive."""
    karbon, time, books = found["karbon"], found["quickbooks_time"], found["quickbooks"]
    return {
        "karbon": _curl(
            f"{karbon['base_url']}/v3/Users",
            {"Authorization": f"Bearer {karbon['bearer']}", "AccessKey": karbon["access_key"]},
        ),
        "quickbooks_time": _curl(
            f"{time['base_url']}/current_user", {"Authorization": f"Bearer {time['access_token']}"}
        ),
        "quickbooks": _curl(
            f"{books['base_url']}/v3/company/{books['realm_id']}/query",
            {"Authorization": f"Bearer {books['access_token']}", "Accept": "application/json"},
            "-G",
            "--data-urlencode",
            "query=select count(*) from Customer",
        ),
    }


def control_curl(control: Mapping[str, str]) -> str:
    """One call that lists the worlds."""
    return _curl(f"{control['base_url']}/worlds", {"Authorization": f"Bearer {control['token']}"})


def _curl(url: str, headers: Mapping[str, str], *more: str) -> str:
    named = [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
    return shlex.join(["curl", "-s", *named, *more, url])


def _section(console: Console, title: str, connection: Mapping[str, str], curl: str) -> None:
    _plain(console, "")
    _heading(console, title)
    for name, value in connection.items():
        _plain(console, f"  {name:<14} {value}")
    _plain(console, curl)


def _heading(console: Console, text: str) -> None:
    console.print(Text(text, style="bold"))


def _plain(console: Console, line: str) -> None:
    """A line that is neither wrapped nor marked up, so that it can be pasted."""
    console.print(Text(line), soft_wrap=True)
