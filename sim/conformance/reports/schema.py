"""The JSON Schema of `conformance.json`, made from the type of the report: the two can never disagree."""

from pathlib import Path
from typing import Any, Final

import msgspec

from sim.conformance.reports.report import Report

SCHEMA_FILE: Final = Path(__file__).with_name("conformance.schema.json")
NAMED: Final = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:timebridge:conformance:report",
    "title": "Timebridge conformance report",
    "description": (
        "What one run of the features proved about one integration: the verdict, the level that is reached, every "
        "requirement with its scenarios, and the story of each failure."
    ),
}


def schema() -> dict[str, Any]:
    """The schema of a report."""
    return NAMED | msgspec.json.schema(Report)


def write_schema(path: Path = SCHEMA_FILE) -> None:
    """The schema as the file that is published with the code."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(schema()), indent=2) + b"\n")
