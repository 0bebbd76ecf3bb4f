"""The report for a CI server, as JUnit's XML: a suite a feature, a case a scenario, with its file and line."""

import re
import xml.etree.ElementTree as ET
from itertools import groupby
from pathlib import Path
from typing import Final

from sim.conformance.reports.failures import title_of, why
from sim.conformance.reports.report import Report, ReportedScenario

# XML has no way to write these.
UNWRITABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_junit(report: Report, path: Path) -> None:
    """The report as `junit.xml`."""
    tree = ET.ElementTree(junit_of(report))
    ET.indent(tree)
    tree.write(path, encoding="utf-8", xml_declaration=True)


def junit_of(report: Report) -> ET.Element:
    """Every scenario that was looked at, feature by feature."""
    scenarios = report.scenarios()
    whole = ET.Element("testsuites", {"name": str(report.subject), **_numbers(scenarios)})
    for uri, found in groupby(scenarios, key=lambda scenario: scenario.uri):
        whole.append(_suite(uri, tuple(found), report.run.started))
    return whole


def _suite(uri: str, scenarios: tuple[ReportedScenario, ...], started: str) -> ET.Element:
    named = {"name": _clean(scenarios[0].feature), "file": uri, "timestamp": started}
    suite = ET.Element("testsuite", named | _numbers(scenarios))
    suite.extend(_case(scenario) for scenario in scenarios)
    return suite


def _case(scenario: ReportedScenario) -> ET.Element:
    case = ET.Element(
        "testcase",
        {
            "classname": _clean(scenario.feature),
            "name": _clean(title_of(scenario)),
            "file": scenario.uri,
            "line": str(scenario.line),
            "time": f"{scenario.duration_ms / 1000:.3f}",
        },
    )
    properties = ET.SubElement(case, "properties")
    for name, value in _properties(scenario):
        ET.SubElement(properties, "property", {"name": name, "value": _clean(value)})
    case.extend(_outcome(scenario))
    return case


def _properties(scenario: ReportedScenario) -> list[tuple[str, str]]:
    own = [("feature", scenario.uri), ("line", str(scenario.line)), ("level", scenario.level)]
    return own + [("requirement", requirement) for requirement in scenario.requirements]


def _outcome(scenario: ReportedScenario) -> list[ET.Element]:
    """What JUnit knows: failed, skipped, or nothing; a known failure is skipped with its reason."""
    if scenario.broken:
        failure = ET.Element("failure", {"message": _clean(why(scenario))})
        failure.text = _clean(scenario.detail or why(scenario))
        return [failure]
    if scenario.status == "expected failure":
        return [ET.Element("skipped", {"message": _clean(f"expected failure: {scenario.reason}")})]
    return [] if scenario.status == "passed" else [ET.Element("skipped", {"message": "did not run"})]


def _numbers(scenarios: tuple[ReportedScenario, ...]) -> dict[str, str]:
    skipped = sum(1 for scenario in scenarios if scenario.status in {"skipped", "expected failure"})
    return {
        "tests": str(len(scenarios)),
        "failures": str(sum(1 for scenario in scenarios if scenario.broken)),
        "errors": "0",
        "skipped": str(skipped),
        "time": f"{sum(scenario.duration_ms for scenario in scenarios) / 1000:.3f}",
    }


def _clean(text: str) -> str:
    return UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)
