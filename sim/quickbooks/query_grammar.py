"""The query language: text to a `Statement`, or error 4000 in the words of the real (JavaCC) parser."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final, NamedTuple

from lark import Lark, Token, Transformer, UnexpectedCharacters, UnexpectedToken
from lark.exceptions import UnexpectedEOF

from sim.physics.provenance import inferred, seen
from sim.quickbooks import errors

REMEMBERED_LENGTH_MAX: Final = 1000
ESCAPE: Final = re.compile(r"\\([\\'])")
QUERY_LENGTH_MAX: Final = 65_536  # room for 1000 ids in an IN list; the real limit is not public
GRAMMAR: Final = r"""
    start: SELECT columns FROM name where? order? paging?
    columns: STAR ("," name)*        -> every
           | name ("," name)*        -> chosen
           | COUNT "(" STAR ")"      -> count
    where: WHERE condition ((AND | OR) condition)*
    condition: name OPERATOR value
             | name LIKE value
             | name IN "(" value ("," value)* ")"
    order: (ORDERBY | ORDER BY) by ("," by)*
    by: name (ASC | DESC)?
    paging: STARTPOSITION INTEGER (MAXRESULTS INTEGER)?
          | MAXRESULTS INTEGER (STARTPOSITION INTEGER)?
    value: STRING | INTEGER | DECIMAL | TRUE | FALSE
    name: IDENTIFIER

    SELECT.3: /select\b/i
    FROM.3: /from\b/i
    WHERE.3: /where\b/i
    COUNT.3: /count\b(?=\s*\()/i
    AND.3: /and\b/i
    OR.3: /or\b/i
    LIKE.3: /like\b/i
    IN.3: /in\b/i
    ORDERBY.3: /orderby\b/i
    ORDER.3: /order\b/i
    BY.3: /by\b/i
    ASC.3: /asc\b/i
    DESC.3: /desc\b/i
    STARTPOSITION.3: /startposition\b/i
    MAXRESULTS.3: /maxresults\b/i
    TRUE.3: /true\b/i
    FALSE.3: /false\b/i
    DECIMAL.2: /-?\d+\.\d+/
    INTEGER.1: /-?\d+/
    IDENTIFIER: /[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*/
    STRING: /'(?:[^'\\]|\\.)*'/s
    OPERATOR: "<=" | ">=" | "=" | "<" | ">"
    STAR: "*"
    %ignore /\s+/
