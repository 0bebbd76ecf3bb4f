"""`timebridge-sim check`: everything that is wrong with the features, and what is not as the house has it."""

from pathlib import Path

import typer

from sim.conformance.audit.checks import audit_features
from sim.conformance.audit.finding import Finding, shown
from sim.conformance.audit.house import FILE_RULES, SUITE_RULES
from sim.conformance.audit.told import FINDINGS, closing, counted, print_findings
from sim.conformance.commands.at_hand import features_at_hand
from sim.conformance.suite.folder import Suite

USAGE = 2


def check_features(paths: tuple[Path, ...], features: Path) -> int:
    """Look at these files and folders, or at the whole suite; 0 nothing to mend, 3 findings, 2 wrong use."""
    folder = features_at_hand(features).resolve()
    suite = Suite(folder, Path.cwd(), lambda *_: None)
    asked = _asked(suite, paths)
    if isinstance(asked, str):
        typer.echo(asked, err=True)
        return USAGE
    findings = audit_features(suite, asked, as_a_whole=not paths) or _against_the_rules(
        suite, asked, not paths
    )
    if findings:
        print_findings(findings, closing(findings, f"exit code {FINDINGS}"))
        return FINDINGS
    documents = [suite.document(path) for path in asked]
    scenarios = sum(len(document.scenarios) for document in documents)
    typer.echo(f"nothing to mend: {counted(scenarios, 'scenario')} in {counted(len(documents), 'file')}")
    return 0


def _asked(suite: Suite, paths: tuple[Path, ...]) -> list[Path] | str:
    """The feature files that are meant, or in one sentence why there are none."""
    if not (suite.folder / "requirements.toml").is_file():
        where = shown(suite.folder)
        return (
            f"{where}: no requirements.toml here, so this is no folder of features; name one with --features"
        )
    everything = suite.paths()
    found: list[Path] = []
    for path in paths:
        meant = [one for one in everything if one.is_relative_to(path.resolve())]
        if not meant:
            return f"{path}: there is no feature here; name a .feature file or a folder within {suite.folder.name}/"
        found += meant
    return sorted({*found}) if paths else everything


def _against_the_rules(suite: Suite, paths: list[Path], whole: bool) -> list[Finding]:
    documents = [suite.document(path) for path in paths]
    of_files = [
        found for document in documents for rule in FILE_RULES for found in rule(document, suite.knowledge)
    ]
    if not whole:
        return of_files
    return of_files + [
        found for rule in SUITE_RULES for found in rule(documents, suite.knowledge, suite.folder)
    ]
