"""A lock that is a file: one holder on this machine at a time, and none once the holder's process has ended."""

from __future__ import annotations

import os
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

try:
    import fcntl
except ModuleNotFoundError:  # not on Windows
    fcntl = None  # type: ignore[assignment]


class PrivateLock:
    """The lock of one file, readable by its owner only; it is left in its place, for others may wait at it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._open = ExitStack()
        self._handle: int | None = None

    def __enter__(self) -> Self:
        if fcntl is not None:
            with suppress(OSError):  # a folder that nobody may write to
                flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
                self._handle = os.open(self._path, flags, 0o600)
                self._open.callback(os.close, self._handle)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, frames: TracebackType | None
    ) -> None:
        self._open.close()  # closing lets go

    def taken(self) -> bool:
        """Whether it is ours now, or nobody's since there are no locks here."""
        if self._handle is None:
            return True
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a file system that knows no locks
            return True
        return True
