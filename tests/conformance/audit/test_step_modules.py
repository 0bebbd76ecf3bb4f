"""Mistakes in step modules: two definitions for one sentence, one that nobody uses, one that cannot be used."""

from pathlib import Path

import pytest

from sim.conformance.audit.checks import WHOLE_CHECKS
from sim.conformance.audit.finding import Finding, of_error
from sim.conformance.audit.told import told
from sim.conformance.errors import VocabularyError
from sim.conformance.suite.written import read_feature
from tests.conformance.audit.conftest import STEPS, Desk, knowledge_of

MODULE = Path("features/steps/more.py")
HEAD = "from sim.conformance.steps import given, parameter_type\n\n"
FEATURE = 'Feature: x\n  @FLOW-01\n  Scenario: y\n    Given a client "Acme"\n'


def text(findings: list[Finding]) -> str:
    """Findings as they are printed."""
    return "\n".join(line for line, _ in told(findings))


def of_the_whole(desk: Desk, source: str) -> str:
    """What is said of a suite of one feature and this step module."""
    known = knowledge_of(HEAD + source, desk.folder / MODULE)
    path = desk.folder / "x.feature"
    path.write_text(FEATURE, encoding="utf-8")
    document = read_feature(path, desk.folder)
    return text([found for check in WHOLE_CHECKS for found in check([document], known)])


def error(desk: Desk, source: str) -> str:
    """What is said of a step module that cannot be used."""
    with pytest.raises(VocabularyError) as problem:
        knowledge_of(HEAD + source, desk.folder / MODULE)
    return text([of_error(problem.value)])


def test_two_definitions_for_one_sentence(desk: Desk) -> None:
    """Both are named, and nobody chooses."""
    desk.known = knowledge_of(
        STEPS + '\n\n@given("a client {}")\ndef any_client(name): ...\n', desk.folder / MODULE
    )

    assert desk.said(FEATURE) == (
        "x.feature:4: 2 definitions fit this sentence\n"
        '    Given a client "Acme"\n'
        "    a client {string}   (features/steps/more.py:28)\n"
        "    a client {}   (features/steps/more.py:72)\n"
        "    reword one of them, so that only one fits"
    )


def test_a_definition_that_nobody_uses(desk: Desk) -> None:
    """It is told where it is defined."""
    said = of_the_whole(
        desk,
        '@given("a client {string}")\ndef one(name): ...\n\n@given("a cat {string}")\ndef other(name): ...\n',
    )

    assert said == (
        "features/steps/more.py:6: no feature uses this sentence\n"
        "    a cat {string}\n"
        "    use it, or remove it"
    )


def test_a_definition_in_the_way_of_another(desk: Desk) -> None:
    """The example of one is fitted by the other, though no feature has said it yet."""
    said = of_the_whole(
        desk,
        '@given("a client {string}")\ndef one(name):\n    """a client "Beta" """\n\n'
        "@given(\"a client {word}\")\ndef other(name):\n    '''a client Beta'''\n",
    )

    assert said == (
        "features/steps/more.py:3: the definition at features/steps/more.py:7 fits the same sentence\n"
        "    a client {string}\n"
        '    both fit   a client "Beta"\n'
        "    reword one of them, or remove it"
    )


def test_one_sentence_defined_twice(desk: Desk) -> None:
    """Without an example the equal sentences themselves are shown, once for the two."""
    same = '@given("a client {string}")\ndef one(name): ...\n'

    assert of_the_whole(desk, same + "\n" + same) == (
        "features/steps/more.py:3: the definition at features/steps/more.py:6 fits the same sentence\n"
        "    a client {string}\n"
        "    both fit   a client {string}\n"
        "    reword one of them, or remove it"
    )


def test_too_few_parameters(desk: Desk) -> None:
    """A step function takes what its sentence captures; the sentence and the function are named."""
    assert error(desk, '@given("one {int} and {int}")\ndef two(a): ...\n') == (
        "features/steps/more.py:3: 'one {int} and {int}' captures 2 value(s), but two has 1 leading\n"
        "    parameter(s) for them; give it one for each, before its fixtures\n"
        '    @given("one {int} and {int}")'
    )


def test_an_unknown_parameter_type(desk: Desk) -> None:
    """A sentence that cannot be compiled is told why."""
    assert error(desk, '@given("a {colour} one")\ndef one(a): ...\n') == (
        "features/steps/more.py:3: 'a {colour} one' is no Cucumber Expression: Undefined parameter type\n"
        "    'colour'. Please register a ParameterType for 'colour'\n"
        '    @given("a {colour} one")'
    )
