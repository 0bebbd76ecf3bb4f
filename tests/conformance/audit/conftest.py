"""A few sentences and the catalogue, against which a feature is held without running anything."""

from pathlib import Path
from types import ModuleType

import pytest

from sim.conformance.audit.checks import audit
from sim.conformance.audit.finding import Finding, Knowledge
from sim.conformance.audit.told import told
from sim.conformance.audit.unreadable import unreadable
from sim.conformance.steps import declared_by
from sim.conformance.suite.requirements import load_catalogue
from sim.conformance.suite.vocabulary import Vocabulary
from sim.conformance.suite.written import UnreadableFeature, read_feature

ROOT = Path(__file__).parents[3]
STEPS = Path(__file__).with_name("sentences.txt").read_text(encoding="utf-8")


def knowledge_of(source: str, path: Path) -> Knowledge:
    """What a step module with this source teaches."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")
    module = ModuleType(path.stem)
    exec(compile(source, path, "exec"), vars(module))
    catalogue = load_catalogue(ROOT / "features" / "requirements.toml")
    return Knowledge(catalogue, Vocabulary([declared_by(vars(module))]))


class Desk:
    """Where a feature is laid down and looked at."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.known = knowledge_of(STEPS, folder / "features" / "steps" / "time.py")

    def findings(self, text: str | bytes) -> list[Finding]:
        """What the audit finds in a feature."""
        path = self.folder / "x.feature"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        try:
            return audit(read_feature(path, self.folder), self.known)
        except UnreadableFeature as problem:
            return unreadable(problem)

    def said(self, text: str | bytes) -> str:
        """The same, as it is printed."""
        return "\n".join(line for line, _ in told(self.findings(text)))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk in a folder of its own, from which places are shown."""
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path)
