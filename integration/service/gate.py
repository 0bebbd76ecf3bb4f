"""Who may call: programs of this machine, or whoever has the token; never a web page that somebody looks at."""

from __future__ import annotations

import hmac
from typing import Final

from flask import Request

LOCAL_NAMES: Final = ("127.0.0.1", "localhost", "[::1]")


class TurnedAway(Exception):
    """The call is not answered; the text says why, the status too."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


class Gate:
    """Looks at every call before anything is done. Without a token, the service must listen on this machine only."""

    def __init__(self, *, token: str = "", local: bool = True) -> None:
        self._token = token
        self._local = local

    def admit(self, request: Request, *, token_needed: bool = True) -> None:
        """Let the call in, or raise TurnedAway."""
        if self._local and not _names_this_machine(request.headers.get("Host", "")):
            raise TurnedAway(400, "The Host header does not name this machine; call 127.0.0.1 or localhost.")
        if "Origin" in request.headers:  # only browsers send it
            raise TurnedAway(403, "Calls of web pages are not answered here; call from a program.")
        if token_needed and self._token and not self._known(request.headers.get("Authorization", "")):
            raise TurnedAway(401, "A token is needed here: send it as 'Authorization: Bearer TOKEN'.")

    def _known(self, header: str) -> bool:
        scheme, _, token = header.partition(" ")
        same = hmac.compare_digest(token.strip().encode(), self._token.encode())
        return same and scheme.lower() == "bearer"


def _names_this_machine(host: str) -> bool:
    """A name that an attacker points at this machine is still the attacker's name."""
    name, colon, port = host.rpartition(":")
    if not colon or host.endswith("]"):
        name, port = host, ""
    return name.lower() in LOCAL_NAMES and (not port or port.isdigit())
