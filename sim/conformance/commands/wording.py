"""The sentences of a features folder as a person looks for them: by module, with an example each."""

import inspect
from pathlib import Path
from types import ModuleType

import msgspec

from sim.conformance.errors import VocabularyError
from sim.conformance.suite.folder import Suite
from sim.conformance.suite.vocabulary import Definition, Vocabulary

BUILT_IN = {
    "string": "text in quotes, \"so\" or 'so'",
    "word": "one word",
    "int": "a whole number",
    "float": "a number, perhaps with a decimal point",
    "": "anything",
}


class Sentence(msgspec.Struct, frozen=True):
    """One sentence, and how it looks in a feature."""

    sentence: str
    example: str
    under: str  # what the example has under it: a table or a text
    note: str  # what else there is to know
    function: str
    parameters: tuple[str, ...]
    takes: tuple[str, ...]  # datatable or docstring

    def holds(self, words: tuple[str, ...], module: str) -> bool:
        """Whether every one of these words stands in the sentence, in its example, or in the module's name."""
        text = f"{self.sentence}\n{self.example}\n{module}".casefold()
        return all(word.casefold() in text for word in words)


class Chapter(msgspec.Struct, frozen=True):
    """The sentences of one step module."""

    module: str
    path: str
    about: str
    sentences: tuple[Sentence, ...]


class Kind(msgspec.Struct, frozen=True):
    """What may stand where a sentence has a name in braces."""

    name: str
    about: str
    pattern: str


class Wording(msgspec.Struct, frozen=True):
    """Every sentence of a folder, and the kinds of values in them."""

    chapters: tuple[Chapter, ...]
    kinds: tuple[Kind, ...]

    def narrowed(self, words: tuple[str, ...]) -> "Wording":
        """Only the sentences that hold all of these words, and their kinds."""
        found = [
            msgspec.structs.replace(
                one, sentences=tuple(each for each in one.sentences if each.holds(words, one.module))
            )
            for one in self.chapters
        ]
        chapters = tuple(one for one in found if one.sentences)
        used = {name for one in chapters for each in one.sentences for name in each.parameters}
        return Wording(chapters, tuple(kind for kind in self.kinds if kind.name in used))

    @property
    def count(self) -> int:
        """How many sentences there are."""
        return sum(len(one.sentences) for one in self.chapters)


class Shelf:
    """A features folder, and its sentences by module."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._modules: list[ModuleType] = []
        root = folder.resolve()
        self.suite = Suite(root, root.parent, lambda found, _: self._modules.extend(found))

    def wording(self) -> Wording:
        """The sentences, in the order of the modules; a ConformanceError says what is wrong with them."""
        vocabulary = self.suite.knowledge.vocabulary
        chapters = [_chapter(self.folder, module, vocabulary) for module in self._modules]
        found = Wording(tuple(one for one in chapters if one.sentences), _kinds(vocabulary))
        if not found.count:
            raise VocabularyError(
                f"{self.folder / 'steps'}: there are no sentences here; a step module defines some"
            )
        return found


def _chapter(folder: Path, module: ModuleType, vocabulary: Vocabulary) -> Chapter:
    name = module.__name__.rpartition(".")[2]
    mine = [
        found for found in vocabulary.definitions if found.declared.function.__module__ == module.__name__
    ]
    return Chapter(
        module=name,
        path=f"{folder.name}/steps/{name}.py",
        about=inspect.cleandoc(module.__doc__ or "").partition("\n")[0],
        sentences=tuple(_sentence(definition) for definition in mine),
    )


def _sentence(definition: Definition) -> Sentence:
    first, _, rest = inspect.cleandoc(definition.declared.function.__doc__ or "").partition("\n")
    under, note = _parted(inspect.cleandoc(rest).splitlines(), definition.attachments)
    return Sentence(
        sentence=definition.declared.sentence,
        example=first.strip(),
        under=under,
        note=note,
        function=definition.declared.function.__name__,
        parameters=tuple(kind.name or "" for kind in definition.expression.parameter_types),
        takes=definition.attachments,
    )


def _parted(lines: list[str], takes: tuple[str, ...]) -> tuple[str, str]:
    """What stands under an example, and what is said about it."""
    if "docstring" in takes:
        return "\n".join(lines), ""
    rows = [line.strip() for line in lines if line.lstrip().startswith("|")]
    said = [line.strip() for line in lines if not line.lstrip().startswith("|")]
    return "\n".join(rows), " ".join(" ".join(said).split())


def _kinds(vocabulary: Vocabulary) -> tuple[Kind, ...]:
    ours = {
        found.name: Kind(found.name, _first_line(found.transform), found.regexp) for found in vocabulary.types
    }
    used = dict.fromkeys(
        kind.name or "" for found in vocabulary.definitions for kind in found.expression.parameter_types
    )
    return tuple(ours.get(name) or Kind(name, BUILT_IN.get(name, ""), "") for name in sorted(used))


def _first_line(function: object) -> str:
    return inspect.cleandoc(getattr(function, "__doc__", None) or "").partition("\n")[0]
