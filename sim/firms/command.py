"""What `timebridge-sim firm` does: writes a made firm to a file or to the terminal."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

from sim.firms.document import lines
from sim.firms.make import make
from sim.firms.model import Firm, FirmError

DONE: Final = 0
FAILED: Final = 1
MISUSED: Final = 2


def write_firm(clients: int, seed: int, out: Path | None = None) -> int:
    """Make a firm and write it, to standard output without `out`; returns the exit code."""
    try:
        if out is not None:
            _check_place(out)
        _progress(f"Making a firm with {clients:,} clients from seed {seed} ...")
        firm = make(clients, seed)
    except FirmError as error:
        return _said(str(error), MISUSED)
    return _to_stdout(firm) if out is None else _to_file(firm, out)


def _check_place(out: Path) -> None:
    if out.is_dir():
        raise FirmError(f"{out} is a folder. Give the path of a file in it, such as {out / 'firm.json'}.")
    if not out.parent.is_dir():
        raise FirmError(
            f"There is no folder {out.parent}, so {out.name} cannot be written there. Make it first."
        )


def _to_file(firm: Firm, out: Path) -> int:
    """All of it or nothing: a file that is there already stays until the new one is complete."""
    draft = out.with_name(f".{out.name}.{os.getpid()}.draft")
    try:
        with draft.open("wb") as file:
            file.writelines(lines(firm))
        draft.replace(out)
    except OSError as error:
        draft.unlink(missing_ok=True)
        return _said(f"{out} cannot be written: {error.strerror}. Check the folder and its rights.", FAILED)
    _progress(f"Wrote {out}: {len(firm.clients):,} clients, {len(firm.work):,} work items.")
    return DONE


def _to_stdout(firm: Firm) -> int:
    try:
        sys.stdout.buffer.writelines(lines(firm))
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # the reader, `head` perhaps, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    return DONE


def _progress(sentence: str) -> None:
    """For a person who waits; a pipe or a file is told nothing."""
    if sys.stderr.isatty():
        sys.stderr.write(f"{sentence}\n")


def _said(sentence: str, code: int) -> int:
    sys.stderr.write(f"{sentence}\n")
    return code
