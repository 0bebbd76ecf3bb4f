"""The invariants by id: a sentence each. What is no documented behaviour or decision is no invariant."""

from __future__ import annotations

from typing import Final, NamedTuple

RULES: Final = {
    "V1": "No piece of time that somebody entered once is there twice, in QuickBooks Time or in QuickBooks.",
    "V2": "No time is lost: what was taken is in QuickBooks Time, or shown as waiting, or somebody deleted it.",
    "V2b": "No time is invented: what is in QuickBooks Time is what somebody entered, and nothing that was refused.",
    "V3": "No time is on a code of somebody else: its code is, or was, that of its client or work item.",
    "V4": "Nothing is written to Karbon, but to whom it sends webhooks where somebody turned hints on.",
    "V5": "No code is archived, moved or unassigned, and none comes back unless somebody asked for that.",
    "V6": "No name of a client that is not public is written outside Karbon.",
    "V7": "When all is in step, a further sync writes nothing.",
    "V8": "After the last fault, all is in step within three passes.",
    "V9": "The audit fits to itself, and has a line for every code that was made or renamed.",
    "V10": "No firm sees another's records or changes them, in a store that they share or in an account.",
    "V11": "A sync takes no more calls than its bound, and one of a firm in step takes few.",
    "V12": "No answer has a secret in it.",
    "I1": "A name that somebody chose in QuickBooks Time is not overwritten.",
    "I2": "A link stays what it is, whatever is renamed: only a code that is gone, or a person, ends it.",
    "I3": "No code that the integration made is left without a client or work item.",
    "I14": "QuickBooks Time, QuickBooks and Karbon never have to throttle the integration by themselves.",
    "I16": "A date of work never shifts: it is the one that was entered, in all three.",
    "LINK-03": "No two clients or work items have one code.",
    "CODE-04": "A sync alone makes no second code for what had one.",
    "TAB": "A tab adds up, and shows each entry once.",
    "K=T": "When all is in step, each tab shows the time of its codes in QuickBooks Time, to the minute.",
    "T=Q": "When all is in step, QuickBooks has the time of QuickBooks Time, to the minute, unless it says why not.",
    "FLOW-03": "No customer of QuickBooks is changed by the integration.",
    "FORGED": "Who cannot prove that a webhook is Karbon's is refused, and nothing is kept of it.",
    "HINT": "What Karbon tells in the middle of a sync is read by it, or waits for the next one.",
    "DUP-02": "No sync stops time on more than ten clients and work items at once, unless a person has seen that.",
    "EXPORT": "Everything that takes part is linked, or the export says why not.",
    "STOP": "A process that was asked to end leaves the firm free for others at once.",
    "PORT": "The port answers or refuses; it never breaks by itself.",
}


class Violation(NamedTuple):
    """An invariant that was broken: where, what was found, and what had to be."""

    id: str
    found: str
    expected: str
    event: int

    @property
    def sentence(self) -> str:
        """The invariant in words."""
        return RULES[self.id]


class Broken(Exception):
    """Raised where an invariant does not hold."""

    def __init__(self, rule: str, found: object, expected: object) -> None:
        super().__init__(f"{rule}: {RULES[rule]} Found {found}; expected {expected}.")
        self.rule = rule
        self.found = str(found)
        self.expected = str(expected)
