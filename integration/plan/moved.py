"""What moved since somebody last planned."""

from __future__ import annotations

from typing import NamedTuple

import msgspec


class Named(NamedTuple):
    """A name that a client or work item had: whose, among what ("" or the client's key), and how it looked."""

    key: str
    scope: str
    look: str


class Moved(msgspec.Struct, frozen=True, kw_only=True):
    """Which records and bonds are other ones than when they were last planned over.

    Where a name was, its neighbours may be free again: a conflict with what went away is none any more.
    """

    keys: frozenset[str] = (
        frozenset()
    )  # clients and work items that are new, other, gone, or bonded otherwise
    codes: frozenset[int] = frozenset()
    names: frozenset[Named] = frozenset()
    code_names: frozenset[tuple[int, str]] = frozenset()  # that codes had: (below which code, near form)
    whole: bool = False  # nobody knows what moved

    @property
    def nothing(self) -> bool:
        """Whether all stands as it was planned."""
        return not (self.whole or self.keys or self.codes or self.names or self.code_names)
