"""The whole suite against half an integration: an honest verdict, and every gap named."""

import json
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from tests.conformance.subject.elsewhere import HALF, conform, subject

LACKS = "has no operation export_synced_items, or no longer knows the firm (HTTP 404: Half an integration does not"


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> tuple[subprocess.CompletedProcess[str], Path]:
    """What `conform` said, and where the reports are."""
    reports = tmp_path_factory.mktemp("reports")
    with subject(*HALF) as address:
        return conform(address, reports, "--workers", "2"), reports


def test_half_an_integration(ran: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    """Smoke passed, everything ran, some behaviours are there and the others are not: exit code 1."""
    done, reports = ran
    report = json.loads((reports / "conformance.json").read_text(encoding="utf-8"))
    standing = Counter(one["standing"] for one in report["requirements"])
    scenarios = report["run"]["scenarios"]

    assert done.returncode == 1, done.stderr
    assert "✓ Half 0.5 has 5 of" in done.stdout
    assert "✓ settings was answered" in done.stdout
    assert "not conformant at level core" in done.stdout
    assert scenarios["written"] == scenarios["bound"] == scenarios["run"] > 100
    assert standing["passed"] >= 5
    assert standing["failed"] >= 50
    by_id = {one["id"]: one["standing"] for one in report["requirements"]}
    assert (by_id["TRACK-01"], by_id["EXPORT-01"]) == ("passed", "failed")


def test_what_it_lacks_is_named(ran: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    """One sentence a scenario: which subject, which operation, and what it said itself; never a traceback."""
    done, _ = ran

    assert LACKS in " ".join(done.stdout.split())
    assert "Traceback" not in done.stdout + done.stderr
