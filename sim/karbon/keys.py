"""PermaKeys: an unsigned 64-bit number in base 50, without padding.

Measured on 3,343 public keys (contract 3.12): no 0, no vowels, no capital K; mostly 12 symbols, some 11 or 10.
"""

from __future__ import annotations

from typing import Final

from sim.physics.chance import Chance
from sim.physics.provenance import seen

ALPHABET: Final = "123456789bcdfghjklmnpqrstvwxyzBCDFGHJLMNPQRSTVWXYZ"
_BASE: Final = len(ALPHABET)


@seen("3,343 work item keys of a public CSV, and the samples of Karbon's reference (contract 3.12)")
def perma_key(chance: Chance) -> str:
    """A new key."""
    return written(chance.draw("karbon.perma_keys"))


def written(number: int) -> str:
    """A number as Karbon writes it."""
    symbols = []
    while number:
        number, digit = divmod(number, _BASE)
        symbols.append(ALPHABET[digit])
    return "".join(reversed(symbols)) or ALPHABET[0]
