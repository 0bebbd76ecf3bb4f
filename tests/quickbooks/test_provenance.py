"""Of every rule and error of this fake it is written where it is known from."""

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import sim.quickbooks
from sim.physics.provenance import FACTS, Mark
from sim.provenance_command import Declared, comments, declared
from sim.quickbooks import behaviour, errors, errors_access, gateway

HOME = Path(sim.quickbooks.__file__).parent
MODULES = sorted(HOME.rglob("*.py"))
MARKS = {"documented", "seen", "inferred"}
# What a person at a screen is told, and what one of our functions tells another that then refuses, is ours.
OURS = {"ScreenRefused", "ValueError", "ParseError", "refused", "_refused"}
SOURCE = re.compile(
    r"contract \d|vcr|ta2025|issues? \d|pull \d|ruby|PHP|oauth-|xsd|python-quickbooks|err-docs|docs"
)


@pytest.fixture(scope="module")
def facts() -> list[Declared]:
    """The list, which imports every module."""
    return declared("quickbooks")


@pytest.mark.parametrize("module", [errors, errors_access, gateway])
def test_every_constructor_of_an_error(module: object, facts: list[Declared]) -> None:
    """Each refusal is in the list."""
    made = [
        f"{function.__module__}.{name}"
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and function.__annotations__.get("return") == "Refusal"  # type: ignore[attr-defined]
    ]

    assert made
    assert [name for name in made if name not in FACTS] == []


def test_every_rule_that_refuses() -> None:
    """Whatever raises or makes a refusal of Intuit's has a mark, or stands in what has one."""
    unmarked = [
        f"{path.relative_to(HOME)}:{name}" for path in MODULES for name in _unmarked(path.read_text())
    ]

    assert unmarked == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("def rule():\n    raise errors.oops('x')", ["rule"]),
        ("class A:\n    def rule(self):\n        raise errors.oops('x')", ["rule"]),
        ("def made() -> Refusal | None:\n    return None", ["made"]),
        ("@other('contract 1')\ndef rule():\n    raise errors.oops('x')", ["rule"]),
        ("@inferred('contract 1')\ndef rule():\n    raise errors.oops('x')", []),
        ("def act():\n    raise ScreenRefused('x')", []),
        ("def again():\n    raise", []),
    ],
)
def test_what_is_unmarked_is_found(source: str, found: list[str]) -> None:
    """The search above is not easily fooled."""
    assert list(_unmarked(source)) == found


def test_no_mark_hides_another(facts: list[Declared]) -> None:
    """Each mark in the code is a line of the list: none of a name that another has, or that is never run."""
    marks = sum(
        _name(each) in MARKS
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        for each in node.decorator_list
    )

    assert marks == sum(where.startswith(f"{sim.quickbooks.__name__}.") for where in FACTS)


def test_every_switch_names_what_it_decides() -> None:
    """The comment of a switch says which section, or that nobody says."""
    silent = [
        name
        for name, comment in comments(behaviour)
        if not re.search(r"\[(contract \d|not public|said)|\[[^\]]*contract \d", comment)
    ]

    assert silent == []


def test_every_source_can_be_looked_up(facts: list[Declared]) -> None:
    """A section of the contract, the schema, or whose recording it is; of a choice of ours the reason."""
    known = [each for each in facts if each.mark != Mark.INFERRED]

    assert known
    assert [each.where for each in known if not SOURCE.search(each.source)] == []
    assert [each.where for each in facts if len(each.source.split()) < 3] == []


def _unmarked(source: str) -> Iterator[str]:
    """The functions, and methods of classes, that refuse or make a refusal without a mark."""
    for function in _outermost(ast.parse(source)):
        if (_raises(function) or _makes(function)) and not _marked(function):
            yield function.name


def _outermost(tree: ast.Module | ast.ClassDef) -> Iterator[ast.FunctionDef]:
    """The functions of a module and the methods of its classes, not what is inside them."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node
        elif isinstance(node, ast.ClassDef):
            yield from _outermost(node)


def _raises(function: ast.FunctionDef) -> bool:
    return any(
        isinstance(node, ast.Raise) and node.exc is not None and _name(node.exc) not in OURS
        for node in ast.walk(function)
    )


def _makes(function: ast.FunctionDef) -> bool:
    returned = "" if function.returns is None else ast.unparse(function.returns)
    return re.search(r"\bRefusal\b", returned) is not None


def _marked(function: ast.FunctionDef) -> bool:
    return any(_name(each) in MARKS for each in function.decorator_list)


def _name(node: ast.expr) -> str:
    node = node.func if isinstance(node, ast.Call) else node
    return node.id if isinstance(node, ast.Name) else ""
