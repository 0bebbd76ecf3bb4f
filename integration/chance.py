"""Where chance comes from. Handed in like the time, so that a test can say what is drawn."""

from __future__ import annotations

import secrets
from typing import Final, Protocol

TOKEN_BYTES: Final = 32


class Chance(Protocol):
    """Draws what nobody can guess."""

    def token(self) -> str:
        """Letters, digits, hyphens and underscores, too many to be guessed."""


class SystemChance:
    """The machine's own source: the one place of the integration that draws from it."""

    def token(self) -> str:
        """Letters, digits, hyphens and underscores, too many to be guessed."""
        return secrets.token_urlsafe(TOKEN_BYTES)
