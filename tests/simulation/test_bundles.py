"""A failing history is one file, which plays to the same bytes, or says why not."""

from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from sim.cli import app
from sim.simulation.bundle import bundle, read_bundle, written
from sim.simulation.house import housed
from sim.simulation.plan import Plan
from sim.simulation.play import play
from tests.simulation.test_planted_faults import TRACK

PLANTED = "tests.simulation.planted:Doubling"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with housed(PLANTED) as house:
        history, scene = play(house, Plan(seed=5, events=(TRACK,)))
        return written(tmp_path, bundle(house, history, scene))


def test_a_bundle_plays_to_the_same_bytes(path: Path) -> None:
    found = CliRunner().invoke(app, ["replay", str(path)])

    assert found.exit_code == 1
    assert f"the same history: {read_bundle(path).digest}" in found.output
    assert "V1" in found.output


def test_a_bundle_of_another_code_says_so(path: Path) -> None:
    """Ours has not the planted fault, so another history comes of the plan."""
    found = CliRunner().invoke(app, ["replay", str(path), "--subject", "integration.port:open_port"])

    assert found.exit_code == 1
    assert "another history" in found.output


def test_a_bundle_of_another_version_says_which(path: Path) -> None:
    raw = msgspec.json.decode(path.read_bytes())
    path.write_bytes(msgspec.json.encode(raw | {"timebridge": "0.0.1", "digest": "0"}))

    found = CliRunner().invoke(app, ["replay", str(path)])

    assert "it was played by Timebridge 0.0.1" in found.output


def test_a_bundle_has_no_secret(path: Path) -> None:
    text = path.read_text()
    with housed(PLANTED) as house:
        secrets = [
            value
            for given in house.connections.values()
            for name, value in given.items()
            if any(word in name for word in ("token", "secret", "bearer", "key")) and "://" not in value
        ]

    assert len(secrets) >= 6
    assert not [secret for secret in secrets if secret in text]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("no json", "it is no JSON"),
        ("[]", "it is no bundle of version 1"),
        ('{"bundle": 1, "plan": {"version": 7, "events": []}}', "this plan is of version 7"),
        ('{"bundle": 1, "plan": {"events": [{"done": 1}]}}', "this is no plan of a history"),
        ('{"bundle": 1, "plan": {"events": []}}', "it is no whole bundle"),
    ],
)
def test_what_is_no_bundle_is_refused_in_a_sentence(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "bundle.json"
    path.write_text(text)

    found = CliRunner().invoke(app, ["replay", str(path)])

    assert found.exit_code == 2
    assert said in " ".join(found.output.split())


def test_a_bundle_that_is_not_there_is_refused_in_a_sentence(tmp_path: Path) -> None:
    found = CliRunner().invoke(app, ["replay", str(tmp_path / "nothing.json")])

    assert found.exit_code == 2
    assert "cannot be read" in found.output
