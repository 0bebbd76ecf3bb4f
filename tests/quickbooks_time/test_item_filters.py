"""Contract 3.9: which choices of a field are shown for whom, in three views, and what time may carry."""

import pytest


@pytest.fixture
def task(screens):
    """A managed list of three choices."""
    screens.install_addon("Custom Fields")
    return screens.add_field("Task", ["Prep", "Review", "File"])


@pytest.fixture
def items(api, task):
    """The choices by name."""
    return {row["name"]: row["id"] for row in api.rows("customfielditems", customfield_id=task)}


def show(api, item_id, kind, target_id):
    return api.post(
        "customfielditem_filters",
        {"applies_to": kind, "applies_to_id": target_id, "customfielditem_id": item_id},
    )[0]


def book(api, user_id, jobcode_id, task, item):
    return api.post(
        "timesheets",
        {
            "user_id": user_id,
            "jobcode_id": jobcode_id,
            "type": "manual",
            "date": "2026-03-02",
            "duration": 3600,
            "customfields": {str(task): item},
        },
    )[0]["_status_code"]


@pytest.mark.parametrize("path", ["customfielditem_filters", "customfielditemfilters"])
def test_a_new_filter_has_its_keys_in_order_however_the_path_is_spelt(api, task, items, acme, path):
    """The key of the answer is customfielditem_filters."""
    row = {"applies_to": "jobcodes", "applies_to_id": acme, "customfielditem_id": str(items["Prep"])}
    body = api.call("POST", path, json={"data": [{**row, "customfield_id": task}]}).json()

    assert body["results"] == {
        "customfielditem_filters": {
            "1": {
                "_status_code": 200,
                "_status_message": "Created",
                "id": 1001,
                "active": True,
                **row,
                "customfielditem_id": items["Prep"],
                "customfield_id": task,
                "last_modified": "2026-03-02T09:00:00+00:00",
            }
        }
    }
    assert list(body["supplemental_data"]) == ["jobcodes", "customfields", "customfielditems"]


def test_a_wrong_applies_to_in_the_documented_words(api, items, acme):
    """417."""
    assert show(api, items["Prep"], "jobcode", acme)["_status_extra"] == (
        "The applies_to value must be one of the following: jobcodes, users, groups."
    )


@pytest.mark.parametrize(
    "change", [{"applies_to_id": 42}, {"customfielditem_id": 42}, {"customfield_id": 42}, {"applies_to": ""}]
)
def test_filters_that_cannot_be(api, items, acme, change):
    """Of nobody, of no choice, of another field, of no kind."""
    row = {"applies_to": "jobcodes", "applies_to_id": acme, "customfielditem_id": items["Prep"], **change}

    assert api.post("customfielditem_filters", row)[0]["_status_code"] == 417


def test_a_filter_is_taken_away_and_comes_back_under_its_id(api, items, acme):
    """active no; the same again."""
    first = show(api, items["Prep"], "jobcodes", acme)["id"]
    api.put("customfielditem_filters", {"id": first, "active": "no"})
    hidden = api.rows("customfielditem_filters")
    again = show(api, items["Prep"], "jobcodes", acme)

    assert hidden == []
    assert (again["id"], again["active"]) == (first, True)


def test_the_filters_of_the_list(api, screens, items, acme, ada):
    """By jobcode, user and group, with a user's group and with the jobcodes' when asked."""
    group = api.post("groups", {"name": "North"})[0]["id"]
    api.put("users", {"id": ada, "group_id": group})
    job = show(api, items["Prep"], "jobcodes", acme)["id"]
    user = show(api, items["Review"], "users", ada)["id"]
    team = show(api, items["File"], "groups", group)["id"]

    def found(**filters):
        return [row["id"] for row in api.rows("customfielditem_filters", **filters)]

    assert found() == [job, user, team]
    assert found(jobcode_id=acme) == [job]
    assert found(user_id=ada) == [user]
    assert found(group_id=group) == [team]
    assert found(user_id=ada, include_user_group="yes") == [user, team]
    assert found(user_id=ada, include_jobcode_filters="true") == [job, user]
    assert found(ids=f"{job},{team}") == [job, team]
    assert found(limit=1, page=2) == [user]
    assert list(api.get("customfielditem_filters")["supplemental_data"]) == [
        "jobcodes",
        "users",
        "groups",
        "customfields",
        "customfielditems",
    ]


