"""Every check there is: adding one is adding it to the tuple of its family.

A check is a function from a parsed file, or from all of them, and the suite's knowledge to findings.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

from sim.conformance.audit import emptiness, keywords, outlines, sentences, tags, titles, whole
from sim.conformance.audit.finding import Finding, Knowledge, of_error, shown
from sim.conformance.audit.unreadable import unreadable
from sim.conformance.errors import ConformanceError
from sim.conformance.suite.written import FeatureDocument, UnreadableFeature

__all__ = ["CHECKS", "WHOLE_CHECKS", "Finding", "Knowledge", "audit", "audit_features"]

Check = Callable[[FeatureDocument, Knowledge], Iterator[Finding]]
WholeCheck = Callable[[list[FeatureDocument], Knowledge], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    *titles.CHECKS,
    *keywords.CHECKS,
    *emptiness.CHECKS,
    *outlines.CHECKS,
    *tags.CHECKS,
    *sentences.CHECKS,
)
WHOLE_CHECKS: tuple[WholeCheck, ...] = whole.CHECKS


class Features(Protocol):
    """A folder of features, as the audit needs it."""

    folder: Path

    @property
    def knowledge(self) -> Knowledge:
        """The catalogue and the sentences."""
        ...

    def document(self, path: Path) -> FeatureDocument:
        """One parsed file."""
        ...


def audit(document: FeatureDocument, knowledge: Knowledge) -> list[Finding]:
    """Every finding in a file, in the order of its lines, each once."""
    return sorted({finding for check in CHECKS for finding in check(document, knowledge)})


def audit_features(suite: Features, paths: list[Path], *, as_a_whole: bool) -> list[Finding]:
    """Every finding in these files, file by file, and then those of the suite where it is looked at as a whole."""
    try:
        knowledge = suite.knowledge
    except ConformanceError as problem:
        return [of_error(problem)]
    findings = [] if paths else [_nothing(suite.folder)]
    documents: list[FeatureDocument] = []
    for path in paths:
        try:
            documents.append(suite.document(path))
        except UnreadableFeature as problem:
            findings += unreadable(problem)
        else:
            findings += audit(documents[-1], knowledge)
    if as_a_whole and not findings:
        findings += [found for check in WHOLE_CHECKS for found in check(documents, knowledge)]
    return findings


def _nothing(folder: Path) -> Finding:
    said = 'write a first one:   timebridge-sim new "what it is about"'
    return Finding(shown(folder), 0, "there is no feature in this folder", "", (said,))
