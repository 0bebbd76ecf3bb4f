"""What a command line may say about the way to the subject."""

import os
from collections.abc import Sequence
from typing import Final, Literal

import msgspec
import pytest

from sim.conformance.subject.address import is_url

Transport = Literal["in-process", "sockets"]

TRANSPORTS: Final[tuple[Transport, ...]] = ("in-process", "sockets")
TOKEN: Final = "--subject-token"  # noqa: S105 - an option
TOKEN_VARIABLE: Final = "TIMEBRIDGE_SUBJECT_TOKEN"  # noqa: S105 - a name, no token
TIMEOUT_S: Final = 30.0


class Reach(msgspec.Struct, frozen=True):
    """What somebody said about the way to the subject."""

    transport: Transport | None = None
    token: str | None = None
    timeout_s: float = TIMEOUT_S

    def for_pytest(self) -> tuple[str, ...]:
        """The same as options of pytest; the token goes by the environment, where no list of processes shows it."""
        transport = ("--transport", self.transport) if self.transport else ()
        return (*transport, "--subject-timeout", f"{self.timeout_s:g}")


def add_options(group: pytest.OptionGroup) -> None:
    """How the subject reaches the three services, and how a subject at a URL is asked."""
    group.addoption(
        "--transport",
        choices=TRANSPORTS,
        help="how an entry point reaches the services: in-process (default) or over sockets; a URL takes sockets",
    )
    group.addoption(
        TOKEN,
        metavar="TOKEN",
        help=f"what a subject at a URL asks for as bearer token (default: ${TOKEN_VARIABLE})",
    )
    group.addoption(
        "--without-quickbooks",
        action="store_true",
        help="the firm has no QuickBooks: leave out what speaks of it, and run the rest",
    )
    group.addoption(
        "--subject-timeout",
        metavar="SECONDS",
        type=float,
        default=TIMEOUT_S,
        help="how long a subject at a URL may take over one answer (default: %(default)g)",
    )


def transport_of(spec: str, wanted: Transport | None) -> Transport:
    """The transport that a subject gets: one at a URL is somewhere else, so only sockets reach it."""
    return "sockets" if is_url(spec) else wanted or "in-process"


def token_of(given: str | None) -> str:
    """The token that was given, or the one in the environment; nothing when the subject asks for none."""
    return given or os.environ.get(TOKEN_VARIABLE, "")


def without_token(words: Sequence[str]) -> tuple[str, ...]:
    """A command line as a report may repeat it."""
    kept = [f"{TOKEN}=***" if word.startswith(f"{TOKEN}=") else word for word in words]
    return tuple("***" if before == TOKEN else word for before, word in zip(["", *kept], kept, strict=False))
