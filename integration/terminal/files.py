"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from integration.export import Row, write_csv
from integration.messages import Code, refused
from integration.terminal.plain import plain


def write_export(rows: Iterator[Row], out: Path | None) -> int:
    """The export to a file, or to the terminal. Returns the number of rows."""
    if out is None:
        return write_csv((plain(row) for row in rows), sys.stdout)
    as_sheet = out.suffix.lower() == ".xlsx"
    return _whole(out, "synced.csv", lambda unfinished: _write(rows, unfinished, as_sheet=as_sheet))


def write_text(text: str, out: Path, example: str = "support.json") -> None:
    """A text to a file that only its owner reads. `example` is a name to tell whoever names a folder."""

    def write(unfinished: Path) -> int:
        unfinished.touch(mode=0o600)
        return unfinished.write_text(text, encoding="utf-8")

    _whole(out, example, write)


def _whole(out: Path, example: str, write: Callable[[Path], int]) -> int:
    """Let this write a file beside it, and put that in its place once it is whole."""
    try:
        if out.is_dir():
            raise refused(
                Code.BAD_INPUT,
                f"{out} is a folder.",
                remedy=f"Name a file in it, such as {out / example}.",
            )
        return _replaced(out, write)
    except OSError as error:
        raise refused(
            Code.BAD_INPUT, f"{out} cannot be written: {error.strerror}.", remedy="Choose another file."
        ) from error


def _replaced(out: Path, write: Callable[[Path], int]) -> int:
    unfinished = out.with_name(f".{out.name}.part")
    try:
        count = write(unfinished)
        os.replace(unfinished, out)  # noqa: PTH105 - says that it replaces
    finally:
        with suppress(OSError):  # why it could not be written says why it cannot be removed
            unfinished.unlink(missing_ok=True)
    return count


def _write(rows: Iterator[Row], unfinished: Path, *, as_sheet: bool) -> int:
    if not as_sheet:
        with unfinished.open("w", encoding="utf-8", newline="") as file:
            return write_csv(rows, file)
    from integration.spreadsheet import write_xlsx

    with unfinished.open("wb") as sheet:
        return write_xlsx(rows, sheet)
