"""The words that stand in braces in a sentence, and what each of them means to a step."""

from features.steps.names import EMAILS
from sim.conformance.steps import parameter_type

SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}


@parameter_type(name="person", regexp="Priya|Ann|Bob|Carla|Dan")
def person(name: str) -> str:
    """A colleague of the firm, by first name; steps are handed the email address."""
    return EMAILS[name]


@parameter_type(name="rank", regexp="user|administrator")
def rank(word: str) -> str:
    """What a colleague is in one of the systems."""
    return word


@parameter_type(name="system", regexp="Karbon|QuickBooks Time|QuickBooks")
def system(name: str) -> str:
    """One of the three systems."""
    return name


@parameter_type(
    name="thing",
    regexp="(?:Private |Hidden )?(?:person|organization|client group)|contact type|client|work|template|role|permission|code|field|add-on|customer|vendor|employee",  # noqa: E501 - editors read one literal
)
def thing(word: str) -> str:
    """Something that people make, rename, move or delete in one of the systems."""
    return word


@parameter_type(
    name="things",
    regexp="organizations?|work items?|codes?|hidden codes?|timesheets?|customers?|time activity|time activities",
)
def things(word: str) -> str:
    """Things that a system has any number of; steps are handed the plural."""
    return f"{word.removesuffix('y')}ies" if word.endswith("y") else f"{word.removesuffix('s')}s"


@parameter_type(name="count", regexp="no|[0-9]+")
def count(text: str) -> int:
    """How many there are."""
    return 0 if text == "no" else int(text)


@parameter_type(
    name="done",
    regexp="deleted|billed|archived|restored|required|completed|hidden|shown|made (?:in)?active|(?:not )?installed",
)
def done(word: str) -> str:
    """What becomes of a thing."""
    return word


@parameter_type(name="done_with", regexp="renamed to|reassigned to|moved to|merged into")
def done_with(words: str) -> str:
    """What becomes of a thing with regard to a name, or to another thing."""
    return words


@parameter_type(name="connection", regexp="its own connection|no connection")
def connection(words: str) -> str:
    """Whether QuickBooks Time is connected with QuickBooks by itself."""
    return words


@parameter_type(name="rule", regexp="billable time without a rate|every name once only")
def rule(text: str) -> str:
    """A rule of QuickBooks that is told otherwise as well."""
    return text


@parameter_type(name="deed", regexp="deletes|approves|locks|bills")
def deed(word: str) -> str:
    """What a person does with an entry of time."""
    return word


@parameter_type(name="privacy", regexp="Public|Private|Hidden")
def privacy(level: str) -> str:
    """Who sees a client in Karbon."""
    return level


@parameter_type(name="minutes", regexp="[0-9]+(?:[.][0-9]+)? (?:hours?|minutes?)")
def minutes(text: str) -> int:
    """A length of time that somebody worked, in minutes or hours."""
    number, unit = text.split()
    return round(float(number) * (60 if unit.startswith("hour") else 1))


@parameter_type(name="span", regexp="[0-9]+ (?:seconds?|minutes?|hours?|days?)")
def span(text: str) -> int:
    """A while that passes; steps are handed seconds."""
    number, unit = text.split()
    return int(number) * SECONDS[unit.removesuffix("s")]


@parameter_type(
    name="button",
    regexp="Save & Sync|Sync|Preview|Connect with a new account|Connect|Disconnect|Export Synced Items",
)
def button(label: str) -> str:
    """A button of the integration's pages in Karbon."""
    return label


@parameter_type(name="mode", regexp="contacts only|contacts and work")
def mode(word: str) -> bool:
    """What time is tracked against; steps are handed whether work is, too."""
    return word == "contacts and work"


@parameter_type(name="choice", regexp="create|restore|link")
def choice(word: str) -> str:
    """What to do about a code that was deleted, or that is only almost called so."""
    return word


@parameter_type(name="which", regexp="no|the same|another")
def which(word: str) -> str:
    """Which code, compared with the one it had when the firm was in step."""
    return word


@parameter_type(name="whom", regexp="nobody|everybody")
def whom(word: str) -> str:
    """Who finds a job on the list of jobs."""
    return word


@parameter_type(name="outcome", regexp="linked|created")
def outcome(word: str) -> str:
    """What a preview announces for a client or work item."""
    return word


@parameter_type(name="listed", regexp="suspected duplicates?|codes? to hide")
def listed(words: str) -> str:
    """What a person is shown before deciding; steps are handed the part of the answer that has it."""
    return "suspects" if words.startswith("suspected") else "jobs"


@parameter_type(name="state", regexp="down|up again")
def state(words: str) -> str:
    """Whether a system answers."""
    return words


@parameter_type(name="code", regexp="[A-Z]+(?:_[A-Z]+)+")
def code(word: str) -> str:
    """A message code of the catalogue."""
    return word
