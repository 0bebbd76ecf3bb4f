"""An exception as what it says about the scenario: the kind of problem, and its values."""

from __future__ import annotations

from sim.conformance.errors import ConformanceError, SubjectError
from sim.conformance.expect import Mismatch, RowsMismatch
from sim.conformance.explain.armed import NeverStruck
from sim.conformance.explain.broke import (
    SCREENS,
    said_of_fault,
    said_of_faults,
    said_of_refusal,
    said_of_screen,
    said_of_subject,
    said_of_suite,
)
from sim.conformance.explain.differences import Said, said_of_assertion, said_of_rows, said_of_values
from sim.conformance.explain.trail import Trail
from sim.conformance.subject.port import Refused


def said_of(error: BaseException, trail: Trail) -> Said:
    """What an exception says, in one line and in full."""
    match error:
        case RowsMismatch():
            return said_of_rows(error)
        case Mismatch():
            return said_of_values(error)
        case NeverStruck():
            return said_of_faults(error)
        case AssertionError():
            return said_of_assertion(error, trail.step or trail.end)
        case Refused():
            return said_of_refusal(error)
        case SubjectError():
            return said_of_subject(error)
        case ConformanceError():
            return said_of_suite(error)
        case Exception() if isinstance(error, tuple(SCREENS)):
            return said_of_screen(error)
        case _:
            return said_of_fault(error, trail)
