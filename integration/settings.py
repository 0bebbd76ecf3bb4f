"""What a firm chose on the settings page.

Beside the choices that Karbon's page has, these are the decisions in which one firm may reasonably differ from another
(UNIQ-05, BILL-04, HIDE-03, SETTINGS-02). Whatever else was decided is a rule, because the other way would lose time,
money or a bond: nobody can choose that deleted codes come back unasked, that a look-alike name is bonded without a
person (who accepts each one: `generate_code`), that a name in QuickBooks is changed, or that time waits for a field.
"""

from __future__ import annotations

from typing import Final, Literal

import msgspec

NewCodes = Literal["everybody", "nobody"]
Billing = Literal["not billable", "billable"]


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What takes part, and how. Each has the value that a firm begins with, and that an older store is read with."""

    contact_types: tuple[str, ...] = ()  # SETTINGS-03
    track_work: bool = False  # beside contacts (SETTINGS-02)
    completed_work: bool = False  # work that is completed already gets codes, too (D-19)
    new_codes: NewCodes = (
        "everybody"  # whom a new code is assigned to, so who finds it on the list of jobs (D-18)
    )
    unset_billable: Billing = "not billable"  # time whose field Billable says nothing, in QuickBooks (D-16)
    equal_titles: str = ""  # how work is told apart from work of its title; "" asks for a rename (D-15)

    @property
    def mode(self) -> str:
        """The choice as the settings page words it."""
        return "contacts and work" if self.track_work else "contacts"

    @property
    def decisions(self) -> tuple[tuple[str, str], ...]:
        """The firm's own decisions as (what, how)."""
        return (
            ("completed work", "included" if self.completed_work else "skipped"),
            ("new codes", f"assigned to {self.new_codes}"),
            ("time without a choice in Billable", self.unset_billable),
            ("work of equal titles", f"called {self.equal_titles}" if self.equal_titles else "ask"),
        )

    @property
    def unusual(self) -> tuple[tuple[str, str], ...]:
        """Those of the decisions that are not what a firm begins with."""
        return tuple(
            ours for ours, usual in zip(self.decisions, USUAL.decisions, strict=True) if ours != usual
        )


USUAL: Final = Settings()


class Choices(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The decisions that a person changes; what is not named stays."""

    completed_work: bool | None = None
    new_codes: NewCodes | None = None
    unset_billable: Billing | None = None
    equal_titles: str | None = None

    def added_to(self, settings: Settings) -> Settings:
        """The settings with these."""
        chosen = {name: value for name, value in msgspec.structs.asdict(self).items() if value is not None}
        return msgspec.structs.replace(settings, **chosen)
