"""Where tokens are kept for every process that uses them, and whose turn it is to renew them.

A refresh token works once, or until it is replaced. Two processes with one set of tokens must therefore not renew by
themselves: each looks first whether the other has done so, and only one asks at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Final, NamedTuple

from integration.clock import Clock
from integration.connections import OnTokens, System, Tokens
from integration.private_lock import PrivateLock

# Whoever has the turn waits no longer than this for the vendor (35 s) and the disk. Then it hangs, or was stopped.
TURN_S_MAX: Final = 45.0
PAUSE_S: Final = 0.25


class TokenPlace(NamedTuple):
    """A place for the tokens of one firm. The one that is made of nothing keeps nothing and is nobody else's."""

    keep: OnTokens = lambda _system, _tokens: None
    newest: Callable[[System], Tokens | None] = lambda _system: None
    turn: Callable[[Clock], AbstractContextManager[None]] = lambda _clock: nullcontext()


NOWHERE: Final = TokenPlace()


@contextmanager
def turn_beside(path: Path, clock: Clock) -> Iterator[None]:
    """While this lasts, no other process and no other thread has the turn for this file.

    It ends with the process, however that ends. Where there is no lock to be had, and when somebody holds it for
    longer than a renewal takes, it is gone on without: whoever comes second looks at the place again.
    """
    with PrivateLock(path.with_name(f".{path.name}.lock")) as lock:
        waited_s = 0.0
        while not lock.taken() and waited_s < TURN_S_MAX:
            clock.sleep(PAUSE_S)
            waited_s += PAUSE_S
        yield
