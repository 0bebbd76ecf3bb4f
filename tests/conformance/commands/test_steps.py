"""`timebridge-sim steps` shows the sentences that a feature can use."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

from sim.conformance.commands.catalogue import USAGE, show_steps

ROOT = Path(__file__).parents[3]
PAGE = """\
# The sentences

Every line under a scenario is one of these 6 sentences. Copy an example and change what stands in quotes; the
keyword before it (Given, When, Then, And, But) is yours to choose. Written by `timebridge-sim steps --markdown` from
`{folder}/steps/`, so change a sentence there and not here.

A name in braces stands for a value, as the next table says. Of `a/an` one is written, whichever reads better. A
sentence that ends in a colon has a table or a text under it.

| in a sentence | what stands there | as a pattern |
|---|---|---|
| `{{int}}` | a whole number |  |
| `{{person}}` | A colleague, by first name. | `Ann\\|Bob` |
| `{{string}}` | text in quotes, "so" or 'so' |  |

## Codes

Codes: what people do with jobs. Defined in `{folder}/steps/codes.py`.

**the firm is in step**

Everything is linked, and nothing is left to do.

```gherkin
* the firm is in step
```
"""
TABLE = """\
**there are these codes:**

```gherkin
* there are these codes:
    | code     |
    | Acme › * |
```
"""


def show(folder: Path, *words: str, markdown: bool = False, as_json: bool = False) -> int:
    return show_steps(folder, words, markdown=markdown, as_json=as_json)


def test_one_line_a_sentence_for_grep(features, capsys):
    """Where nobody looks, every line says its module, the sentence and an example."""
    assert show(features) == 0

    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 6
    assert lines[2] == 'codes\tthe code {string} is deleted\tthe code "Acme" is deleted'


def test_on_a_terminal_the_sentences_stand_under_their_module(features):
    """At most a hundred columns, and at the end what stands in braces."""
    text = _seen(features, "archived", "ann")

    assert text.splitlines() == [
        "codes  Codes: what people do with jobs.",
        "  {person} is archived",
        "      Ann is archived",
        "",
        "{person}  A colleague, by first name.",
    ]


def test_words_narrow_it_down(features, capsys):
    """All words have to be there, in the sentence, its example or its module, in any case."""
    assert show(features, "CODE", "acme") == 0

    assert [line.split("\t")[1] for line in capsys.readouterr().out.splitlines()] == [
        "a code {string}",
        "the code {string} is deleted",
    ]


def test_a_word_that_no_sentence_has(features, capsys):
    """What is near is said, and the exit code is that of wrong use."""
    said = {}
    for words in (("archifed",), ("code", "zebra"), ("archived", "acme")):
        assert show(features, *words) == USAGE
        said[words] = capsys.readouterr().err

    assert said == {
        ("archifed",): "no sentence has 'archifed' in it; near are archived\n",
        ("code", "zebra"): "no sentence has 'zebra' in it; `timebridge-sim steps` shows all of them\n",
        ("archived", "acme"): "no sentence has all of 'archived', 'acme' in it; ask for fewer words\n",
    }


def test_as_json(features, capsysbinary):
    """For programs: the sentences with their parameters, and the kinds."""
    assert show(features, "archived", as_json=True) == 0

    found = json.loads(capsysbinary.readouterr().out)
    assert found["chapters"][0]["sentences"] == [
        {
            "sentence": "{person} is archived",
            "example": "Ann is archived",
            "under": "",
            "note": "",
            "function": "archive",
            "parameters": ["person"],
            "takes": [],
        }
    ]
    assert found["kinds"] == [
        {"name": "person", "about": "A colleague, by first name.", "pattern": "Ann|Bob"}
    ]


def test_as_a_page(features, capsys):
    """Grouped by module, every sentence with its example and what is under it; letters of Markdown are quoted."""
    assert show(features, markdown=True) == 0

    text = (features / "STEPS.md").read_text(encoding="utf-8")
    assert text.startswith(PAGE.format(folder=features.name))
    assert TABLE in text
    assert "\n**{person} has {int} minute(s) on some\\_code**\n" in text
    assert capsys.readouterr().out == f"{features / 'STEPS.md'}\n"


def test_the_page_is_written_whole_whatever_is_asked_for(features):
    """Words narrow what is shown, not what is written."""
    show(features, "archived", markdown=True)

    assert "these 6 sentences" in (features / "STEPS.md").read_text(encoding="utf-8")


def test_a_folder_without_sentences(tmp_path, capsys):
    """A folder without a catalogue or without steps is named."""
    empty = tmp_path / "empty_features"
    empty.mkdir()

    assert show(empty) == USAGE
    assert "empty_features/requirements.toml: there is no catalogue" in capsys.readouterr().err


def test_a_page_that_cannot_be_written(features, capsys):
    """The sentence names the page."""
    (features / "STEPS.md").mkdir()

    assert show(features, markdown=True) == USAGE
    assert "STEPS.md: the page cannot be written here: Is a directory" in capsys.readouterr().err


def _seen(folder: Path, *words: str) -> str:
    """What a terminal of 100 columns shows, without its colours."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb"}
    command = [sys.executable, "-m", "sim", "steps", "--features", str(folder), *words]
    with subprocess.Popen(command, stdout=theirs, env=environment) as process:
        assert process.wait(60) == 0
    os.close(theirs)
    text = os.read(ours, 100_000).decode()
    os.close(ours)
    return "\n".join(line.rstrip() for line in text.splitlines())
