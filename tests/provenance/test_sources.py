"""Of every rule and error of a fake it is written where it is known from."""

from pathlib import Path

import pytest

from sim.physics.provenance import FACTS, Mark
from sim.provenance_command import declared
from tests.provenance.fakes import FAKES
from tests.provenance.marks import count_of_marks, has_functions, module_name, modules_of, unmarked


def name(held):
    return held.name


@pytest.fixture(params=FAKES, ids=name)
def held(request):
    return request.param


@pytest.fixture
def facts(held):
    """The list, which imports every module."""
    return declared(held.name)


def inside(held, path):
    return str(path.relative_to(Path(held.package.__file__).parent))


def test_every_rule_that_refuses(held):
    """Whatever raises or makes a refusal of the vendor's has a mark, or stands in what has one."""
    found = [
        f"{inside(held, path)}:{name}"
        for path in modules_of(held.package)
        for name in unmarked(path.read_text(), held.ours)
    ]

    assert found == []


def test_no_mark_hides_another(held, facts):
    """Each mark in the code is a line of the list: none of a name that another has, or that is never run."""
    marks = sum(count_of_marks(path.read_text()) for path in modules_of(held.package))

    assert marks == sum(where.startswith(f"{held.package.__name__}.") for where in FACTS)


@pytest.mark.parametrize("held", [held for held in FAKES if held.without_rules is not None], ids=name)
def test_every_module_with_functions(held, facts):
    """It has a rule with a source, or it is one of those that have none to have."""
    silent = {
        inside(held, path)
        for path in modules_of(held.package)
        if has_functions(path.read_text())
        and not any(where.startswith(f"{module_name(held.package, path)}.") for where in FACTS)
    }

    assert silent == held.without_rules


def test_every_source_can_be_looked_up(held, facts):
    """A section of the contract, the vendor's documents, or whose recording it is; of a choice of ours the reason."""
    known = [each for each in facts if each.mark != Mark.INFERRED]
    rules = [each for each in facts if not each.where.startswith("behaviour.")]

    assert len(known) > 100
    assert [each.where for each in known if not held.source.search(each.source)] == []
    assert [each.where for each in rules if len(each.source.split()) < 3] == []
