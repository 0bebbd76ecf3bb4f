"""A million timesheets: they fit, a page of them costs what it costs among few, and rows are checked as fast."""

import json
import subprocess
import sys

import pytest

from tests.benchmarks.quickbooks_time_of_size import account, page_of, rules_of
from tests.benchmarks.timing import say

RESIDENT_MB = 1_500
ROWS_US = 2_000
READINGS = 20  # of the rows' own JSON, which on any machine takes its share of the 2 ms


@pytest.fixture(scope="module")
def figures():
    """Measured in a process of its own, whose memory is only this account's."""
    command = [sys.executable, "-m", "tests.benchmarks.quickbooks_time_of_size"]
    done = subprocess.run(command, capture_output=True, check=True, timeout=900, text=True)
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def a_month():
    """An account of ten thousand timesheets."""
    return account(1, 1_000)


def test_a_million_timesheets_fit(benchmark, figures):
    """With 100,000 jobcodes, in 1.5 GB."""
    benchmark.pedantic(account, args=(1, 1_000), rounds=3)
    say("resident, MB (target 1,500)", resident=figures["resident_mb"], loaded_s=figures["loaded_s"])

    assert figures["timesheets"] == 1_000_000
    assert figures["jobcodes"] >= 100_000
    assert figures["resident_mb"] < RESIDENT_MB


def test_a_page_by_person_and_date(benchmark, figures, a_month):
    """200 out of 1,000,000 cost less than twice the same 200 out of 10,000."""
    few, many = figures["page_us_of_10_000"], figures["page_us_of_1_000_000"]
    benchmark(page_of(a_month))
    say("page of 200, us (target 2 x)", among_10_000=few, among_1_000_000=many, ratio=many / few)

    assert many < 2 * few


def test_fifty_rows_are_checked(benchmark, figures, a_month):
    """All rules for a batch of 50 take under 2 ms, and a fixed share of it on slower machines, too."""
    few, many = figures["rows_us_of_10_000"], figures["rows_us_of_1_000_000"]
    reading = figures["reading_us"]
    benchmark(rules_of(a_month))
    say("50 rows checked, us (target 2,000)", among_10_000=few, among_1_000_000=many, ratio=many / few)
    say("in readings of their JSON (target 20)", reading_us=reading, readings=many / reading)
    say("the same 50 rows as a whole call, us", among_1_000_000=figures["batch_us_of_1_000_000"])

    assert many < READINGS * reading
    assert many < ROWS_US
