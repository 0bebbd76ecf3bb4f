"""What a firm chose on the settings page."""

from __future__ import annotations

import msgspec


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Which contact types take part, and whether work is tracked beside contacts (SETTINGS-02, SETTINGS-03)."""

    contact_types: tuple[str, ...] = ()
    track_work: bool = False

    @property
    def mode(self) -> str:
        """The choice as the settings page words it."""
        return "contacts and work" if self.track_work else "contacts"
