"""The search for rules without a source is not easily fooled."""

import pytest

from tests.provenance.marks import count_of_marks, has_functions, unmarked

OURS = {"ScreenRefused"}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("def rule():\n    raise errors.oops('x')", ["rule"]),
        ("class A:\n    def rule(self):\n        raise RowRefusedError(417, 'x')", ["rule"]),
        ("def rule():\n    def inner():\n        raise refusal", ["rule"]),
        ("def made() -> errors.RowRefusedError:\n    return errors.oops('x')", ["made"]),
        ("def made() -> Refusal | None:\n    return None", ["made"]),
        ("def made(*, name: str) -> Refusal:\n    return oops(name)", ["made"]),
        ("@other('contract 1')\ndef rule():\n    raise errors.oops('x')", ["rule"]),
        ("@inferred('contract 1')\ndef rule():\n    raise errors.oops('x')", []),
        ("@property\n@inferred('contract 1')\ndef rule():\n    raise errors.oops('x')", []),
        ("def act():\n    raise ScreenRefused('x')", []),
        ("def again():\n    raise", []),
        ("def noted(refusal: Refusal, why: str) -> Refusal:\n    return refusal", []),
    ],
)
def test_what_is_unmarked_is_found(source, found):
    """Whatever it stands in, and however it says no."""
    assert list(unmarked(source, OURS)) == found


def test_marks_are_counted():
    """Of functions, methods and classes, and several of one."""
    function = "@seen('a')\n@inferred('b')\ndef f(): pass\n"
    record = "@seen('c')\nclass A:\n    @documented('d')\n    def g(self): pass\n"

    assert count_of_marks(function + record) == 4


def test_a_module_of_records_does_nothing():
    """It needs no source."""
    assert not has_functions("class A:\n    name: str")
    assert has_functions("class A:\n    def name(self): pass")
