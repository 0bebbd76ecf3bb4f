"""The way out of a world: to receivers that were registered by their URL, in process, and to programs on this machine.

Whatever else a subscription names is recorded as failed, and is never contacted.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit, urlunsplit

import msgspec

from sim.http import loopback
from sim.physics.news import Answer, Message

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication


class Received(NamedTuple):
    """A call as its receiver sees it."""

    url: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """What the body says."""
        return msgspec.json.decode(self.body)


Receiver = Callable[[Received], int]  # the status that it answers


class WayOut:
    """Who receives what goes out of one world. It is no part of the world's state: a snapshot leaves it as it is."""

    def __init__(self) -> None:
        self._receivers: dict[str, Receiver] = {}

    def register(self, url: str, receiver: Receiver) -> None:
        """Let this function receive what is sent to the URL; one that raises closes the connection."""
        self._receivers[url] = receiver

    def forget(self) -> None:
        """Nobody receives any more."""
        self._receivers.clear()

    def __call__(self, message: Message) -> Answer:
        """Hand over one message."""
        receiver = self._receivers.get(message.url)
        if receiver is None:
            return loopback.post(message)
        try:
            return Answer(receiver(Received(message.url, dict(message.headers), message.body)))
        except Exception as error:  # noqa: BLE001 - a receiver that breaks is one that fails
            return Answer(0, f"the receiver broke: {type(error).__name__}: {error}")


def asking(app: WSGIApplication) -> Receiver:
    """A receiver that lets this app answer."""
    from werkzeug.test import Client

    client = Client(app, use_cookies=False)

    def receive(received: Received) -> int:
        parts = urlsplit(received.url)
        base, path = f"{parts.scheme}://{parts.netloc}/", urlunsplit(("", "", *parts[2:]))
        with client.post(path, base, data=received.body, headers=received.headers) as answer:
            return answer.status_code

    return receive
