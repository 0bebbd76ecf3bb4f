"""Editors with the official Cucumber extension know where our features and steps are.

That it reads each sentence rightly is held by test_our_features; by hand it was held against its language service
1.7.0, which takes a sentence with any of `( ) . * \\ |` for a regular expression.
"""

import json
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_the_extension_is_told_where_to_look():
    """Features and steps are where the settings say, and the extension is recommended."""
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text())
    wanted = json.loads((ROOT / ".vscode" / "extensions.json").read_text())

    assert wanted == {"recommendations": ["CucumberOpen.cucumber-official"]}
    assert set(ROOT.glob(settings["cucumber.glue"][0])) == set((ROOT / "features" / "steps").rglob("*.py"))
    assert set(ROOT.glob(settings["cucumber.features"][0])) == set((ROOT / "features").rglob("*.feature"))
