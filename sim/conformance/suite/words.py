"""The words of sentences: which definitions could fit a sentence at all, and what a sentence is without its values.

A run asks for thousands of sentences, and each could be tried against every definition. A definition demands some
words as they are, whatever its parameters capture; only those whose rarest word stands in the sentence are tried.
"""

import re
from collections import Counter
from operator import itemgetter
from typing import Generic, TypeVar

Entry = TypeVar("Entry")

OPTIONAL = re.compile(r"\([^()]*\)")
PARAMETER = re.compile(r"\{[^{}]*\}")
VALUE = re.compile(r"\"[^\"]*\"|'[^']*'|\d+(?:[.,:]\d+)*")
# A word that touches one of these is not there as it is written.
UNSURE = frozenset("\0\\/{}()")


class WordIndex(Generic[Entry]):
    """Entries by Cucumber Expression; a sentence finds those whose rarest sure word it holds."""

    def __init__(self, entries: list[tuple[str, Entry]]) -> None:
        sure = [_sure_words(expression) for expression, _ in entries]
        frequency = Counter(word for words in sure for word in words)
        self._by_word: dict[str, list[tuple[int, Entry]]] = {}
        self._anywhere: list[tuple[int, Entry]] = []
        for place, (words, (_, entry)) in enumerate(zip(sure, entries, strict=True)):
            rarest = min(sorted(words), key=frequency.__getitem__, default=None)
            bucket = self._anywhere if rarest is None else self._by_word.setdefault(rarest, [])
            bucket.append((place, entry))

    def candidates(self, sentence: str) -> list[Entry]:
        """The entries that a sentence could fit, in the order they came in; no other can fit it."""
        found = [*self._anywhere]
        for word in self._by_word.keys() & sentence.split(" "):
            found += self._by_word[word]
        if len(found) > 1:
            found.sort(key=itemgetter(0))
        return [entry for _, entry in found]


def _sure_words(expression: str) -> set[str]:
    # The gap left by an optional part is marked, so that what touches it is not taken for a word.
    plain = OPTIONAL.sub("\0", PARAMETER.sub("\0", expression))
    return {word for word in plain.split(" ") if word and not UNSURE & {*word}}


def plainly(sentence: str) -> str:
    """A sentence or an expression with its values and parameters left open, for comparing words with words."""
    return VALUE.sub("…", PARAMETER.sub("…", sentence.replace("(", "").replace(")", "")))