"""
# How the real parser prints its tokens, in the order in which it lists what it expected (contract 2.2).
IMAGES: Final = {
    "$END": "<EOF>",
    "AND": "<AND>",
    "ASC": '"asc"',
    "BY": '"by"',
    "COUNT": '"count"',
    "DESC": '"desc"',
    "FALSE": '"false"',
    "FROM": '"from"',
    "IN": '"in"',
    "ITERATOR": '"iterator"',
    "LIKE": '"like"',
    "MAXRESULTS": '"maxresults"',
    "OR": "<OR>",
    "ORDER": '"order"',
    "ORDERBY": '"orderby"',
    "SELECT": '"select"',
    "STARTPOSITION": '"startposition"',
    "TRUE": '"true"',
    "WHERE": '"where"',
    "STAR": '"*"',
    "LPAR": '"("',
    "RPAR": '")"',
    "COMMA": '","',
    "OPERATOR": "<OPERATOR>",
    "STRING": "<STRING>",
    "INTEGER": "<INTEGER>",
    "DECIMAL": "<DECIMAL>",
    "IDENTIFIER": "<IDENTIFIER>",
}


class Condition(NamedTuple):
    """A comparison; `=` and LIKE have one value, `in` has several."""

    name: str
    operator: str
    values: tuple[str, ...]


class Order(NamedTuple):
    """One word of ORDERBY."""

    name: str
    descending: bool


class Statement(NamedTuple):
    """What was asked."""

    entity: str
    columns: tuple[str, ...]  # empty: every column
    counting: bool
    conditions: tuple[Condition, ...]
    orders: tuple[Order, ...]
    start: int | None
    limit: int | None
    alternatives: bool  # OR was used


@inferred("contract 3.13: how long a statement may be is not public")
def parse(text: str) -> Statement:
    """The statement that this text is; Refusal (4000) when it is none."""
    if len(text) > QUERY_LENGTH_MAX:
        raise errors.query_syntax(f"Query is longer than {QUERY_LENGTH_MAX} characters.")
    return _remembered(text) if len(text) <= REMEMBERED_LENGTH_MAX else _parsed(text)


@seen("vcr error/400 and contract 2.2: the parser's own words, and what it expected")
def _parsed(text: str) -> Statement:
    try:
        tree = PARSER.parse(text)
    except UnexpectedToken as error:
        raise errors.query_syntax(_unexpected(error)) from None
    except UnexpectedCharacters as error:
        raise errors.query_syntax(_lexical(text, error)) from None
    except UnexpectedEOF as error:
        raise errors.query_syntax(str(error)) from None
    return _Reader().transform(tree)  # type: ignore[no-any-return] # the rule `start` makes a Statement


_remembered = lru_cache(maxsize=2048)(_parsed)


class _Reader(Transformer[Token, Any]):
    """Tree to statement."""

    def name(self, found: list[Token]) -> str:
        return str(found[0])

    def value(self, found: list[Token]) -> str:
        text = str(found[0])
        return _unquoted(text) if found[0].type == "STRING" else text

    def every(self, _found: list[Any]) -> tuple[tuple[str, ...], bool]:
        return (), False  # `*, Sku` asks for what `*` gives

    def chosen(self, found: list[str]) -> tuple[tuple[str, ...], bool]:
        return tuple(found), False

    def count(self, _found: list[Any]) -> tuple[tuple[str, ...], bool]:
        return (), True

    def condition(self, found: list[Any]) -> Condition:
        return Condition(found[0], str(found[1]).lower(), tuple(found[2:]))

    def where(self, found: list[Any]) -> tuple[str, tuple[Condition, ...], bool]:
        conditions = tuple(part for part in found if isinstance(part, Condition))
        return "where", conditions, any(isinstance(part, Token) and part.type == "OR" for part in found)

    def by(self, found: list[Any]) -> Order:
        return Order(found[0], len(found) > 1 and found[1].type == "DESC")

    def order(self, found: list[Any]) -> tuple[str, tuple[Order, ...]]:
        return "order", tuple(part for part in found if isinstance(part, Order))

    def paging(self, found: list[Token]) -> tuple[str, dict[str, int]]:
        pairs = zip(found[::2], found[1::2], strict=True)
        return "paging", {word.type: int(number[:12]) for word, number in pairs}

    def start(self, found: list[Any]) -> Statement:
        parts = {part[0]: part[1:] for part in found[4:]}
        conditions, alternatives = parts.get("where", ((), False))
        (orders,) = parts.get("order", ((),))
        (paging,) = parts.get("paging", ({},))
        columns, counting = found[1]
        return Statement(
            found[3],
            columns,
            counting,
            conditions,
            orders,
            paging.get("STARTPOSITION"),
            paging.get("MAXRESULTS"),
            alternatives,
        )


PARSER: Final = Lark(GRAMMAR, parser="lalr", lexer="basic", maybe_placeholders=False)


def _unquoted(literal: str) -> str:
    r"""What stands between the quotes; only `\'` and `\\` are escapes."""
    return ESCAPE.sub(r"\1", literal[1:-1])


def _unexpected(error: UnexpectedToken) -> str:
    """`Encountered " <IDENTIFIER> "R "" at line 1, column 52.` and what would have fitted."""
    token = error.token
    if token.type == "$END":
        encountered = '"<EOF>"'
    else:
        image = IMAGES.get(token.type, "")
        shown = image if image.startswith("<") else f'"{str(token).lower()}"'
        encountered = f'" {shown} "{_escaped(str(token))} ""'
    expected = set(error.accepts or error.expected)
    if "MAXRESULTS" in expected:
        expected.add("ITERATOR")
    lines = [
        f"    {image} {'' if name == '$END' else '...'}" for name, image in IMAGES.items() if name in expected
    ]
    one = "Was expecting:" if len(lines) == 1 else "Was expecting one of:"
    listed = "\n".join([one, *lines])
    return f"Encountered {encountered} at line {error.line}, column {error.column}.\n{listed}"


def _lexical(text: str, error: UnexpectedCharacters) -> str:
    """A character that no word begins with, or a literal that does not end."""
    at = error.pos_in_stream or 0
    found = text[at]
    if found == "'":
        where, encountered, after = error.column + len(text) - at, "<EOF>", text[at : at + 100]
    else:
        where, encountered, after = error.column, f'"{_escaped(found)}" ({ord(found)}),', ""
    return (
        f"Invalid content. Lexical error at line {error.line}, column {where}.  "
        f'Encountered: {encountered} after : "{_escaped(after)}"'
    )


def _escaped(text: str) -> str:
    """As Java source would write it."""
    text = text.replace("\\", "\\\\").replace('"', '\\"').replace("'", "\\'")
    return "".join(
        mark if " " <= mark <= "~" else f"\\u{ord(mark) & 0xFFFF:04x}"
        for mark in text.replace("\n", "\\n").replace("\t", "\\t")
    )
