"""The key that Karbon signs a firm's webhooks with: given by the firm, or drawn once and kept where its secrets are."""

from __future__ import annotations

from collections.abc import Callable

from integration.chance import Chance
from integration.connections import Secret

OnSigningKey = Callable[[Secret], object]


class SigningKey:
    """The key of one firm, for whoever subscribes and whoever receives."""

    def __init__(self, given: Secret, chance: Chance, keep: OnSigningKey) -> None:
        self._key = given
        self._chance = chance
        self._keep = keep

    @property
    def key(self) -> Secret:
        """The key; empty when there is none yet."""
        return self._key

    def wanted(self) -> Secret:
        """The key; drawn now if there is none yet, and kept before anybody is told."""
        if not self._key:
            drawn = Secret(self._chance.token())
            self._keep(drawn)
            self._key = drawn
        return self._key
