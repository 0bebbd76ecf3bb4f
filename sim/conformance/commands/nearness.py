"""Which of many texts is nearest to a few words: rare words count more, endings and slips of the pen count less."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from math import hypot, log
from typing import Final, Generic, TypeVar

T = TypeVar("T")

SMALL: Final = (
    "a an and are as at be been by for from given has have in is it its no not of on or so that the to was"
)
SMALL_WORDS: Final = frozenset(SMALL.split())
WORDS_MAX: Final = 60  # of a question; a page of text is none
SLIP: Final = 0.82  # how alike two words are for one to be a slip of the other


class Nearness(Generic[T]):
    """Things and what is said of each. A text that covers a question is nearer than one that repeats a word of it."""

    def __init__(self, texts: Iterable[tuple[T, str]]) -> None:
        counted = [(thing, Counter(stems(text))) for thing, text in texts]
        spread = Counter(stem for _, found in counted for stem in found)
        self._rarity = {stem: log(1 + len(counted) / count) for stem, count in spread.items()}
        self._texts = [(thing, self._direction(found)) for thing, found in counted]

    def ranked(self, words: str) -> list[tuple[float, T]]:
        """The things that share a word with these words, nearest first; equally near ones stay in their order."""
        asked = Counter(self._known(stem) for stem in stems(words)[:WORDS_MAX])
        scored = [(self._score(asked, text), thing) for thing, text in self._texts]
        return sorted((pair for pair in scored if pair[0]), key=lambda pair: -pair[0])

    def first(self, words: str, otherwise: Sequence[T]) -> list[T]:
        """The things nearest first, and then those that are there anyway."""
        near = [thing for _, thing in self.ranked(words)]
        return [*near, *(thing for thing in otherwise if thing not in near)]

    def _direction(self, found: Counter[str]) -> dict[str, float]:
        weights = {stem: count * self._rarity[stem] for stem, count in found.items()}
        length = hypot(*weights.values())
        return {stem: weight / length for stem, weight in weights.items()}

    def _score(self, asked: Counter[str], text: dict[str, float]) -> float:
        shared = [stem for stem in asked if stem in text]
        return sum(asked[stem] * self._rarity[stem] * text[stem] for stem in shared) * len(shared)

    def _known(self, stem: str) -> str:
        if stem in self._rarity:
            return stem
        return next(iter(get_close_matches(stem, self._rarity, n=1, cutoff=SLIP)), stem)


def stems(text: str) -> list[str]:
    """The words of a text without small ones, capitals and endings."""
    words = re.findall(r"[^\W_]+", text.casefold())
    return [_stem(word) for word in words if word not in SMALL_WORDS]


def _stem(word: str) -> str:
    for ending in ("s", "ing", "ed", "e"):
        shorter = word.removesuffix(ending)
        word = shorter if len(shorter) > 2 else word
    return word
