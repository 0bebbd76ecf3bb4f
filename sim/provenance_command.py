"""`timebridge-sim provenance`: where every rule, text and switch of the fakes is known from."""

from __future__ import annotations

import ast
import inspect
import pkgutil
import re
import sys
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import takewhile
from types import ModuleType
from typing import Final

import msgspec

from sim.physics.provenance import FACTS, Fact, Mark

FAKES: Final = ("karbon", "quickbooks_time", "quickbooks")
WIDTH: Final = 100
SECTION: Final = re.compile(r"\[(\d[^\]]*)\]")  # of the contract; issues are named otherwise
IN_FRONT: Final = re.compile(r"^\d+\.\d+(?=: )")


class Declared(msgspec.Struct, frozen=True):
    """One line of the list."""

    fake: str
    where: str  # module and function within the fake, or `behaviour` and a switch
    mark: Mark
    source: str


def show_provenance(fake: str | None, mark: str | None, *, as_json: bool) -> int:
    """Print the list, and how much of it is known how well."""
    found = [each for name in FAKES if fake in {None, name} for each in declared(name)]
    chosen = [each for each in found if mark in {None, each.mark}]
    if as_json:
        sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(chosen), indent=2) + b"\n")
    else:
        sys.stdout.write("".join(f"{line}\n" for line in _lines(chosen)))
    return 0


def declared(fake: str) -> list[Declared]:
    """All that the code of a fake declares, and its switches, in order of where it stands."""
    home = import_module(f"sim.{fake}")
    import_module(f"{home.__name__}.routes")  # as its app imports it: first what everything else leans on
    for module in pkgutil.walk_packages(home.__path__, f"{home.__name__}."):
        import_module(module.name)
    facts = [fact for where, fact in FACTS.items() if where.startswith(f"{home.__name__}.")]
    return sorted(
        [*(_of_fact(fake, fact) for fact in facts), *_switches(fake)],
        key=lambda each: (each.where, each.source),
    )


def _of_fact(fake: str, fact: Fact) -> Declared:
    return Declared(fake, fact.where.removeprefix(f"sim.{fake}."), fact.mark, fact.source)


def _switches(fake: str) -> list[Declared]:
    """A switch is a choice where the sources are silent or disagree; its comment says which."""
    module = import_module(f"sim.{fake}.behaviour")
    defaults = msgspec.structs.asdict(module.Behaviour())
    return [
        Declared(fake, f"behaviour.{name}", Mark.INFERRED, f"{comment} (default {defaults[name]!r})")
        for name, comment in comments(module)
    ]


def comments(module: ModuleType) -> Iterator[tuple[str, str]]:
    """The fields of a module's `Behaviour`, each with its comment: all stand above, or all beside and below."""
    source = inspect.getsource(module)
    lines = source.splitlines()
    (record,) = (
        node for node in ast.parse(source).body if isinstance(node, ast.ClassDef) and node.name == "Behaviour"
    )
    fields = [node for node in record.body if isinstance(node, ast.AnnAssign)]
    beside = [_words(lines[field.lineno - 1 : field.end_lineno]) for field in fields]
    for field, words in zip(fields, beside, strict=True):
        if any(beside):
            said = [*words, *_words(takewhile(_is_comment, lines[field.end_lineno :]))]
        else:
            above = [*takewhile(_is_comment, reversed(lines[: field.lineno - 1]))]
            said = _words(reversed(above))
        yield ast.unparse(field.target), " ".join(said)


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def _words(lines: Iterable[str]) -> list[str]:
    """What stands behind each #; a section that is named in brackets, or in front, is one of the contract."""
    texts = [line.partition("# ")[2].strip() for line in lines]
    said = [SECTION.sub(lambda found: f"[contract {found[1]}]", text) for text in texts if text]
    return [IN_FRONT.sub(lambda found: f"contract {found[0]}", text) for text in said]


def _lines(found: list[Declared]) -> Iterator[str]:
    """Two lines or more for each, and the counts at the end."""
    for fake in FAKES:
        of_it = [each for each in found if each.fake == fake]
        if not of_it:
            continue
        yield fake
        for each in of_it:
            yield f"  {each.mark:<10}  {each.where}"
            yield from textwrap.wrap(each.source, WIDTH, initial_indent=" " * 14, subsequent_indent=" " * 14)
        yield ""
    counts = Counter(each.mark for each in found)
    yield ", ".join(f"{counts[mark]} {mark}" for mark in Mark) + f"; {len(found)} in all"
