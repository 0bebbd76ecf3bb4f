"""What can go wrong around a feature suite, each said in one sentence.

ConformanceError
├── CatalogueError      requirements.toml does not hold together
├── VocabularyError     a step module or one of its sentences cannot be used
├── UnreadableFeature   a feature file does not parse
└── SubjectError        the integration under test cannot be opened or called
"""


class ConformanceError(Exception):
    """The suite or its subject cannot be used as it stands."""


class CatalogueError(ConformanceError):
    """The catalogue of requirements does not hold together."""


class VocabularyError(ConformanceError):
    """A step module, or a sentence in it, cannot be used."""


class SubjectError(ConformanceError):
    """The integration under test cannot be opened, or answers in a shape nobody agreed on."""
