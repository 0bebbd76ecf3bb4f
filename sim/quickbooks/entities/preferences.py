"""The Preferences entity: one record of ten groups (contract 3.10)."""

from __future__ import annotations

from typing import Any, Final

from sim.quickbooks import preferences_schema
from sim.quickbooks.kept import Kept
from sim.quickbooks.kinds import Flag
from sim.quickbooks.kinds_nested import expect_members
from sim.quickbooks.preferences import ATTRIBUTES, GROUPS, Preferences, PreferencesRules
from sim.quickbooks.schema import EntityType, Field, Index, in_schema_order


class Settings(Kept):
    """A group of settings."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._known = preferences_schema.KNOWN[name]
        self._flags = {key for key, value in GROUPS[name].items() if isinstance(value, bool)}

    def read(self, value: Any, field: str) -> Any:
        """Members of the schema only, and words for true and false where there is a yes or no."""
        members = expect_members(value, field, self._name, self._known)
        found = super().read(members, field)
        return {
            key: Flag().read(member, f"{field}.{key}") if key in self._flags else member
            for key, member in found.items()
        }


PREFERENCES: Final = EntityType(
    "Preferences",
    Preferences,
    "preferences",
    own=in_schema_order(
        preferences_schema.GROUPS,
        [Field(name, Settings(name), attribute) for name, attribute in ATTRIBUTES.items()],
    ),
    indexes=[Index((), ())],
    order=[("Id", False)],
    operations=frozenset({"update"}),
    rules=PreferencesRules(),
    singleton=True,
    list_counters=("maxResults",),
)
