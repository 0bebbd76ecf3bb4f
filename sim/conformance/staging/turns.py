"""Whose turn it is: the steps', which reach into the world directly, or the subject's, which calls its services."""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]


class Turns:
    """The services answer only while the steps wait for the subject, so a world needs no locks.

    A call that a subject makes on its own, after it has answered, waits for the next turn: it cannot change what a
    step is looking at.
    """

    def __init__(self) -> None:
        self._world = threading.Lock()
        self._world.acquire()  # the steps begin

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """The steps wait; calls are answered."""
        self._world.release()
        try:
            yield
        finally:
            self._world.acquire()

    def end(self) -> None:
        """The last scenario is over: whoever still calls is answered, so that nobody holds up the end."""
        self._world.release()

    def taken_by(self, wsgi: Wsgi) -> Wsgi:
        """An app that answers when it is its turn."""

        def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
            with self._world:
                return wsgi(environ, start_response)

        return answer
