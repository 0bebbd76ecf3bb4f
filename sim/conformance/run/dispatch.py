"""The bridge to pytest-bdd: one definition that fits every sentence, which then calls the one that was written for it.

pytest-bdd searches all its definitions, fixture by fixture, for every step it runs. Here it finds one (one for each
name of a target fixture, since that is fixed when a definition is made), and the search is a look into a dictionary.
The module is executed anew for each run, with `VOCABULARY` put into it first.
"""

import importlib.util
import inspect
from collections.abc import Generator
from types import ModuleType
from typing import Any

import pytest
from pytest_bdd import step
from pytest_bdd.parsers import StepParser

from sim.conformance.suite.vocabulary import Match, Vocabulary


class Sentence(StepParser):
    """Fits every sentence whose definition wants its result in the target fixture, or nowhere."""

    def __init__(self, vocabulary: Vocabulary, target: str) -> None:
        super().__init__(f"any sentence into {target or 'nothing'}")
        self._vocabulary = vocabulary
        self._target = target

    def is_matching(self, name: str) -> bool:
        """Whether exactly one definition fits, and it is one of ours."""
        match = self._vocabulary.only(name)
        return match is not None and (match.definition.declared.target_fixture or "") == self._target

    def parse_arguments(self, name: str) -> dict[str, Any] | None:
        """The match itself; the values are in it."""
        match = self._vocabulary.only(name)
        return None if match is None else {"match": match}


def run_step(
    request: pytest.FixtureRequest,
    match: Match,
    datatable: list[list[str]] | None = None,
    docstring: str | None = None,
) -> Any:
    """Call the function a sentence was defined with: captured values, what is written under it, and fixtures."""
    __tracebackhide__ = True
    definition = match.definition
    written = {"datatable": datatable, "docstring": docstring}
    arguments = dict(match.values)
    arguments |= {name: written[name] for name in definition.attachments}
    arguments |= {name: request.getfixturevalue(name) for name in definition.fixtures}
    function = definition.declared.function
    if inspect.isgeneratorfunction(function):
        return _until_teardown(request, function(**arguments))
    return function(**arguments)


def _until_teardown(request: pytest.FixtureRequest, running: Generator[Any]) -> Any:
    """Let a step yield: what follows the yield happens when the scenario is over."""
    value = next(running)
    request.addfinalizer(lambda: next(running, None))
    return value


def dispatch_for(vocabulary: Vocabulary) -> ModuleType:
    """A fresh copy of this module, a plugin that brings these sentences to pytest-bdd."""
    assert __spec__ is not None
    module = importlib.util.module_from_spec(__spec__)
    vars(module)["VOCABULARY"] = vocabulary
    assert __spec__.loader is not None
    __spec__.loader.exec_module(module)
    return module


_vocabulary: Vocabulary | None = globals().get("VOCABULARY")
if _vocabulary is not None:
    # pytest-bdd puts a definition into the module that asks for it: this one.
    for _target in _vocabulary.targets:
        step(Sentence(_vocabulary, _target), target_fixture=_target or None)(run_step)
