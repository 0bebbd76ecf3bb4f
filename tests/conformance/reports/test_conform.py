"""`timebridge-sim conform`: a table, a verdict, an exit code and the reports."""

import pytest

from tests.conformance.conftest import PASSING, Folder
from tests.conformance.reports.conftest import FAILING


def test_everything_written_passed(folder: Folder) -> None:
    """Exit code 0, and behaviours nobody has written yet are shown as gaps."""
    folder.feature(PASSING)
    done = folder.conform()

    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert max(len(line) for line in lines if line[:1] in "┏┃┡│├└") == 100
    assert [line.split()[-8::2] for line in lines if "FLOW " in line] == [["9", "1", "1", "0"]]
    assert "not conformant at level core: 1 of 72 behaviours passed, 0 failed, 71 not written yet" in lines
    assert lines[-1] == "reports: reports/conformance.html, and 5 more beside it"


def test_something_failed(folder: Folder) -> None:
    """Exit code 1; the log ends with the ids, a command, the verdict, and where the reports are."""
    folder.feature(PASSING)
    folder.feature(FAILING, "failing")
    done = folder.conform("--reports", "out/deep", "--subject", "builtins:dict")

    assert (done.returncode, done.stderr) == (1, "")
    ending = done.stdout.splitlines()[-9:]
    assert ending[0].startswith("CODE-01 MUST: ")
    assert ending[1] == f'  {folder.name}/failing.feature:6: Hours & "minutes" do not add up'
    assert ending[2].startswith("CODE-02 MUST: ")
    assert ending[3] == f"  {folder.name}/failing.feature:13: Some rows fail (Beta · 2)"
    assert ending[4].startswith("replay: pytest ")
    assert ending[4].count("::test_") == 2
    assert ending[5] == "scenarios: 4 written, 4 bound, 4 run"
    assert ending[8] == "reports: out/deep/conformance.html, and 5 more beside it"


def test_findings_stop_a_run(folder: Folder) -> None:
    """Exit code 3 with the findings first; nothing runs, and there is no verdict."""
    folder.feature(PASSING)
    folder.feature(PASSING.replace("a client", "nobody"), "bad")
    done = folder.conform()

    assert done.returncode == 3
    assert done.stdout.startswith(f"{folder.name}/bad.feature:4: ")
    assert "verdict" not in done.stdout
    assert not (folder.path.parent / "reports" / "conformance.json").exists()


def test_a_broken_step_module_stops_a_run(folder: Folder) -> None:
    """Nothing could be judged, and the module is named."""
    folder.steps("1 / 0")
    folder.feature(PASSING)
    done = folder.conform()

    assert done.returncode == 3
    assert "ZeroDivisionError" in done.stdout


@pytest.mark.parametrize(("level", "code"), [("core", 1), ("chaos", 1)])
def test_a_level_that_is_not_reached(folder: Folder, level: str, code: int) -> None:
    """Whoever asks for it is told in the last line but one, and by the exit code."""
    folder.feature(PASSING)
    done = folder.conform("--level", level)

    assert done.returncode == code
    assert f"level {level} was asked for and is not reached" in done.stdout.splitlines()[-2]


def test_wrong_use_is_said_before_the_run(folder: Folder) -> None:
    """A reports folder that cannot be written, or a folder that holds no features."""
    folder.feature(PASSING)
    (folder.path / "taken").write_text("", encoding="utf-8")
    unwritable = folder.conform("--reports", f"{folder.name}/taken")
    nowhere = folder.conform("--features", "nowhere")
    unknown = folder.conform("--level", "gold")
    no_list = folder.conform("--expected", "nowhere.toml")

    assert (unwritable.returncode, unwritable.stdout) == (2, "")
    assert (
        "reports cannot be written here (File exists); name another folder with --reports"
        in unwritable.stderr
    )
    assert (nowhere.returncode, nowhere.stdout) == (2, "")
    assert "no requirements.toml here" in nowhere.stderr
    assert (unknown.returncode, no_list.returncode) == (2, 2)
    assert "'gold' is no level; write core, full or chaos" in unknown.stderr
    assert "nowhere.toml: there is no such file of known failures" in no_list.stderr


def test_an_empty_folder_is_no_success(folder: Folder) -> None:
    """Where nothing is written nothing is proved."""
    assert folder.conform().returncode == 3


def test_a_scenario_that_ends_its_process_is_no_success(folder: Folder) -> None:
    """Whatever exit code it chose: the process that counts is another one."""
    folder.feature(PASSING)
    folder.steps(
        """
        import os
        from sim.conformance.steps import when

        @when("somebody leaves")
        def _():
            \"\"\"somebody leaves\"\"\"
            os._exit(0)
    """,
        "leaving",
    )
    folder.feature(
        """
        Feature: Leaving
          @CODE-05
          Scenario: Nobody is left
            When somebody leaves
    """,
        "leaving",
    )
    done = folder.conform()
    alone = folder.conform("--workers", "0")

    assert done.returncode == 4, done.stdout
    assert "leaving.feature::test_nobody_is_left took its process down with it" in done.stdout + done.stderr
    assert alone.returncode == 2
    assert "'0' is no number of processes" in alone.stderr


def test_shared_among_processes(folder: Folder) -> None:
    """Two processes share the features, and the counts and the verdict are those of one."""
    folder.feature(PASSING)
    folder.feature(PASSING.replace("Feature: ", "Feature: another ", 1), "another")
    done = folder.conform("--workers", "2")

    assert "2 written, 2 bound, 2 run" in done.stdout
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        ("nowhere:port", "subject nowhere:port: nowhere cannot be imported: No module named 'nowhere'"),
        ("builtins:nothing", "subject builtins:nothing: builtins has nothing callable named nothing"),
        ("what is this", "subject what is this: neither package.module:callable nor a URL"),
    ],
)
def test_a_subject_that_is_not_there_is_said_before_the_run(folder: Folder, spec: str, said: str) -> None:
    """Once, in a sentence, and not once a scenario."""
    folder.feature(PASSING)
    done = folder.conform("--subject", spec)

    assert (done.returncode, done.stdout) == (2, f"{said}; correct --subject\n")
