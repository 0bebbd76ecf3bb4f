"""What a command line may say about the way to the subject."""

import os
from typing import Final, Literal

import pytest

from sim.conformance.subject.address import is_url

Transport = Literal["in-process", "sockets"]

TRANSPORTS: Final[tuple[Transport, ...]] = ("in-process", "sockets")
TOKEN_VARIABLE: Final = "TIMEBRIDGE_SUBJECT_TOKEN"  # noqa: S105 - a name, no token
TIMEOUT_S: Final = 30.0


def add_options(group: pytest.OptionGroup) -> None:
    """How the subject reaches the three services, and how a subject at a URL is asked."""
    group.addoption(
        "--transport",
        choices=TRANSPORTS,
        help="how an entry point reaches the services: in-process (default) or over sockets; a URL takes sockets",
    )
    group.addoption(
        "--subject-token",
        metavar="TOKEN",
        help=f"what a subject at a URL asks for as bearer token (default: ${TOKEN_VARIABLE})",
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
