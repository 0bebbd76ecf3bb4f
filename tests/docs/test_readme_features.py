"""What the README tells QA and developers of other integrations to type works as it stands there."""

from __future__ import annotations

import inspect
import shlex
import shutil

import pytest
from watchdog.utils.patterns import match_any_paths

from tests.docs.pages import ROOT, blocks
from tests.outside.test_my_client import test_my_client_lists_clients

DAY = "A day with features"


def typed(section):
    """The commands of a section, in order."""
    return [
        line
        for block in blocks()
        if block.section == section
        if block.language == "sh"
        for line in block.lines
    ]


@pytest.fixture
def features(reader):
    """A reader with the features at hand."""
    shutil.copytree(ROOT / "features", reader.folder / "features")
    shutil.copy(ROOT / "pyproject.toml", reader.folder)
    return reader


@pytest.mark.parametrize("command", [line for line in typed(DAY) if line.startswith("timebridge-sim")])
def test_the_commands_of_a_day(features, command):
    """Each is done, says something, and complains of nothing."""
    done = features.type(command)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


def test_a_new_feature_is_free_of_mistakes_in_shape(features):
    """What `new` writes is where it says, and pytest takes it as it stands or `check` says what to choose."""
    said = features.type(next(line for line in typed(DAY) if " new " in line)).stdout
    written = [path for path in (features.folder / "features").rglob("*.feature") if str(path.name) in said]

    assert len(written) == 1
    assert features.type(f"timebridge-sim check {written[0]}").returncode in {0, 3}


@pytest.mark.parametrize("saved", ["codes/deleting_a_code.feature", "steps/time.py", "requirements.toml"])
def test_the_watch_hears_what_is_saved(saved):
    """Its patterns fit features, step modules and the catalogue: watchdog has the last word on what they fit."""
    _, folder, *options = shlex.split(next(line for line in typed(DAY) if line.startswith("ptw")))
    patterns = options[options.index("--patterns") + 1].split(",")

    assert folder == options[-1] == "features"
    assert match_any_paths([f"{folder}/{saved}"], included_patterns=patterns)
    assert not match_any_paths([f"{folder}/STEPS.md"], included_patterns=patterns)


def test_the_five_lines():
    """The test of a client in the README is the one that runs in tests/outside, but for its docstring."""
    shown = next(block.text for block in blocks() if block.section == "Your own client")
    source = inspect.getsource(test_my_client_lists_clients)

    assert shown.splitlines() == [line for line in source.splitlines() if '"""' not in line]
