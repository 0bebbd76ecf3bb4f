"""project_estimate_detail: one project, what was tracked on it, its estimate item by item, and who is assigned."""


def test_what_is_tracked_is_broken_down(report, join, project, enter, ada):
    """By person, by group and its people, by jobcode and its people."""
    made = project()
    join(ada, 7)
    enter(ada, made["jobcode_id"], "2026-03-02", 1)
    enter(501, made["jobcode_id"], "2026-03-03", 2)
    found = report("project_estimate_detail", project_id=str(made["id"]))["projects"][str(made["id"])]
    sums = {
        str(user_id): {
            "total_clocked_in_seconds": 0,
            "total_clocked_out_seconds": seconds,
            "total_tracked_seconds": seconds,
            "on_the_clock": False,
        }
        for user_id, seconds in ((501, 7200), (ada, 3600))
    }

    assert found["tracked_time"]["users"] == sums
    assert found["tracked_time"]["groups"] == {
        "0": {"users": {"501": sums["501"]}},
        "7": {"users": {str(ada): sums[str(ada)]}},
    }
    of_job = found["tracked_time"]["jobcodes"][str(made["jobcode_id"])]
    assert (of_job["total_tracked_seconds"], of_job["users"]) == (10800, sums)
    assert found["tracked_time"]["customfields"] == found["estimate_items"] == []


def test_the_detail_has_its_keys_in_order(report, project):
    """Those of the other report but the unread replies, and six more."""
    made = project()
    detail = report("project_estimate_detail", project_id=made["id"])
    row = detail["projects"][str(made["id"])]

    assert detail["filters"] == {"project_id": made["id"]}
    assert "unread_replies_count" not in row
    assert list(row)[-8:] == [
        "clocked_in_user_ids",
        "tracked_time",
        "estimate_items",
        "on_the_clock",
        "customfielditem_id",
        "assigned_to_all",
        "preview_assigned_user_ids",
        "total_assigned_users",
    ]


def test_items_of_an_estimate_have_the_time_that_carries_them(api, report, screens, project, enter, ada):
    """By the items of a custom field, whose other time stands under 0."""
    screens.install_addon("Custom Fields")
    field = screens.add_field("Task", ["Prep", "Review"])
    prep = next(item.id for item in api.state.tables.customfielditems if item.name == "Prep")
    made = project()
    row = api.post(
        "estimates", {"project_id": made["id"], "estimate_by": "customfields", "estimate_by__id": field}
    )[0]
    item = {"estimate_id": row["id"], "type": "tag_clouds", "type_id": prep, "estimated_seconds": 7200}
    item_id = api.post("estimate_items", item)[0]["id"]
    enter(ada, made["jobcode_id"], "2026-03-02", 1, customfields={str(field): "Prep"})
    enter(ada, made["jobcode_id"], "2026-03-02", 4)
    found = report("project_estimate_detail", project_id=made["id"])["projects"][str(made["id"])]

    assert found["estimate_items"][str(item_id)]["total_tracked_seconds"] == 3600
    of_field = found["tracked_time"]["customfields"][str(field)]
    assert {key: each["total_tracked_seconds"] for key, each in of_field.items()} == {
        "0": 14400,
        str(prep): 3600,
    }


def test_who_is_assigned_is_told(api, report, screens, project, ada):
    """Unless everybody is."""
    made = project()
    everybody = report("project_estimate_detail", project_id=made["id"])["projects"][str(made["id"])]
    api.put("jobcodes", {"id": made["jobcode_id"], "assigned_to_all": False})
    api.post("jobcode_assignments", {"user_id": ada, "jobcode_id": made["jobcode_id"]})
    one = report("project_estimate_detail", project_id=made["id"])["projects"][str(made["id"])]
    screens.unassign_job(made["jobcode_id"])
    nobody = report("project_estimate_detail", project_id=made["id"])["projects"][str(made["id"])]
    keys = ("assigned_to_all", "preview_assigned_user_ids", "total_assigned_users")

    assert [everybody[key] for key in keys] == [True, [], 0]
    assert [one[key] for key in keys] == [False, [ada], 1]
    assert [nobody[key] for key in keys] == [False, [], 0]


def test_the_detail_needs_a_project(report, refusal):
    """One that nobody knows is just absent."""
    code, message = refusal("project_estimate_detail")

    assert (code, message.partition("report: ")[2]) == (417, "Missing required parameters: project_id")
    assert report("project_estimate_detail", project_id=999) == {
        "filters": {"project_id": 999},
        "projects": [],
    }