def test_a_jobcode_shows_what_is_filtered_for_it(api, task, items, acme):
    """filtered_customfielditems: numbers by field, and empty text without."""
    before = api.rows("jobcodes")[0]["filtered_customfielditems"]
    show(api, items["Review"], "jobcodes", acme)
    show(api, items["Prep"], "jobcodes", acme)

    assert before == ""
    assert api.rows("jobcodes")[0]["filtered_customfielditems"] == {
        str(task): [items["Prep"], items["Review"]]
    }


def test_the_view_by_jobcode_has_ids_as_texts(api, task, items, acme, screens):
    """And [] where everything was taken away; no supplemental data."""
    other = screens.add_job("Other")
    show(api, items["Prep"], "jobcodes", acme)
    gone = show(api, items["Prep"], "jobcodes", other)["id"]
    api.put("customfielditem_filters", {"id": gone, "active": False})

    stamp = "2026-03-02T09:00:00+00:00"

    assert api.get("customfielditem_jobcode_filters") == {
        "results": {
            "customfielditem_jobcode_filters": {
                str(acme): {
                    "id": acme,
                    "last_modified": stamp,
                    "filtered_customfielditems": {str(task): [str(items["Prep"])]},
                },
                str(other): {
                    "id": other,
                    "last_modified": stamp,
                    "filtered_customfielditems": {str(task): []},
                },
            }
        },
        "more": False,
    }
    assert len(api.rows("customfielditem_jobcode_filters", jobcode_ids=acme)) == 1
    assert api.rows("customfielditem_jobcode_filters", modified_since="2026-03-03T00:00:00Z") == []
    assert api.get("customfielditem_jobcode_filters", limit=1)["more"] is True


def test_a_user_and_a_group_of_one_number_share_a_key(api, state, items, ada):
    """The group is what is seen."""
    state.tables.keep_clear_of("groups", (ada - 1,))
    state.tables._ids.root = state.tables._ids.root.set("groups", ada - 1)
    group = api.post("groups", {"name": "North"})[0]["id"]
    show(api, items["Prep"], "users", ada)
    alone = api.rows("customfielditem_user_filters")
    show(api, items["File"], "groups", group)

    shared = api.rows("customfielditem_user_filters")

    assert group == ada
    assert [row["type"] for row in alone] == ["user"]
    assert [row["type"] for row in shared] == ["group"]
    assert [row["type"] for row in api.rows("customfielditem_user_filters", user_id=ada)] == ["user"]


def test_archiving_a_jobcode_takes_its_filters_away(api, screens, items, acme):
    """Its dependencies are removed and do not come back."""
    show(api, items["Prep"], "jobcodes", acme)
    screens.delete_job(acme)
    screens.restore_job(acme)

    assert api.rows("customfielditem_filters") == []
    assert api.rows("jobcodes")[0]["filtered_customfielditems"] == ""


def test_without_the_add_on_there_are_no_filters(api, screens, items, acme):
    """None listed, none made."""
    show(api, items["Prep"], "jobcodes", acme)
    screens.uninstall_addon("Custom Fields")

    assert api.rows("customfielditem_filters") == []
    assert api.rows("customfielditem_jobcode_filters") == []
    assert show(api, items["File"], "jobcodes", acme)["_status_code"] == 417


def test_time_carries_only_what_is_shown_for_its_jobcode(api, screens, task, items, acme, ada):
    """Other jobcodes take every choice."""
    other = screens.add_job("Other")
    show(api, items["Prep"], "jobcodes", acme)

    assert book(api, ada, acme, task, "Prep") == 200
    assert book(api, ada, acme, task, "File") == 417
    assert book(api, ada, other, task, "File") == 200


def test_a_persons_and_their_groups_choices_add_up(api, task, items, acme, ada):
    """And the jobcode's narrow them further."""
    group = api.post("groups", {"name": "North"})[0]["id"]
    api.put("users", {"id": ada, "group_id": group})
    show(api, items["Prep"], "users", ada)
    show(api, items["File"], "groups", group)

    both = [book(api, ada, acme, task, name) for name in ("Prep", "File", "Review")]
    show(api, items["File"], "jobcodes", acme)
    narrowed = [book(api, ada, acme, task, name) for name in ("Prep", "File")]

    assert (both, narrowed) == ([200, 200, 417], [417, 200])


def test_filtered_choices_can_be_taken_all_the_same(api, task, items, acme, ada):
    """A switch: the filters are then only what the screens show."""
    api.state.set_behaviour(filtered_items="accept")
    show(api, items["Prep"], "jobcodes", acme)

    assert book(api, ada, acme, task, "File") == 200
