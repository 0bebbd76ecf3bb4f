"""Our messages are those that Cucumber's own compatibility kit asks for, sample by sample."""

import json
from pathlib import Path
from typing import Any

import pytest
from cucumber_compatibility_kit.compatibility_kit import CompatibilityKit

from sim.conformance.reports.messages.stream import messages_of
from sim.conformance.verdict import judge
from tests.conformance.conftest import Folder
from tests.conformance.reports.conftest import Ran
from tests.conformance.reports.kit_samples import REFUSED, RUN

KIT = CompatibilityKit()
TAG = "@FLOW-01"
CATALOGUE = """
version = "1"
tags = { passing = "in the kit", failing = "in the kit", some-tag = "in the kit" }
[[area]]
prefix = "FLOW"
name = "Samples"
folder = "samples"
[[requirement]]
id = "FLOW-01"
area = "FLOW"
title = "Samples"
sentence = "The samples of the kit run."
keyword = "MUST"
level = "core"
status = "stated"
heading = ""
"""
MACHINE = {"timestamp", "duration", "sourceReference", "message", "stackTrace", "type"}


def test_every_sample_of_the_kit_is_run_or_refused_for_a_reason() -> None:
    """A sample that a new version of the kit brings is looked at by somebody."""
    samples = {folder.name for folder in [*KIT.gherkin(), *KIT.markdown()]}

    assert samples == RUN.keys() | REFUSED.keys()
    assert not RUN.keys() & REFUSED.keys()
    assert all(REFUSED.values())


@pytest.mark.parametrize("name", RUN)
def test_a_sample_gives_the_messages_of_the_kit(name: str, folder: Folder, ran: Ran) -> None:
    """The same messages in the same order, but for ids, times, texts of errors, and the machine."""
    sample = KIT.feature_code_for(name)
    _take_over(sample, folder, RUN[name])
    suite, run = ran()
    success = judge(suite.catalogue, run).exit_code == 0
    ours = [message for message in messages_of(suite, run, success=success) if "attachment" not in message]

    theirs = [json.loads(line) for line in (sample / f"{name}.ndjson").read_text("utf-8").splitlines()]
    assert _comparable(_without_our_tag(ours)) == _comparable(theirs)


def _take_over(sample: Path, folder: Folder, steps: str) -> None:
    """The features of a sample with a requirement id above each, as every feature of ours has."""
    (folder.path / "requirements.toml").write_text(CATALOGUE, encoding="utf-8")
    folder.steps(f"from sim.conformance.steps import given, parameter_type, then, when\n{steps}")
    for path in sample.glob("*.feature"):
        text = path.read_text(encoding="utf-8")
        (folder.path / path.name).write_text(f"{TAG}\n{text}", encoding="utf-8")


def _without_our_tag(node: Any) -> Any:
    """As if that line had never been there: one line up, and without the tag."""
    if isinstance(node, list):
        return [_without_our_tag(one) for one in node if not _is_our_tag(one)]
    if not isinstance(node, dict):
        return node.removeprefix(f"{TAG}\n") if isinstance(node, str) else node
    moved = {key: _without_our_tag(value) for key, value in node.items()}
    if "column" in moved:
        moved["line"] -= 1
    return moved


def _is_our_tag(node: Any) -> bool:
    return isinstance(node, dict) and node.get("name") == TAG


def _comparable(messages: list[dict[str, Any]]) -> list[Any]:
    """Messages without what differs from run to run, and with ids that count up as they are met."""
    ids: dict[str, int] = {}
    return [_plain(message, "", ids) for message in messages]


def _plain(node: Any, key: str, ids: dict[str, int]) -> Any:
    if key == "meta":
        return sorted(node.keys() - {"ci"})
    if key in MACHINE and not _is_kind_of_step(key, node):
        return "there"
    if isinstance(node, dict):
        return {name: _plain(node[name], name, ids) for name in sorted(node)}
    if isinstance(node, list):
        return [_plain(one, key, ids) for one in node]
    if key == "id" or key.endswith(("Id", "Ids")):
        return ids.setdefault(node, len(ids))
    return Path(node).name if key == "uri" else node


def _is_kind_of_step(key: str, node: Any) -> bool:
    return key == "type" and node in {"Context", "Action", "Outcome", "Conjunction", "Unknown"}
