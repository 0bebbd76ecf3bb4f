"""`timebridge-sim conform`: a table, a verdict, an exit code and three reports."""

import json
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.conformance.conftest import PASSING, Folder

FAILING = """
Feature: <script>alert("feature")</script>
  @CODE-01 @edge-a
  Scenario: Hours & "minutes" <b>do not</b> add up
    Given a client "<img src=x onerror=alert(1)>"
    When 2 hours are logged
    Then the total is 3 hours
    And the total is 2 hours
"""


class Page(HTMLParser):
    """What a browser would see of the page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "link", "input", "wbr"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_everything_written_passed(folder: Folder) -> None:
    """Exit code 0, and behaviours nobody has written yet are shown as gaps."""
    folder.feature(PASSING)
    done = folder.conform()

    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert max(len(line) for line in lines if line[:1] in "┏┃┡│├└") == 100
    assert [line.split()[-8::2] for line in lines if "FLOW " in line] == [["9", "1", "1", "0"]]
    assert (
        "not conformant at level core: 1 of 72 behaviours written, 1 passed, 0 failed, 71 not written yet"
        in lines
    )
    assert lines[-1] == "reports: reports/conformance.html, reports/conformance.json, reports/junit.xml"


@pytest.fixture
def failed(folder: Folder) -> tuple[Folder, str, Path]:
    """A run with a failure: the folder, what was printed, and the reports."""
    folder.feature(PASSING)
    folder.feature(FAILING, "failing")
    done = folder.conform("--reports", "out/deep", "--subject", "some.where:port")
    assert done.returncode == 1
    return folder, done.stdout, folder.path.parent / "out" / "deep"


def test_a_failure_is_said_with_its_sentence_and_a_replay(failed: tuple[Folder, str, Path]) -> None:
    """The id, the sentence, the line of the step, and one command."""
    folder, printed, _ = failed

    assert "CODE-01 MUST: When time is in Karbon but not in QuickBooks Time" in printed
    assert f'  {folder.name}/failing.feature:6: Hours & "minutes" <b>do not</b> add up\n' in printed
    command = f"replay: pytest --features-dir {folder.name} --subject some.where:port {folder.name}/failing.feature::"
    assert command in printed


def test_the_json_report(failed: tuple[Folder, str, Path]) -> None:
    """The verdict, and every behaviour with its scenarios and their steps."""
    report = json.loads((failed[2] / "conformance.json").read_text(encoding="utf-8"))

    assert set(report) == {"suite", "subject", "run", "verdict", "counts", "areas", "requirements"}
    assert report["subject"] == "some.where:port"
    assert report["verdict"]["word"] == "not conformant"
    assert report["run"]["scenarios"] == {"written": 2, "bound": 2, "run": 2}
    assert report["counts"] == {"behaviours": 124, "written": 2, "passed": 1, "failed": 1, "expected": 0}
    assert (len(report["areas"]), len(report["requirements"])) == (23, 124)
    assert len(report["suite"]["features_sha256"]) == 64
    broken = next(found for found in report["requirements"] if found["id"] == "CODE-01")
    assert (broken["standing"], broken["level"], broken["keyword"]) == ("failed", "core", "MUST")
    (scenario,) = broken["scenarios"]
    assert (scenario["line"], scenario["tags"]) == (3, ["CODE-01", "edge-a"])
    assert [step["status"] for step in scenario["steps"]] == ["passed", "passed", "failed", "not run"]
    assert scenario["message"] == "assert 2.0 == 3.0"


def test_the_page_is_one_file_and_escapes_everything(failed: tuple[Folder, str, Path]) -> None:
    """It parses, loads nothing, and runs nothing that a feature or a failure says."""
    text = (failed[2] / "conformance.html").read_text(encoding="utf-8")
    page = Page(text)

    assert page.open == []
    assert [tag for tag, _ in page.tags if tag in {"img", "iframe"}] == []
    assert [attributes for tag, attributes in page.tags if tag == "script"] == [{}]
    assert not any("src" in attributes for _, attributes in page.tags)
    assert 'Hours & "minutes" <b>do not</b> add up' in page.text
    behaviours = [a for tag, a in page.tags if tag == "details" and a["class"] == "behaviour"]
    assert len(behaviours) == 124
    assert [a["id"] for a in behaviours if "open" in a] == ["CODE-01"]


def test_junit_knows_the_feature_and_the_requirement(failed: tuple[Folder, str, Path]) -> None:
    """For a CI server: file, line, requirement and level as properties."""
    tree = ET.parse(failed[2] / "junit.xml")
    found = [{p.get("name"): p.get("value") for p in case.iter("property")} for case in tree.iter("testcase")]
    folder = failed[0].name

    assert found == [
        {"feature": f"{folder}/failing.feature", "line": "3", "level": "core", "requirement": "CODE-01"},
        {"feature": f"{folder}/time.feature", "line": "3", "level": "core", "requirement": "FLOW-04"},
    ]


def test_findings_leave_no_verdict(folder: Folder) -> None:
    """Exit code 3; the findings are all that is said, and nothing runs."""
    folder.feature(PASSING)
    folder.feature(PASSING.replace("a client", "nobody"), "bad")
    done = folder.conform()

    assert (done.returncode, done.stderr) == (3, "")
    assert done.stdout.startswith(f"{folder.name}/bad.feature:4: nobody has defined this sentence\n")
    assert done.stdout.endswith("1 finding in 1 file; nothing ran (exit code 3)\n")
    assert not (folder.path.parent / "reports" / "conformance.json").exists()


def test_a_broken_step_module_leaves_no_verdict(folder: Folder) -> None:
    """Nothing could be judged, and the module is named."""
    folder.steps("1 / 0")
    folder.feature(PASSING)
    done = folder.conform()

    assert done.returncode == 3
    assert "this step module cannot be imported: ZeroDivisionError" in done.stdout


def test_wrong_use_is_said_before_the_run(folder: Folder) -> None:
    """A reports folder that cannot be written, or a folder that holds no features."""
    folder.feature(PASSING)
    (folder.path / "taken").write_text("", encoding="utf-8")
    unwritable = folder.conform("--reports", f"{folder.name}/taken")
    nowhere = folder.conform("--features", "nowhere")

    assert (unwritable.returncode, unwritable.stdout) == (2, "")
    assert (
        "reports cannot be written here (File exists); name another folder with --reports"
        in unwritable.stderr
    )
    assert (nowhere.returncode, nowhere.stdout) == (2, "")
    assert "no requirements.toml here" in nowhere.stderr


def test_an_empty_folder_is_no_success(folder: Folder) -> None:
    """Where nothing is written nothing is proved."""
    assert folder.conform().returncode in {3, 4}


def test_shared_among_processes(folder: Folder) -> None:
    """Two processes share the features, and the counts and the verdict are those of one."""
    folder.feature(PASSING)
    folder.feature(PASSING.replace("Feature: ", "Feature: another ", 1), "another")
    done = folder.conform("--workers", "2")

    assert "2 written, 2 bound, 2 run" in done.stdout
    assert done.returncode == 0
