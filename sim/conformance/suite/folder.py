"""A features folder as a whole: its catalogue, its step modules, its files, and how many scenarios are written in it.

Everything is read at the first feature that is collected, so that a run without features pays nothing.
"""

import hashlib
import importlib
import sys
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Final

import pytest

from sim.conformance.audit.finding import Knowledge
from sim.conformance.errors import ConformanceError, VocabularyError
from sim.conformance.steps import declared_by
from sim.conformance.suite.requirements import EDGES_FILE, Catalogue, load_catalogue
from sim.conformance.suite.vocabulary import Vocabulary
from sim.conformance.suite.written import FeatureDocument, UnreadableFeature, read_feature

CATALOGUE: Final = ("requirements.toml", EDGES_FILE)
# What a run does with the step modules and their sentences: hand them to pytest, or, in a test, nothing.
Install = Callable[[list[ModuleType], Vocabulary], None]


class Suite:
    """The features folder of one run."""

    def __init__(self, folder: Path, root: Path, install: Install) -> None:
        self.folder = folder
        self.root = root
        self._install = install
        self._documents: dict[Path, FeatureDocument] = {}

    def holds(self, path: Path) -> bool:
        """Whether a file is one of this suite's features."""
        return path.suffix == ".feature" and path.is_relative_to(self.folder)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The requirements these features show."""
        return load_catalogue(self.folder / "requirements.toml")

    @cached_property
    def knowledge(self) -> Knowledge:
        """The catalogue and the sentences; importing the step modules on the way."""
        modules = list(self._step_modules())
        vocabulary = Vocabulary(declared_by(vars(module)) for module in modules)
        self._install(modules, vocabulary)
        return Knowledge(self.catalogue, vocabulary)

    @cached_property
    def failure(self) -> str | None:
        """Why no feature of this suite can be read at all, in one sentence, or nothing."""
        try:
            _ = self.knowledge
        except ConformanceError as problem:
            return str(problem)
        return None

    def document(self, path: Path) -> FeatureDocument:
        """One parsed file, read once."""
        if path not in self._documents:
            self._documents[path] = read_feature(path, self.root)
        return self._documents[path]

    def paths(self) -> list[Path]:
        """Every feature file of the suite, in order."""
        return sorted(self.folder.rglob("*.feature"))

    def written(self) -> frozenset[str]:
        """The place of every scenario that the official parser finds, in all files, as `path:line`."""
        return frozenset(
            f"{one.uri}:{one.line}" for document in self.readable() for one in document.scenarios
        )

    def fingerprint(self) -> str:
        """A hash of the features, of their steps and of the catalogue: what exactly was run."""
        digest = hashlib.sha256()
        catalogue = [path for name in CATALOGUE for path in self.folder.glob(name)]
        for path in [*catalogue, *self.paths(), *self._step_files()]:
            digest.update(
                path.relative_to(self.folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0"
            )
        return digest.hexdigest()

    def readable(self) -> Iterator[FeatureDocument]:
        """Every file that parses; one that does not is a finding elsewhere."""
        for path in self.paths():
            try:
                yield self.document(path)
            except UnreadableFeature:
                continue

    def _step_files(self) -> list[Path]:
        return sorted(self.folder.glob("steps/*.py"))

    def _step_modules(self) -> Iterator[ModuleType]:
        if not self.folder.name.isidentifier():
            msg = (
                f"{self.folder}: step modules are imported by the folder's name; rename it so that Python can"
            )
            raise VocabularyError(msg)
        # The parent goes on the path, as pytest does for a conftest, so that step modules may import one another.
        if str(self.folder.parent) not in sys.path:
            sys.path.insert(0, str(self.folder.parent))
        importlib.invalidate_caches()
        if f"{self.folder.name}.steps" not in sys.modules:  # another suite of this process was here first
            pytest.register_assert_rewrite(f"{self.folder.name}.steps")
        for path in self._step_files():
            if path.stem != "__init__":
                yield _imported(f"{self.folder.name}.steps.{path.stem}", path)


def _imported(name: str, path: Path) -> ModuleType:
    try:
        return importlib.import_module(name)
    except Exception as problem:
        said = f"{type(problem).__name__}: {problem}"
        raise VocabularyError(f"{path}: this step module cannot be imported: {said}") from problem


SUITE = pytest.StashKey[Suite]()
