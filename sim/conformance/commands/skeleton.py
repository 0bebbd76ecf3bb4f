"""A first scenario from sentences that exist: what is given, what happens, and what comes of it."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from textwrap import indent, wrap
from typing import Final

from sim.conformance.audit.checks import Knowledge
from sim.conformance.commands.nearness import Nearness
from sim.conformance.commands.wording import Sentence, Wording
from sim.conformance.suite.folder import Suite
from sim.conformance.suite.requirements import Requirement
from sim.conformance.suite.written import WrittenScenario

ROLES: Final = ("Given", "When", "Then")
CHOICES: Final = 3  # the one that is written, and two beside it
WIDTH: Final = 96


class Sentences:
    """The sentences of a suite whose example can stand in a feature, and after which keyword people write them."""

    def __init__(self, suite: Suite, wording: Wording) -> None:
        sentences = (one for chapter in wording.chapters for one in chapter.sentences)
        usable = [one for one in sentences if _stands(one, suite.knowledge)]
        uses = _uses(suite)
        self._by_role = {role: _most_used_first(usable, uses, role) for role in ROLES}
        usual = [one for one in self._by_role["Given"] if uses[one.sentence] and not one.under]
        self.usual = usual[0] if usual else None

    def near(self, role: str, words: str) -> list[Sentence]:
        """The sentences of a role, nearest first, and after them those that are used most."""
        found = [one for one in self._by_role[role] if one is not self.usual]
        return Nearness((one, f"{one.sentence} {one.example}") for one in found).first(words, found)


def first_feature(title: str, scenario: str, requirement: Requirement, sentences: Sentences) -> str:
    """The text of a feature file with one scenario for a requirement."""
    words = f"{title} {title} {title} {requirement.title} {requirement.sentence}"
    about = f"{requirement.id} ({requirement.level}): {requirement.sentence}"
    hint = "Say here in two lines why, take of the sentences below what fits, and then these comments out."
    comments = [*wrap(about, WIDTH - 4), hint]
    return "\n".join(
        [
            f"Feature: {title}",
            "",
            *(f"  # {line}" for line in comments),
            "",
            f"  @{requirement.id}",
            f"  Scenario: {scenario}",
            *_steps(sentences, words),
            "",
        ]
    )


def _steps(sentences: Sentences, words: str) -> Iterator[str]:
    """What most scenarios begin with, and then the nearest sentence of each role."""
    if sentences.usual is not None:
        yield f"    Given {sentences.usual.example}"
    for role in ROLES:
        keyword = "And" if role == "Given" and sentences.usual is not None else role
        yield from _lines(keyword, sentences.near(role, words))


def _lines(keyword: str, choices: list[Sentence]) -> Iterator[str]:
    if not choices:
        yield f"    # {keyword} ... there is no sentence for this yet; write it in a module of steps"
        return
    yield f"    {keyword} {choices[0].example}"
    if choices[0].under:
        yield indent(choices[0].under, " " * 6)
    for other in choices[1:CHOICES]:
        yield f"    # or {other.example}"


def _stands(sentence: Sentence, knowledge: Knowledge) -> bool:
    """Whether the example is this sentence and no other, with what it needs under it."""
    match = knowledge.vocabulary.only(sentence.example)
    if match is None or match.definition.declared.sentence != sentence.sentence:
        return False
    return bool(sentence.under) == bool(match.definition.needed)


def _uses(suite: Suite) -> dict[str, Counter[str]]:
    """By sentence, in how many scenarios it stands after each keyword; after And and But the one before counts."""
    uses: dict[str, Counter[str]] = defaultdict(Counter)
    for document in suite.readable():
        for scenario in document.scenarios:
            for sentence, role in set(_said(scenario, suite.knowledge)):
                uses[sentence][role] += 1
    return uses


def _said(scenario: WrittenScenario, knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    role = ""
    for step in scenario.steps:
        role = step.keyword if step.keyword in ROLES else role
        match = knowledge.vocabulary.only(step.text)
        if match is not None:
            yield match.definition.declared.sentence, role


def _most_used_first(usable: list[Sentence], uses: dict[str, Counter[str]], role: str) -> list[Sentence]:
    """The sentences that are mostly written in this role; one that nobody uses yet may be any."""
    mine = [
        one for one in usable if not uses[one.sentence] or uses[one.sentence].most_common(1)[0][0] == role
    ]
    return sorted(mine, key=lambda one: -uses[one.sentence][role])
