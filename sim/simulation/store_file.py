"""The file that the integration has its store in: copied, and put back from a copy, as people do with backups."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path
from typing import Final

START: Final = "start.db"
BESIDE: Final = ("", "-wal", "-shm")  # the file, and what SQLite keeps beside it


class StoreFile:
    """In a folder of its own, with its copies."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stores = 0

    @property
    def path(self) -> Path:
        """The file that is in use."""
        return self._folder / f"store-{self._stores}.db"

    def keep(self, copy: str) -> None:
        """Make a copy of this name of the store as it is, the log beside it and all."""
        file = self._folder / copy
        file.unlink(missing_ok=True)
        with sqlite3.connect(self.path) as source, sqlite3.connect(file) as target:
            source.backup(target)
        source.close()
        target.close()

    def put_back(self, copy: str) -> None:
        """Let the store be this copy, under another name: whoever closes the old one takes its log away by name."""
        for end in BESIDE:
            self.path.with_name(self.path.name + end).unlink(missing_ok=True)
        self._stores += 1
        shutil.copyfile(self._folder / copy, self.path)
