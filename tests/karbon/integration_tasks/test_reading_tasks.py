"""What a partner reads of its tasks and their definitions."""

import pytest


def test_definitions_are_listed_without_a_count(karbon, definition):
    """All of them, by name."""
    found = karbon.get("IntegrationTaskDefinitions").json()

    assert found == {
        "@odata.context": "https://api.karbonhq.com/v3/$metadata#IntegrationTaskDefinitions",
        "value": [
            {
                "TaskDefinitionKey": definition,
                "TaskName": "Sign",
                "TaskPrimaryLinkUrl": "https://sign.example/new",
                "TaskPrimaryLinkLabel": "Create",
                "TaskSecondaryLinkUrl": None,
                "TaskSecondaryLinkLabel": None,
                "Locales": ["en-US"],
                "AllowedTaskUrlHosts": ["sign.example", "https://www.sign.example"],
            }
        ],
    }


def test_the_list_can_be_called_values(karbon, definition):
    """As the schema has it, and no example."""
    karbon.state.set_behaviour(name_of_listed="values")

    assert list(karbon.get("IntegrationTaskDefinitions").json()) == ["@odata.context", "values"]


def test_a_task_alone_has_no_envelope(karbon, work, definition, task):
    """What Karbon knows comes first, then what the partner may change."""
    row = karbon.rows("IntegrationTasks")[0]
    single = karbon.get(f"IntegrationTasks/{task}").json()

    assert single == row
    assert list(single.items()) == [
        ("CreatedAt", "2026-03-02T09:00:00Z"),
        ("TaskDefinitionKey", definition),
        ("TaskKey", task),
        ("Locale", "en-US"),
        ("WorkItemKey", work),
        ("WorkItemClientKey", karbon.rows("WorkItems")[0]["ClientKey"]),
        ("WorkType", "Tax"),
        ("TaskName", "Sign"),
        ("TaskPrimaryLinkUrl", "https://sign.example/new"),
        ("TaskPrimaryLinkLabel", "Create"),
        ("TaskSecondaryLinkUrl", None),
        ("TaskSecondaryLinkLabel", None),
        ("TaskStatus", None),
        ("PrimaryStatus", "Planned"),
        ("TaskDueDate", None),
        ("TaskData", []),
    ]


@pytest.fixture
def tasks(karbon, work, definition):
    """Three tasks, a minute apart."""
    made = []
    for _ in range(3):
        made.append(karbon.screens.add_integration_task(work, "Sign"))
        karbon.state.universe.clock.advance(60)
    return made


def keys(karbon, **options):
    return [row["TaskKey"] for row in karbon.rows("IntegrationTasks", **options)]


@pytest.mark.parametrize(("order", "step"), [(None, -1), ("CreatedAt desc", -1), ("CreatedAt", 1)])
def test_tasks_are_ordered_by_their_beginning(karbon, tasks, order, step):
    """Newest first, unless asked otherwise."""
    options = {} if order is None else {"orderby": order}

    assert keys(karbon, **options) == tasks[::step]


def test_tasks_are_filtered(karbon, tasks, work, definition):
    """By definition, work and client."""
    client = karbon.rows("WorkItems")[0]["ClientKey"]

    for name, value in (
        ("TaskDefinitionKey", definition),
        ("WorkItemKey", work),
        ("WorkItemClientKey", client),
    ):
        assert keys(karbon, filter=f"{name} eq '{value}'") == tasks[::-1]
        assert keys(karbon, filter=f"{name} eq 'other'") == []


def test_tasks_follow_their_work_to_another_client(karbon, task, work):
    """The client of a task is that of its work."""
    other = karbon.screens.add_organization("Others")
    before = keys(karbon, filter=f"WorkItemClientKey eq '{other}'")
    karbon.screens.reassign_work(work, other)

    assert before == []
    assert keys(karbon, filter=f"WorkItemClientKey eq '{other}'") == [task]


def test_the_list_has_a_count_and_pages(karbon, tasks):
    """As other lists have."""
    found = karbon.get("IntegrationTasks", top=2).json()

    assert found["@odata.count"] == 3
    assert len(found["value"]) == 2
    assert karbon.get(found["@odata.nextLink"]).json()["value"][0]["TaskKey"] == tasks[0]


@pytest.mark.parametrize(
    ("options", "text"),
    [
        (
            {"filter": "TaskName eq 'Sign'"},
            "The property 'TaskName' cannot be used in the $filter query option.",
        ),
        ({"orderby": "TaskName"}, "The property 'TaskName' cannot be used in the $orderby query option."),
        ({"expand": "WorkItem"}, "Query option 'Expand' is not allowed."),
    ],
)
def test_other_questions_are_refused(karbon, definition, options, text):
    """In the framework's words."""
    status, code, message = karbon.refusal("IntegrationTasks", **options)

    assert (status, code) == (400, "4002")
    assert message.startswith(text)


def test_tasks_since_an_instant(karbon, tasks):
    """To the second, not only to the day."""
    assert keys(karbon, filter="CreatedAt ge 2026-03-02T09:01:00Z") == tasks[:0:-1]
    assert keys(karbon, filter="CreatedAt ge 2026-03-02T09:02:01Z") == []
    assert keys(karbon, filter="CreatedAt ge 2026-03-02") == tasks[::-1]
