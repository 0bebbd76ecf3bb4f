"""The text of a $filter as a tree, by the library's grammar of OData, within bounds.

The bounds are on what is read, not on how long it takes: characters before the grammar sees the text, and words
before its rules see them.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from functools import lru_cache
from itertools import islice
from typing import Any, Final

from odata_query import ast
from odata_query.exceptions import ArgumentCountException, ODataException, UnknownFunctionException
from odata_query.grammar import ODataLexer, ODataParser

from sim.karbon import query_errors
from sim.physics.provenance import inferred

FILTER_LENGTH_MAX: Final = 8192
WORDS_MAX: Final = 1000
NODES_MAX: Final = 100
_KEYWORDS: Final = frozenset({"ANY", "ALL", "NULL", "BOOLEAN"})

# The library builds paths and named parameters with these when they are of a kind that it has no rule for.
_UNREADABLE: Final = (
    ODataException,
    ArgumentCountException,
    ValueError,
    AttributeError,
    NotImplementedError,
)


@inferred("OData's grammar as the library has it; how long a filter may be is documented nowhere")
@lru_cache(maxsize=256)
def tree_of(text: str) -> Any:
    """The tree of a filter; a Refusal for text that is none, or too much of it."""
    if len(text) > FILTER_LENGTH_MAX:
        raise query_errors.too_many_nodes(NODES_MAX)
    try:
        words = list(islice(ODataLexer().tokenize(text), WORDS_MAX + 1))
        if len(words) > WORDS_MAX:
            raise query_errors.too_many_nodes(NODES_MAX)
        tree = ODataParser().parse(_with_lists_of_one(_with_whole_names(words, text)))
    except UnknownFunctionException as error:
        raise query_errors.unknown_function(error.function_name) from error
    except _UNREADABLE as error:
        raise query_errors.syntax_error("$filter", text) from error
    if tree is None:
        raise query_errors.syntax_error("$filter", text)
    return tree


def _with_whole_names(words: list[Any], text: str) -> Iterator[Any]:
    """A name that begins like a keyword, say `allKeys`, is one word; the library sees a keyword and a name."""
    keyword = None
    for word in words:
        if keyword is not None and word.type == "ODATA_IDENTIFIER":
            word.value = ast.Identifier(text[keyword.index : word.index] + word.value.name)
        elif keyword is not None:
            yield keyword
        keyword = word if word.type in _KEYWORDS else None
        if keyword is None:
            yield word
    if keyword is not None:
        yield keyword


def _with_lists_of_one(words: Iterator[Any]) -> Iterator[Any]:
    """OData writes a list of one like any other; the library wants a comma behind its only value."""
    inside = commas = False
    for word in words:
        if word.type == "IN":
            inside, commas = True, False
        commas = commas or word.type == ","
        if word.type == ")" and inside:
            if not commas:
                comma = copy(word)
                comma.type = comma.value = ","
                yield comma
            inside = False
        yield word
