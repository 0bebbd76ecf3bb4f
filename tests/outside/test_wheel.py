"""What is installed without a checkout: the features, the firms, and the fixtures."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as it lies in somebody's environment, built anew."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, capture_output=True, check=True)
    [wheel] = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "installed")
    return folder / "installed"


def shipped(installed: Path, ending: str) -> set[str]:
    """The shipped files of the features that end like this."""
    features = installed / "sim" / "conformance" / "shipped" / "features"
    return {path.relative_to(features).as_posix() for path in features.rglob(f"*{ending}")}


def test_features_and_firms_come_with_the_package(installed: Path) -> None:
    """Every feature, step module and the catalogue; nothing that a run left behind."""
    for ending in (".feature", ".py", ".toml", ".md"):
        ours = {p.relative_to(ROOT / "features").as_posix() for p in (ROOT / "features").rglob(f"*{ending}")}
        assert shipped(installed, ending) == ours
    assert shipped(installed, ".pyc") == set()
    assert {path.name for path in (installed / "sim/firms/shipped").iterdir()} == {
        "baseline.json",
        "sample.json",
    }


def test_the_fixtures_are_announced(installed: Path) -> None:
    """The entry point that makes any pytest load them."""
    [found] = installed.glob("*.dist-info/entry_points.txt")

    assert "[pytest11]\ntimebridge = sim.testing.plugin\n" in found.read_text()


def test_sentences_without_a_checkout(installed: Path, tmp_path: Path) -> None:
    """In any folder, the commands work with the features that came along, and say so in one line."""
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
    command = [sys.executable, "-m", "sim", "steps", "renamed"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert "is {done_with} {string}" in done.stdout
    said = "no features folder here, so these are the features that came with Timebridge:"
    assert done.stderr == f"{said} {installed / 'sim/conformance/shipped/features'}\n"
