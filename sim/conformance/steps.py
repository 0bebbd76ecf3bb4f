"""What a step module imports: `given`, `when`, `then`, `step` and `parameter_type`.

A sentence is a Cucumber Expression in a plain string, so that editors recognise it:

    @given("a client {string} in Karbon")
    def a_client(name: str, karbon: Karbon) -> None: ...

The values the sentence captures go to the leading parameters, in order; the other parameters are fixtures.
`datatable` and `docstring` ask for what is written under the sentence. The keyword does not matter for matching:
a sentence defined with `given` may follow When.
"""

import inspect
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])
DECLARED = "__timebridge_declared__"


@dataclass(frozen=True)
class DeclaredStep:
    """A sentence as its module declares it, not compiled yet."""

    sentence: str
    function: Callable[..., Any]
    target_fixture: str | None
    path: str
    line: int


@dataclass(frozen=True)
class DeclaredType:
    """A parameter type as its module declares it."""

    name: str
    regexp: str
    transform: Callable[..., Any]
    path: str
    line: int


@dataclass
class Declared:
    """Everything one step module declares, in order."""

    steps: list[DeclaredStep] = field(default_factory=list)
    types: list[DeclaredType] = field(default_factory=list)


def declared_by(namespace: dict[str, Any]) -> Declared:
    """What a module with this namespace declares.

    It is kept in the module itself, so that two runs in one process never see each other's sentences.
    """
    found: Declared = namespace.setdefault(DECLARED, Declared())
    return found


def step(sentence: str, *, target_fixture: str | None = None) -> Callable[[F], F]:
    """Define what a sentence does, under any keyword; `target_fixture` names a fixture its result becomes."""

    def declare(function: F) -> F:
        code = inspect.unwrap(function).__code__
        found = DeclaredStep(sentence, function, target_fixture, code.co_filename, code.co_firstlineno)
        declared_by(function.__globals__).steps.append(found)
        return function

    return declare


# The keyword is documentation: Cucumber and its editors ignore it, and so do we.
given = when = then = step


def parameter_type(*, name: str, regexp: str) -> Callable[[F], F]:
    """Define what `{name}` captures in every sentence; the decorated function turns the text into a value."""

    def declare(function: F) -> F:
        code = function.__code__
        found = DeclaredType(name, regexp, function, code.co_filename, code.co_firstlineno)
        declared_by(function.__globals__).types.append(found)
        return function

    return declare
