"""The way an exception came: through which line of which step, and whose code broke."""

from __future__ import annotations

from pathlib import Path
from sysconfig import get_path
from traceback import walk_tb
from types import TracebackType
from typing import NamedTuple

from sim.conformance.run import dispatch
from sim.conformance.subject import port

HARNESS = Path(__file__).parents[2]  # the folder of `sim`
PYTHON = Path(get_path("stdlib"))


class Frame(NamedTuple):
    """One line that was being run."""

    path: Path
    line: int
    function: str


class Trail:
    """The frames of an exception, outermost first."""

    def __init__(self, traceback: TracebackType | None, root: Path) -> None:
        self._root = root
        self._frames = [
            Frame(Path(frame.f_code.co_filename), line, frame.f_code.co_name)
            for frame, line in walk_tb(traceback)
        ]

    @property
    def step(self) -> str | None:
        """The line of the step's own code, as `path:line`, if it came as far as that."""
        bridge = next((at for at, frame in enumerate(self._frames) if _is_bridge(frame)), None)
        if bridge is None:
            return None
        below = (frame for frame in self._frames[bridge:] if str(frame.path) != dispatch.__file__)
        first = next(below, None)  # pytest's own, when a fixture broke before the step began
        return self._place(first) if first is not None and _is_somebodys(first) else None

    @property
    def end(self) -> str:
        """The line where it broke."""
        return self._place(self._frames[-1]) if self._frames else "an unknown place"

    @property
    def own(self) -> str:
        """The last line that is no library's; the end when there is none."""
        theirs = [frame for frame in self._frames if _is_somebodys(frame)]
        return self._place(theirs[-1]) if theirs else self.end

    @property
    def inside_subject(self) -> str | None:
        """The last line of the integration's own code, when it broke there."""
        asked = next((at for at, frame in enumerate(self._frames) if _is_port(frame)), None)
        if asked is None:
            return None
        theirs = [frame for frame in self._frames[asked + 1 :] if _is_somebodys(frame)]
        return self._place(theirs[-1]) if theirs else None

    def _place(self, frame: Frame) -> str:
        path = frame.path
        shown = path.relative_to(self._root) if path.is_relative_to(self._root) else path
        return f"{shown.as_posix()}:{frame.line}"


def _is_bridge(frame: Frame) -> bool:
    return frame.function == "run_step" and str(frame.path) == dispatch.__file__


def _is_port(frame: Frame) -> bool:
    return frame.function == "call" and str(frame.path) == port.__file__


def _is_somebodys(frame: Frame) -> bool:
    """Neither of the harness, nor of a library, nor of Python."""
    ours = frame.path.is_relative_to(HARNESS) or frame.path.is_relative_to(PYTHON)
    return not ours and "site-packages" not in frame.path.parts
