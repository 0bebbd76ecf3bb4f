"""`timebridge-sim simulate`: a table, JSON, an exit code, and for what fails how to see it again."""

import msgspec
from typer.testing import CliRunner

from sim.cli import app

DOUBLING = "tests.simulation.planted:Doubling"


def run(*words: str):
    return CliRunner().invoke(app, ["simulate", *words])


def test_a_sweep_tells_how_much_and_that_all_held() -> None:
    found = run("--seeds", "4", "--first", "10000", "--check-determinism")

    assert found.exit_code == 0, found.output
    assert found.output.startswith("4 histories,")
    assert "an answer was lost after its effect" in found.output
    assert "every invariant held" in found.output


def test_json_has_what_the_tables_have() -> None:
    found = run("--seeds", "3", "--first", "10000", "--json")
    said = msgspec.json.decode(found.stdout)

    assert found.exit_code == 0, found.output
    assert said["seeds"] == 3
    assert said["calls"] > 50
    assert said["failures"] == []
    assert said["undetermined"] == []
    assert set(said) >= {"events", "faults", "met", "never", "seeds_a_minute", "world_s", "whole"}


def test_one_seed_is_told_with_every_call() -> None:
    found = run("--seed", "10000", "--trace")

    assert found.exit_code == 0, found.output
    assert "then nothing goes wrong any more" in found.output
    assert "quickbooks_time GET /api/v1/jobcodes 200" in found.output


def test_a_failing_seed_is_shrunk_told_and_written(tmp_path) -> None:
    found = run("--seed", "10003", "--subject", DOUBLING, "--bundles", str(tmp_path))

    assert found.exit_code == 1, found.output
    assert "V1 No piece of time that somebody entered once is there twice" in " ".join(found.output.split())
    assert "timebridge-sim simulate --seed 10003 --trace" in found.output
    assert "Scenario: A history of seed 10003" in found.output
    assert [path.name for path in tmp_path.iterdir()] == ["seed-10003.json"]


def test_a_seed_of_older_plans_says_how_it_is_seen_again(tmp_path) -> None:
    found = run("--seed", "10003", "--plan", "1", "--subject", DOUBLING, "--bundles", str(tmp_path))

    assert "timebridge-sim simulate --seed 10003 --plan 1 --trace" in found.output
    assert [path.name for path in tmp_path.iterdir()] == ["seed-10003-plan-1.json"]


def test_plans_that_there_are_not_are_refused_in_a_sentence() -> None:
    for words in (("--seed", "1"), ("--seeds", "1")):
        found = run(*words, "--plan", "7")

        assert found.exit_code == 2
        assert "plans have the versions 1, 2, not 7" in found.output


def test_failing_seeds_are_grouped_by_invariant() -> None:
    found = run("--seeds", "4", "--first", "10000", "--subject", DOUBLING)

    assert found.exit_code == 1
    assert found.output.count("V1 No piece of time") == 1


def test_a_number_of_processes_that_is_none_is_refused() -> None:
    found = run("--seeds", "1", "--workers", "many")

    assert found.exit_code == 2
    assert "'many' is no number of processes" in " ".join(found.output.split())


def test_an_entry_point_that_is_not_there_is_refused_in_a_sentence() -> None:
    found = run("--seeds", "1", "--subject", "integration.port:nothing")

    assert found.exit_code == 2
    assert "has nothing callable named nothing" in " ".join(found.output.split())
