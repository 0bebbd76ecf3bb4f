"""The order of lists: by key unless asked, by few other things."""


def test_names_are_ordered_without_regard_to_case(karbon):
    """Both ways."""
    for name in ("beta", "Alpha", "Gamma"):
        karbon.screens.add_organization(name)

    def ordered(text):
        return [row["FullName"] for row in karbon.rows("Organizations", orderby=text)]

    assert ordered("FullName") == ordered("FullName asc") == ["Alpha", "beta", "Gamma"]
    assert ordered("FullName desc") == ["Gamma", "beta", "Alpha"]


def test_the_newest_change_comes_first_when_asked(karbon):
    """How a caller learns what changed: ordering by LastModifiedDateTime, newest first."""
    keys = []
    for name in ("one", "two", "three"):
        keys.append(karbon.screens.add_organization(name))
        karbon.state.universe.clock.advance(60)
    karbon.call("PATCH", f"Organizations/{keys[0]}", json={"FullName": "one again"})

    rows = karbon.rows("Organizations", orderby="LastModifiedDateTime desc")

    assert [row["FullName"] for row in rows] == ["one again", "three", "two"]


def test_work_is_ordered_by_its_dates(karbon):
    """Work without a deadline comes before the rest."""
    client = karbon.screens.add_organization("Engines")
    for title, start in (("b", "2026-02-01"), ("a", "2026-03-01"), ("c", "2026-01-01")):
        karbon.screens.add_work(title, client, start)
    dated = karbon.rows("WorkItems", filter="Title eq 'a'")[0]["WorkItemKey"]
    karbon.call("PATCH", f"WorkItems/{dated}", json={"DeadlineDate": "2026-04-01"})

    def ordered(text, **more):
        return "".join(row["Title"] for row in karbon.rows("WorkItems", orderby=text, **more))

    assert ordered("StartDate") == "cba"
    assert ordered("StartDate desc") == "abc"
    assert ordered("StartDate desc", filter="StartDate ge 2026-02-01") == "ab"
    assert ordered("DeadlineDate").endswith("a")
    assert ordered("DeadlineDate desc").startswith("a")


def test_groups_are_ordered_by_name_only(karbon):
    """LastModifiedDateTime orders contacts and organizations, not groups."""
    assert karbon.refusal("ClientGroups", orderby="LastModifiedDateTime") == (
        400,
        "4002",
        "The property 'LastModifiedDateTime' cannot be used in the $orderby query option.",
    )


def test_users_have_one_order(karbon):
    """Whatever is asked for, it is that of their keys."""
    keys = [karbon.screens.add_user(f"U{n}", f"{n}@firm.example") for n in range(5)]

    assert [row["Id"] for row in karbon.rows("Users", orderby="Name desc")] == sorted(keys)


def test_roles_refuse_to_be_ordered(karbon):
    """They come by name."""
    assert karbon.refusal("Roles", orderby="Name")[2].startswith("Query option 'OrderBy' is not allowed.")
