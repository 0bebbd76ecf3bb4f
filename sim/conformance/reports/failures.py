"""What failed in a run, as every short form of a report says it: the id, its sentence, the line, and how to replay."""

import shlex
from typing import Final

from sim.conformance.reports.report import Report, ReportedRequirement, ReportedScenario

REPLAYED_MAX: Final = 4  # node ids in one command; more than that, and their files are named


def broken_of(requirement: ReportedRequirement) -> list[ReportedScenario]:
    """The scenarios of a behaviour that somebody has to look at."""
    return [scenario for scenario in requirement.scenarios if scenario.broken]


def title_of(scenario: ReportedScenario) -> str:
    """A scenario as people call it, with its row when it has one."""
    row = f" ({' · '.join(scenario.row)})" if scenario.row else ""
    return f"{scenario.title}{row}"


def why(scenario: ReportedScenario) -> str:
    """What a scenario has to say for itself, in one line."""
    if scenario.status == "unexpected pass":
        return "passed although it was expected to fail"
    return " ".join(scenario.message.split())


def replay_of(report: Report) -> str:
    """One command that runs again what failed, as it can be pasted; nothing when nothing did."""
    failed = [scenario for scenario in report.scenarios() if scenario.broken]
    if not failed:
        return ""
    told = next((scenario.story.replay for scenario in failed if scenario.story), None)
    # A story knows the options; what it replays is named last.
    command = shlex.split(told)[:-1] if told else ["pytest"]
    targets = [scenario.nodeid for scenario in failed]
    if len(targets) > REPLAYED_MAX:
        targets = list(dict.fromkeys(scenario.uri for scenario in failed))
    if len(targets) > REPLAYED_MAX:
        targets = list(dict.fromkeys(scenario.uri.partition("/")[0] for scenario in failed))
    return shlex.join([*command, *targets])
