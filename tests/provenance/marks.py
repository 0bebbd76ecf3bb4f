"""Looks through the source of a fake for rules and refusals, and for the marks that say where each is known from."""

import ast
import re
from pathlib import Path

MARKS = {"documented", "seen", "inferred"}
REFUSAL = re.compile(r"\b(Refusal|Exception|\w+Error)\b")


def modules_of(fake):
    """Every module of a fake's package."""
    return sorted(Path(fake.__file__).parent.rglob("*.py"))


def module_name(fake, path):
    """As Python calls it."""
    home = Path(fake.__file__).parent
    return ".".join([fake.__name__, *path.relative_to(home).with_suffix("").parts])


def unmarked(source, ours):
    """The functions, and methods of classes, that refuse or make a refusal of the vendor's without a mark."""
    for function in _outermost(ast.parse(source)):
        if (_raises(function, ours) or _makes(function)) and not _marked(function):
            yield function.name


def count_of_marks(source):
    """How many marks stand in this source."""
    return sum(
        _name(each) in MARKS
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        for each in node.decorator_list
    )


def has_functions(source):
    """Whether anything is done in this source at all."""
    return any(isinstance(node, ast.FunctionDef) for node in ast.walk(ast.parse(source)))


def _outermost(tree):
    """The functions of a module and the methods of its classes, not what is inside them."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node
        elif isinstance(node, ast.ClassDef):
            yield from _outermost(node)


def _raises(function, ours):
    return any(
        isinstance(node, ast.Raise) and node.exc is not None and _name(node.exc) not in ours
        for node in ast.walk(function)
    )


def _makes(function):
    """Whether a refusal comes out that did not go in."""
    arguments = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    passed_on = any(_says_refusal(argument.annotation) for argument in arguments)
    return _says_refusal(function.returns) and not passed_on


def _says_refusal(annotation):
    return annotation is not None and REFUSAL.search(ast.unparse(annotation)) is not None


def _marked(function):
    return any(_name(each) in MARKS for each in function.decorator_list)


def _name(node):
    node = node.func if isinstance(node, ast.Call) else node
    return node.id if isinstance(node, ast.Name) else ""
