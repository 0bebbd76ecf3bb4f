"""What codes are called in QuickBooks Time: who chose the name, and which names nobody can have heard of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Jobs = Mapping[int, Mapping[str, Any]]  # by id, each with a name


class Names:
    """Of the codes of one history."""

    def __init__(self, jobs: Jobs) -> None:
        self.chosen: dict[int, str] = {}  # by a person, where Karbon has another name
        self.ever_chosen: set[int] = set()
        self._unheard: dict[
            int, str
        ] = {}  # the name before one of the integration's, of which it has not heard
        self._seen = {code: {job["name"]} for code, job in jobs.items()}  # before and after the last look
        self._at_sync: dict[int, set[str]] = {}
        self._chosen_since: set[int] = set()  # since that look

    def person(self, code: int, name: str) -> None:
        """A person gives a code another name."""
        self.chosen[code] = name
        self.ever_chosen.add(code)
        self._chosen_since.add(code)

    def integration(self, code: int, before: str, *, heard: bool) -> None:
        """The integration gives a code another name than it had before, and hears that it did or not."""
        if heard:
            self._unheard.pop(code, None)
        else:
            self._unheard[code] = before

    def synced(self, before: Jobs, after: Jobs) -> None:
        """A sync came to its end, between these two."""
        self._at_sync = {
            code: {job["name"], before[code]["name"]} if code in before else {job["name"]}
            for code, job in after.items()
        }

    def looked(self) -> None:
        """Nothing disturbed that sync: it has seen all names, and knows again what it wrote."""
        self._unheard.clear()
        self._seen = self._at_sync
        self._chosen_since.clear()

    def agreed(self, wanted: Mapping[int, str | None]) -> None:
        """Where Karbon wants the same by now, nobody's choice stands against the other's any more (D-04)."""
        for code, name in list(self.chosen.items()):
            if wanted.get(code) == name:
                del self.chosen[code]

    def looks_untouched(self, code: int, name: str) -> bool:
        """Whether nobody can tell this name, which a person chose, from one that the code had before.

        So it is for whoever never heard of its own rename, and for whoever looked before somebody changed it and not
        until they had put it back.
        """
        put_back = code in self._chosen_since and name in self._seen.get(code, ())
        return put_back or self._unheard.get(code) == name
