"""What may be particular about an entity when it is written; by default nothing is."""

from __future__ import annotations

from typing import Any


class Rules:
    """Hooks around a write. Each raises a Refusal to prevent it."""

    def completed(self, company: Any, before: Any, draft: Any, given: frozenset[str]) -> Any:  # noqa: ARG002
        """The record to keep for this draft; `given` are the attributes that the request set."""
        return draft

    def kept(self, company: Any, before: Any, after: Any) -> None:
        """What else follows from the write."""

    def deletable(self, company: Any, record: Any) -> None:
        """Whether this record may be deleted or made void."""

    def removed(self, company: Any, record: Any) -> None:
        """What else follows from a deletion."""

    def voided(self, record: Any) -> Any:
        """The record once it is void; only of transactions that can be."""
        return record
