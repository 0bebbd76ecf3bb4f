"""Our own features keep to the house style: a small vocabulary, short files, and titles that say what happens."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

from sim.conformance.suite.folder import Suite

ROOT = Path(__file__).parents[2]
SUITE = Suite(ROOT / "features", ROOT, lambda *_: None)
VOCABULARY = SUITE.knowledge.vocabulary
DOCUMENTS = list(SUITE.readable())
STEP_FILES = sorted((ROOT / "features" / "steps").glob("*.py"))
KEYWORDS = {"Given", "When", "Then", "And", "But"}
MODALS = re.compile(
    r"\b(?:should|must|can|cannot|can't|may|might|shall|will|won't|would|could|ought)\b", re.IGNORECASE
)
PLAIN = re.compile(r'"[^"\n]+"')
# Any of these makes the official language server take a sentence for a regular expression.
NOT_IN_A_SENTENCE = set("().*\\|")


def sentence_of(definition):
    return definition.declared.sentence


def example_of(definition):
    """The example of a step: its docstring up to the first blank line, and the table after it."""
    sentence, _, rest = (definition.declared.function.__doc__ or "").strip().partition("\n")
    table = [line.strip() for line in rest.splitlines() if line.strip().startswith("|")]
    return sentence.strip(), table


def in_files(each):
    return pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.uri)(each)


def of_steps(each):
    return pytest.mark.parametrize("definition", VOCABULARY.definitions, ids=sentence_of)(each)


def test_the_vocabulary_is_small():
    """Some eighty sentences say everything; a new one takes the place of another."""
    assert 60 <= len(VOCABULARY.definitions) <= 82


def test_every_sentence_is_used():
    """A sentence that no feature says is one too many to learn."""
    said = [step.text for document in DOCUMENTS for one in document.scenarios for step in one.steps]
    used = {sentence_of(match.definition) for text in set(said) for match in VOCABULARY.matches(text)}

    assert [place.place for place in VOCABULARY.definitions if sentence_of(place) not in used] == []


@of_steps
def test_a_step_shows_an_example(definition):
    """The docstring begins with the sentence as a feature would say it, and a table where one belongs."""
    example, table = example_of(definition)
    found = [sentence_of(match.definition) for match in VOCABULARY.matches(example)]

    assert found == [sentence_of(definition)]
    assert bool(table) == ("datatable" in definition.attachments)


@of_steps
def test_a_sentence_suits_every_editor(definition):
    """No character that turns it into a regular expression, and no modal verb."""
    sentence = sentence_of(definition)

    assert not NOT_IN_A_SENTENCE & set(sentence)
    assert not MODALS.search(sentence)


@pytest.mark.parametrize("path", STEP_FILES, ids=lambda path: path.name)
def test_sentences_and_types_are_plain_literals(path):
    """The language server reads the source: a raw, formatted or joined string is none to it."""
    source = path.read_text(encoding="utf-8")
    calls = [
        call
        for function in ast.walk(ast.parse(source))
        if isinstance(function, ast.FunctionDef)
        for call in function.decorator_list
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
    ]
    steps = [call.args[0] for call in calls if call.func.id in {"given", "when", "then", "step"}]
    types = [call for call in calls if call.func.id == "parameter_type"]

    assert steps or types or path.name == "names.py"
    written = [*steps, *(keyword.value for call in types for keyword in call.keywords)]
    segments = [ast.get_source_segment(source, literal) or "" for literal in written]
    assert [text for text in segments if not PLAIN.fullmatch(text)] == []
    assert {tuple(keyword.arg for keyword in call.keywords) for call in types} <= {("name", "regexp")}


@in_files
def test_a_file_is_short(document):
    """At most twelve scenarios on at most 150 lines, so that a person reads it in one go."""
    assert len(document.blocks) <= 12
    assert len(document.lines) <= 151


@in_files
def test_a_feature_says_why(document):
    """Two or three lines under the title say what it is good for."""
    said = document.feature["description"].split()

    assert len(said) >= 10


@in_files
def test_keywords_are_the_plain_ones(document):
    """Given, When, Then, And, But: no star, no other language."""
    assert document.feature["language"] == "en"
    assert {step.keyword for one in document.scenarios for step in one.steps} <= KEYWORDS


@in_files
def test_a_scenario_lies_where_it_seems_to(document):
    """Whatever follows a Rule belongs to it; a scenario set as if it stood apart would deceive its reader."""
    inside = {
        child["scenario"]["id"]
        for parent in document.parents[1:]
        for child in parent["children"]
        if "scenario" in child
    }

    for block in document.blocks:
        assert block["location"]["column"] == (5 if block["id"] in inside else 3), block["name"]


@in_files
def test_no_modal_verbs(document):
    """A scenario says what happens, not what should."""
    titles = [block["name"] for block in document.blocks]
    steps = [step.text for one in document.scenarios for step in one.steps]

    assert [text for text in titles + steps if MODALS.search(text)] == []


@in_files
def test_a_scenario_ends_with_what_is_seen(document):
    """The last keyword that is not And or But is Then."""
    for one in document.scenarios:
        keywords = [step.keyword for step in one.steps if step.keyword not in {"And", "But"}]
        assert keywords[-1] == "Then", one.title


def test_titles_are_unique_across_the_suite():
    """A title in a report or a message names one scenario."""
    titles = Counter(block["name"] for document in DOCUMENTS for block in document.blocks)

    assert [title for title, count in titles.items() if count > 1] == []


def test_features_and_rules_have_titles_of_their_own():
    """So does a rule within its feature, and a feature within the suite."""
    features = Counter(document.feature["name"] for document in DOCUMENTS)
    rules = Counter(rule["name"] for document in DOCUMENTS for rule in document.parents[1:])

    assert [name for name, count in (features + rules).items() if count > 1 or not name] == []


def test_a_folder_is_an_area():
    """A feature lies in the folder of the area whose behaviours it shows first."""
    folders = {area.prefix: area.folder for area in SUITE.catalogue.areas}

    for document in DOCUMENTS:
        for one in document.scenarios:
            first = next(tag for tag in one.tag_names if tag in SUITE.catalogue.by_id)
            assert folders[first.partition("-")[0]] == document.path.parent.name, one.title
