"""Every rule of a fake can say where it is known from."""

import pytest

from sim.physics import provenance
from sim.physics.provenance import Mark, documented, inferred, seen


@pytest.fixture(autouse=True)
def no_facts_left_behind(monkeypatch):
    monkeypatch.setattr(provenance, "FACTS", {})


@pytest.mark.parametrize(
    ("declare", "mark"), [(documented, Mark.DOCUMENTED), (seen, Mark.SEEN), (inferred, Mark.INFERRED)]
)
def test_a_declared_rule(declare, mark):
    """The function is left as it is, and the fact stands in the list under its name."""

    def refused():
        return "no"

    assert declare("the guide, section 4")(refused) is refused
    assert [(fact.mark, fact.source) for fact in provenance.FACTS.values()] == [
        (mark, "the guide, section 4")
    ]
    assert next(iter(provenance.FACTS)).endswith("test_a_declared_rule.<locals>.refused")
