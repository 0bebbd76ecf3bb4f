"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from integration.export import Row, write_csv
from integration.messages import Code, refused


def write_export(rows: Iterator[Row], out: Path | None) -> int:
    """The export to a file, or to the terminal. Returns the number of rows."""
    if out is None:
        return write_csv(rows, sys.stdout)
    unfinished = out.with_name(f".{out.name}.part")
    try:
        with unfinished.open("w", encoding="utf-8", newline="") as file:
            count = write_csv(rows, file)
        os.replace(unfinished, out)  # noqa: PTH105 - says that it replaces
    except OSError as error:
        raise refused(
            Code.BAD_INPUT, f"{out} cannot be written: {error.strerror}.", remedy="Choose another file."
        ) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return count
