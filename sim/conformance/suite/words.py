"""The words of sentences: which definitions could fit a sentence, and which sentences an expression stands for.

A run asks for thousands of sentences, and each could be tried against every definition. A definition demands some
words as they are, whatever its parameters capture; only those whose rarest word stands in the sentence are tried.
"""

import re
from collections import Counter
from itertools import chain, islice, product
from operator import itemgetter
from typing import Generic, TypeVar

Entry = TypeVar("Entry")

OPTIONAL = re.compile(r"\([^()]*\)")
PARAMETER = re.compile(r"\{[^{}]*\}")
CHOICE = re.compile(r"(\([^()]*\))|((?<![^\s])[^\s(){}/]+(?:/[^\s(){}/]+)+(?![^\s]))")
VALUE = re.compile(r"\"[^\"]*\"|'[^']*'|\d+(?:[.,:]\d+)*")
MOST_SPELLINGS = 16
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


def spellings(expression: str) -> list[str]:
    """The sentences an expression stands for, parameters left as they are; of very many only the first.

    There is one with and one without what is optional, and one for each alternative.
    """
    choices = [
        ("", found[0][1:-1]) if found[0] else tuple(found[1].split("/"))
        for found in CHOICE.findall(expression)
    ]
    pieces = CHOICE.sub("\0", expression).split("\0")
    return [
        "".join(chain.from_iterable(zip(pieces, [*chosen, ""], strict=True)))
        for chosen in islice(product(*choices), MOST_SPELLINGS)
    ]
