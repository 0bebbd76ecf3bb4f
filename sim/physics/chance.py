"""Everything that looks random: ids, keys, tokens, choices. Same seed, same bytes.

A draw is a hash of (seed, stream, count). The only state is a count a stream, so a draw in one place never
shifts the draws of another, and a snapshot of chance is one reference.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

from immutables import Map

T = TypeVar("T")


class Chance:
    """Independent streams of numbers, one a purpose, named by the part of the world that draws."""

    def __init__(self, seed: int | str) -> None:
        self.seed = str(seed)
        self.root: Map[str, int] = Map()

    def number(self, stream: str, start: int = 1) -> int:
        """The next number of a plain sequence: start, start + 1, ..."""
        count = self.root.get(stream, 0)
        self.root = self.root.set(stream, count + 1)
        return start + count

    def draw(self, stream: str) -> int:
        """An unsigned 64-bit number."""
        return int.from_bytes(self._digest(stream, 8), "big")

    def below(self, stream: str, limit: int) -> int:
        """A number from 0 to limit - 1."""
        return self.draw(stream) % limit

    def choice(self, stream: str, options: Sequence[T]) -> T:
        """One of the options."""
        return options[self.below(stream, len(options))]

    def hex(self, stream: str, digits: int) -> str:
        """Lower-case hexadecimal digits, at most 128 of them."""
        return self._digest(stream, (digits + 1) // 2).hex()[:digits]

    def uuid(self, stream: str) -> str:
        """A version 4 UUID in its usual form."""
        digits = list(self.hex(stream, 32))
        digits[12] = "4"
        digits[16] = "89ab"[int(digits[16], 16) % 4]
        text = "".join(digits)
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"

    def _digest(self, stream: str, size: int) -> bytes:
        count = self.number(stream)
        return blake2b(f"{self.seed}|{stream}|{count}".encode(), digest_size=size).digest()
