"""Feature files as pytest collects them: audited first, then one item for each scenario that is written."""

import re
from collections.abc import Iterator
from itertools import chain, count
from types import ModuleType

import pytest
from pytest_bdd import scenario
from pytest_bdd.exceptions import StepError

from sim.conformance.audit.checks import audit
from sim.conformance.audit.unreadable import unreadable
from sim.conformance.run.gate import AUDITED
from sim.conformance.suite.folder import SUITE, Suite
from sim.conformance.suite.written import ENCODING, FeatureDocument, UnreadableFeature, WrittenScenario

WRITTEN = pytest.StashKey[WrittenScenario]()


class FeatureFile(pytest.Module):
    """A feature file whose scenarios are pytest items that point into it."""

    def collect(self) -> list[pytest.Item | pytest.Collector]:
        """One item for each written scenario, or one error with every finding of the file."""
        suite = self.config.stash[SUITE]
        document = self._audited(suite)
        self.obj = self._module(document)
        items = list(super().collect())
        for item, written in self._pairs(items, document):
            self._describe(item, written, suite)
        return items

    def funcnamefilter(self, name: str) -> bool:
        """Every function of the module that was built here is a scenario."""
        return name.startswith("test_")

    def _audited(self, suite: Suite) -> FeatureDocument:
        if suite.failure:
            raise self.CollectError(suite.failure)
        try:
            document = suite.document(self.path)
        except UnreadableFeature as problem:
            raise self.CollectError("\n".join(map(str, unreadable(problem)))) from None
        # Who comes here past the gate, a worker of xdist for one, is audited here.
        gated = self.path in self.config.stash.get(AUDITED, frozenset())
        findings = [] if gated else audit(document, suite.knowledge)
        if findings:
            raise self.CollectError("\n".join(map(str, findings)))
        return document

    def _module(self, document: FeatureDocument) -> ModuleType:
        module = ModuleType(self.path.stem)
        module.__file__ = str(self.path)
        _register_tags(self.config, document)
        for name, title in _function_names(document).items():
            try:
                bind = scenario(str(self.path), title, ENCODING, str(self.path.parent))
            except StepError as problem:
                raise self.CollectError(f"{document.uri}:{problem.line}: {problem.message}") from None
            setattr(module, name, bind(_nothing_more))
        return module

    def _pairs(
        self, items: list[pytest.Item | pytest.Collector], document: FeatureDocument
    ) -> Iterator[tuple[pytest.Function, WrittenScenario]]:
        """Each item with the scenario it runs; both come in the order of the file."""
        names = {title: name for name, title in _function_names(document).items()}
        written: dict[str, list[WrittenScenario]] = {}
        for found in document.scenarios:
            written.setdefault(names[found.title], []).append(found)
        for item in items:
            assert isinstance(item, pytest.Function)
            if written[item.originalname]:
                yield item, written[item.originalname].pop(0)
        if len(items) != len(document.scenarios):
            said = f"{document.uri}:1: {len(document.scenarios)} scenarios written but {len(items)} bound"
            raise self.CollectError(f"{said}; this is a fault of the harness, please report the file")

    def _describe(self, item: pytest.Function, written: WrittenScenario, suite: Suite) -> None:
        item.stash[WRITTEN] = written
        # A plain assignment: pytest reads the place of an item from here, and caches it here.
        item.location = (written.uri, written.line - 1, written.name)
        level = suite.catalogue.level_of(written.tag_names)
        for name in dict.fromkeys([level, *written.tag_names]):
            item.add_marker(name)
        requirements = [tag for tag in written.tag_names if tag in suite.catalogue.by_id]
        item.user_properties += [("feature", written.uri), ("line", written.line), ("level", level)]
        item.user_properties += [("requirement", requirement) for requirement in dict.fromkeys(requirements)]


def _nothing_more() -> None:
    """The steps have said everything."""


def _function_names(document: FeatureDocument) -> dict[str, str]:
    """A name that pytest can put into a node id for each title, in the order of the file."""
    names: dict[str, str] = {}
    for block in document.blocks:
        words = "test_" + re.sub(r"\W+", "_", block["name"].casefold()).strip("_")
        numbered = (f"{words}_{number}" for number in count(2))
        names[next(name for name in chain([words], numbered) if name not in names)] = block["name"]
    return names


def _register_tags(config: pytest.Config, document: FeatureDocument) -> None:
    """Tags become markers, so each has to be known to `--strict-markers`, those on Examples too."""
    known = {line.partition(":")[0].strip() for line in config.getini("markers")}
    used = {tag for written in document.scenarios for tag in written.tag_names}
    for tag in sorted(used - known):
        config.addinivalue_line("markers", f"{tag}: scenarios tagged @{tag}")
