"""The suite as a whole: every definition is used, and none stands in another's way."""

from collections.abc import Iterator

from sim.conformance.audit.finding import Finding, Knowledge
from sim.conformance.suite.vocabulary import Definition, Vocabulary
from sim.conformance.suite.written import FeatureDocument


def unused_definitions(documents: list[FeatureDocument], known: Knowledge) -> Iterator[Finding]:
    """A sentence that no feature says is a promise nobody keeps."""
    said = {step.text for document in documents for _, step in document.running_steps}
    used = {id(match.definition) for text in said for match in known.vocabulary.matches(text)}
    for definition in known.vocabulary.definitions:
        if id(definition) not in used:
            yield of_definition(definition, "no feature uses this sentence", "use it, or remove it")


def shadowed_definitions(_: list[FeatureDocument], known: Knowledge) -> Iterator[Finding]:
    """Two definitions that fit one sentence are found before somebody writes that sentence."""
    seen: set[tuple[str, str]] = set()
    for definition in known.vocabulary.definitions:
        for other, both in _others_that_fit(definition, known.vocabulary):
            pair = min(definition.place, other.place), max(definition.place, other.place)
            if pair not in seen:
                seen.add(pair)
                said = f"the definition at {other.place} fits the same sentence"
                yield of_definition(
                    definition, said, f"both fit   {both}", "reword one of them, or remove it"
                )


def of_definition(definition: Definition, wrong: str, *advice: str) -> Finding:
    """A finding on the line of a step function."""
    path, _, line = definition.place.rpartition(":")
    return Finding(path, int(line), wrong, definition.declared.sentence, advice)


def _others_that_fit(definition: Definition, vocabulary: Vocabulary) -> Iterator[tuple[Definition, str]]:
    """The definitions that fit the example of this one, or that say the same."""
    for match in vocabulary.matches(definition.example):
        # A function with two sentences has one example, which shows one of them.
        if match.definition.declared.function is not definition.declared.function:
            yield match.definition, definition.example
    for other in vocabulary.definitions:
        if other is not definition and other.declared.sentence == definition.declared.sentence:
            yield other, definition.declared.sentence


CHECKS = (unused_definitions, shadowed_definitions)
