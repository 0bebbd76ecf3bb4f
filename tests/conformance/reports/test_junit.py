"""`junit.xml`, for a CI server: a case a scenario, with the place, the requirement and the level."""

import xml.etree.ElementTree as ET
from pathlib import Path

import msgspec

from sim.conformance.reports.junit import junit_of, write_junit
from sim.conformance.reports.report import Report
from tests.conformance.conftest import Folder


def test_a_case_says_where_it_is_written(failed: Report, folder: Folder) -> None:
    """The feature's title is the class, and file and line lead into it."""
    cases = [dict(case.attrib) for case in junit_of(failed).iter("testcase")]
    for case in cases:
        assert float(case.pop("time")) >= 0

    assert cases[0] == {
        "classname": "Hours & minutes",
        "name": 'Hours & "minutes" do not add up',
        "file": f"{folder.name}/failing.feature",
        "line": "3",
    }
    assert [case["name"] for case in cases[1:3]] == ["Some rows fail (Acme · 1)", "Some rows fail (Beta · 2)"]


def test_properties_say_what_it_shows(failed: Report, folder: Folder) -> None:
    """Feature, line, level and requirement."""
    case = next(junit_of(failed).iter("testcase"))

    assert {p.get("name"): p.get("value") for p in case.iter("property")} == {
        "feature": f"{folder.name}/failing.feature",
        "line": "3",
        "level": "core",
        "requirement": "CODE-01",
    }


def test_a_failure_carries_its_story(failed: Report) -> None:
    """And the suites count it."""
    tree = junit_of(failed)
    failures = list(tree.iter("failure"))

    assert [suite.get("failures") for suite in tree] == ["2", "0"]
    assert (tree.get("tests"), tree.get("failures"), tree.get("errors")) == ("4", "2", "0")
    assert len(failures) == 2
    assert "the total is 3 hours" in (failures[0].text or "")


def test_the_file_is_xml_whatever_a_scenario_says(failed: Report, tmp_path: Path) -> None:
    """Characters that XML cannot write are replaced."""
    (requirement,) = [one for one in failed.requirements if one.id == "CODE-01"]
    (scenario,) = requirement.scenarios
    odd = msgspec.structs.replace(scenario, title="bell \x07 and ]]>", detail="\x1b[31m \ud800")
    broken = msgspec.structs.replace(requirement, scenarios=(odd,))
    write_junit(msgspec.structs.replace(failed, requirements=(broken,)), tmp_path / "junit.xml")

    (case,) = ET.parse(tmp_path / "junit.xml").iter("testcase")
    assert case.get("name") == "bell \ufffd and ]]>"
