"""`conformance.json`: the verdict, and everything it stands on, in the shape of a published schema."""

import json

import jsonschema
import msgspec
import pytest

from sim.conformance.reports.report import Report
from sim.conformance.reports.schema import SCHEMA_FILE, schema
from tests.conformance.conftest import Folder


def plain(report: Report) -> dict[str, object]:
    """The report as it is written."""
    return json.loads(msgspec.json.encode(report))


def test_the_published_schema_is_that_of_the_report() -> None:
    """Run `python -c "from sim.conformance.reports.schema import write_schema as w; w()"` when it is not."""
    assert json.loads(SCHEMA_FILE.read_text(encoding="utf-8")) == json.loads(msgspec.json.encode(schema()))


def test_the_schema_is_one(failed: Report) -> None:
    """By the rules of its own draft, and it says what it is for."""
    jsonschema.Draft202012Validator.check_schema(schema())

    assert {"$id", "title", "description"} <= schema().keys()


def test_a_real_report_is_valid(failed: Report, passed: Report) -> None:
    """With and without failures."""
    for report in (failed, passed):
        jsonschema.Draft202012Validator(schema()).validate(plain(report))


@pytest.mark.parametrize(
    "name", ["suite", "subject", "run", "level", "verdict", "counts", "statuses", "expected"]
)
def test_a_report_without_one_of_its_parts_is_none(failed: Report, name: str) -> None:
    """So that whoever reads it can rely on each."""
    report = plain(failed)
    del report[name]

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema()).validate(report)


def test_what_was_run_and_how(failed: Report) -> None:
    """Suite, subject, counts and verdict."""
    report = plain(failed)

    assert report["subject"] == {"spec": "some.where:port", "name": "somebody", "version": "1.2"}
    assert report["run"]["scenarios"] == {"written": 4, "bound": 4, "run": 4}
    assert (report["run"]["partial"], report["run"]["seed"]) == (False, 7)
    assert report["run"]["started"].startswith("20")
    assert len(report["suite"]["features_sha256"]) == 64
    assert report["verdict"]["word"] == "not conformant"
    assert report["counts"] == {"behaviours": 124, "written": 3, "passed": 1, "failed": 2, "expected": 0}
    assert report["statuses"] == {"failed": 2, "passed": 2}
    assert (len(report["areas"]), len(report["requirements"])) == (23, 124)


def test_a_requirement_with_its_scenarios_steps_and_story(failed: Report, folder: Folder) -> None:
    """The failure is told as the terminal tells it."""
    broken = next(found for found in plain(failed)["requirements"] if found["id"] == "CODE-01")
    (scenario,) = broken["scenarios"]

    assert (broken["standing"], broken["level"], broken["keyword"]) == ("failed", "core", "MUST")
    assert (scenario["line"], scenario["tags"]) == (3, ["CODE-01", "edge-a"])
    assert [step["status"] for step in scenario["steps"]] == ["passed", "passed", "failed", "not run"]
    assert scenario["story"]["place"] == f"{folder.name}/failing.feature:6"
    assert scenario["story"]["replay"].startswith("pytest ")
