"""A receiver of a vendor's webhooks, in process, and what arrived at it."""

from typing import Any

from sim.http.outgoing import Received, WayOut
from sim.testing.inbox import Inbox

URL = "https://receiver.example/hooks"


class Receiving:
    """Whoever hears what changes in an account; a vendor's tests add how one subscribes and what is told."""

    def __init__(self, state: Any, screens: Any) -> None:
        self.state = state
        self.screens = screens
        self.clock = state.universe.clock
        self.way_out = WayOut()
        self.inbox = Inbox()
        self.way_out.register(URL, self.inbox)
        self.state.universe.deliveries.post = self.way_out

    def answering(self, answer: Any) -> None:
        """Let this status, or this function of what was received, answer from now on."""

        def receive(received: Received) -> int:
            self.inbox(received)
            return answer(received) if callable(answer) else answer

        self.way_out.register(URL, receive)

    @property
    def deliveries(self) -> list[Any]:
        return self.state.universe.deliveries.since(0, 1000)
