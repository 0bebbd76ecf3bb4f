"""Of every rule and error of this fake it is written where it is known from."""

import ast
import inspect
import re
from pathlib import Path
from typing import get_type_hints

import pytest

import sim.quickbooks_time
from sim.physics.provenance import FACTS, Mark
from sim.physics.refusal import Refusal
from sim.provenance_command import comments, declared
from sim.quickbooks_time import behaviour, errors, errors_access
from sim.quickbooks_time.others import refusals
from sim.quickbooks_time.resources import RESOURCES

HOME = Path(sim.quickbooks_time.__file__).parent
MODULES = sorted(HOME.rglob("*.py"))
MARKS = {"documented", "seen", "inferred"}
# What is said to whoever drives a screen or the connection is ours, and no rule of the vendor's.
OURS = {"ScreenRefused", "BooksRefusedError"}
# Records and tables, what is looked up and remembered, the frame of a page, and the connection's other side.
WITHOUT_RULES = {
    "authorize_html.py",
    "link/bonds.py",
    "link/books.py",
    "listing.py",
    "others/declaration.py",
    "others/tables.py",
    "records_field.py",
    "records_schedule.py",
    "screen.py",
    "selection.py",
    "state.py",
    "tables.py",
    "timesheets_moving_in.py",
}
SOURCE = re.compile(r"contract \d|api_docs|/Ex|Reports/|WSO2|issue \d|pull \d|spec/|lib/|fixture")


@pytest.fixture(scope="module")
def facts():
    """The list, which imports every module."""
    return declared("quickbooks_time")


@pytest.mark.parametrize("module", [errors, errors_access, refusals])
def test_every_constructor_of_an_error(module, facts):
    """Each refusal is in the list."""
    made = [
        f"{module.__name__}.{name}"
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and _refuses(function)
    ]

    assert made
    assert [name for name in made if name not in FACTS] == []


def _refuses(function):
    returned = get_type_hints(function, vars(inspect.getmodule(function))).get("return")
    return isinstance(returned, type) and issubclass(returned, Refusal | Exception)


def test_every_rule_that_refuses():
    """Whatever raises or makes a refusal of the vendor's has a mark, or stands in what has one."""
    unmarked = [
        f"{path.relative_to(HOME)}:{name}" for path in MODULES for name in _unmarked(path.read_text())
    ]

    assert unmarked == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("def rule():\n    raise errors.oops('x')", ["rule"]),
        ("class A:\n    def rule(self):\n        raise RowRefusedError(417, 'x')", ["rule"]),
        ("def rule():\n    def inner():\n        raise refusal", ["rule"]),
        ("def made() -> errors.RowRefusedError:\n    return errors.oops('x')", ["made"]),
        ("def made() -> Refusal | None:\n    return None", ["made"]),
        ("@other('contract 1')\ndef rule():\n    raise errors.oops('x')", ["rule"]),
        ("@inferred('contract 1')\ndef rule():\n    raise errors.oops('x')", []),
        ("def act():\n    raise ScreenRefused('x')", []),
        ("def again():\n    raise", []),
    ],
)
def test_what_is_unmarked_is_found(source, found):
    """The searches above are not easily fooled."""
    assert list(_unmarked(source)) == found


def test_no_mark_hides_another(facts):
    """Each mark in the code is a line of the list: none of a name that another has, or that is never run."""
    marks = sum(
        _name(each) in MARKS
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        for each in node.decorator_list
    )

    assert marks == sum(where.startswith(f"{sim.quickbooks_time.__name__}.") for where in FACTS)


def test_every_module_with_functions(facts):
    """It has a rule with a source, or it is one of those that have none to have."""
    silent = {
        str(path.relative_to(HOME))
        for path in MODULES
        if any(isinstance(node, ast.FunctionDef) for node in ast.walk(ast.parse(path.read_text())))
        and not any(where.startswith(f"{_module(path)}.") for where in FACTS)
    }

    assert silent == WITHOUT_RULES


def _module(path):
    return ".".join([sim.quickbooks_time.__name__, *path.relative_to(HOME).with_suffix("").parts])


def _unmarked(source):
    """The functions, and methods of classes, that refuse or make a refusal without a mark."""
    for function in _outermost(ast.parse(source)):
        if (_raises(function) or _makes(function)) and not _marked(function):
            yield function.name


def _outermost(tree):
    """The functions of a module and the methods of its classes, not what is inside them."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node
        elif isinstance(node, ast.ClassDef):
            yield from _outermost(node)


def _raises(function):
    return any(
        isinstance(node, ast.Raise) and node.exc is not None and _name(node.exc) not in OURS
        for node in ast.walk(function)
    )


def _makes(function):
    returned = "" if function.returns is None else ast.unparse(function.returns)
    return re.search(r"\b(Refusal|Exception|\w+Error)\b", returned) is not None


def _marked(function):
    return any(_name(each) in MARKS for each in function.decorator_list)


def _name(node):
    node = node.func if isinstance(node, ast.Call) else node
    return node.id if isinstance(node, ast.Name) else ""


def test_every_handler_of_a_resource(facts):
    """Each verb of each path; those of a declared resource come from one function, which is marked."""
    handlers = {
        f"{handler.__module__}.{handler.__qualname__}".partition(".<locals>")[0]: f"{verb} /{path}"
        for path, methods in RESOURCES.items()
        for verb, handler in methods.items()
    }

    assert {call for where, call in handlers.items() if where not in FACTS} == set()


def test_every_switch_names_what_it_decides():
    """The comment of a switch says which section, or that nobody says."""
    silent = [
        name
        for name, comment in comments(behaviour)
        if not re.search(r"\[(contract|issue|not public)", comment)
    ]

    assert silent == []


def test_every_source_can_be_looked_up(facts):
    """A section of the contract, the vendor's documents, or whose recording it is; of a choice of ours the reason."""
    known = [each for each in facts if each.mark != Mark.INFERRED]

    assert len(known) > len(RESOURCES)
    assert [each.where for each in known if not SOURCE.search(each.source)] == []
    assert [each.where for each in facts if len(each.source.split()) < 3] == []
