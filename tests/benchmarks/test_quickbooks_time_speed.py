"""A million timesheets: they fit, a page of them costs what it costs among few, and rows are checked as fast."""

import json
import subprocess
import sys

import pytest

from tests.benchmarks.timing import say

RESIDENT_MB = 1_500
ROWS_US = 2_000


@pytest.fixture(scope="module")
def figures():
    """Measured in a process of its own, whose memory is only this account's."""
    command = [sys.executable, "-m", "tests.benchmarks.quickbooks_time_of_size"]
    done = subprocess.run(command, capture_output=True, check=True, timeout=900, text=True)
    return json.loads(done.stdout)


def test_a_million_timesheets_fit(figures):
    """With 100,000 jobcodes, in 1.5 GB."""
    say("resident, MB (target 1,500)", resident=figures["resident_mb"], loaded_s=figures["loaded_s"])

    assert figures["timesheets"] == 1_000_000
    assert figures["jobcodes"] >= 100_000
    assert figures["resident_mb"] < RESIDENT_MB


def test_a_page_by_person_and_date(figures):
    """200 out of 1,000,000 cost less than twice the same 200 out of 10,000."""
    few, many = figures["page_us_of_10_000"], figures["page_us_of_1_000_000"]
    say("page of 200, us (target 2 x)", among_10_000=few, among_1_000_000=many, ratio=many / few)

    assert many < 2 * few


def test_fifty_rows_are_checked(figures):
    """All rules for a batch of 50 take under 2 ms, among a million as among few."""
    few, many = figures["rows_us_of_10_000"], figures["rows_us_of_1_000_000"]
    say("50 rows checked, us (target 2,000)", among_10_000=few, among_1_000_000=many)
    say("the same 50 rows as a whole call, us", among_1_000_000=figures["batch_us_of_1_000_000"])

    assert many < ROWS_US
