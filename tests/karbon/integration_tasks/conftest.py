"""A partner's application, work, and a task on it."""

import pytest


@pytest.fixture
def work(karbon):
    organization = karbon.screens.add_organization("Engines")
    return karbon.screens.add_work("Tax 2025", organization, "2026-03-02", work_type="Tax")


@pytest.fixture
def definition(karbon):
    return karbon.screens.define_integration_task(
        "Sign", ["sign.example", "https://www.sign.example"], "https://sign.example/new", "Create"
    )


@pytest.fixture
def task(karbon, work, definition):
    return karbon.screens.add_integration_task(work, "Sign")
