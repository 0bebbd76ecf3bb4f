"""Whom a report is about: a distribution, or whoever answers at a URL."""

from importlib.metadata import version
from typing import Any

import pytest

from sim.conformance.errors import SubjectError
from sim.conformance.reports.facts import SubjectFacts, subject_facts
from sim.conformance.subject.http import HttpSubject


def test_an_entry_point_is_known_by_its_distribution() -> None:
    """Installed in place, or as a wheel."""
    assert subject_facts("integration.port:open_port") == SubjectFacts(
        "integration.port:open_port", "timebridge", version("timebridge")
    )


def test_an_entry_point_of_nobody_is_known_by_its_name() -> None:
    """A module that just lies there has no version."""
    assert subject_facts("some.where:port") == SubjectFacts("some.where:port", "some.where:port", "")


def test_a_subject_at_a_url_says_who_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its name and its version are in the report."""
    monkeypatch.setattr(HttpSubject, "describe", lambda _: {"name": "Bridge", "version": "9"})

    assert str(subject_facts("http://127.0.0.1:9")) == "Bridge 9"


def test_a_subject_that_fell_silent_is_known_by_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """The report is written all the same."""

    def silent(_: HttpSubject) -> dict[str, Any]:
        raise SubjectError("gone")

    monkeypatch.setattr(HttpSubject, "describe", silent)

    assert str(subject_facts("http://127.0.0.1:9")) == "http://127.0.0.1:9"
