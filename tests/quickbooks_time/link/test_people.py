"""Contract 5: who is whom in the two products."""

from tests.quickbooks_time.link.conftest import ADA, job_of


def names(time):
    return sorted(f"{one['first_name']} {one['last_name']}" for one in time.team() if one["active"])


def test_equal_names_and_address_are_one_team_member(time, books):
    """Ada is not there twice."""
    time.connect_to_quickbooks()

    assert names(time) == ["Ada Byrne", "Olive Owner"]


def test_employees_and_contractors_come_in(time, books):
    """As team members who track time; suppliers without a person's name do not."""
    books.add_employee("Bob", "Cole", "bob@example.test")
    books.add_vendor("Cara Dunn", "Cara", "Dunn", "cara@example.test")
    books.add_vendor("Paper Mill")
    time.connect_to_quickbooks()
    bob = next(one for one in time.team() if one["first_name"] == "Bob")

    assert names(time) == ["Ada Byrne", "Bob Cole", "Cara Dunn", "Olive Owner"]
    assert (bob["email"], bob["time_tracking"]) == ("bob@example.test", True)
    time.enter_time("cara@example.test", job_of(time, "Acme › Tax"), "2026-03-02", 60)
    time.sync_with_quickbooks()
    assert books.time_activities()[0]["person"] == "Cara Dunn"


def test_another_name_is_another_member(time, books):
    """The address is the same: two team members, and the log says so."""
    books.add_employee("Robert", "Cole", "bob@example.test")
    time.add_user("Bob", "Cole", "bob@example.test")

    assert "two team members" in time.connect_to_quickbooks()[0]
    assert names(time) == ["Ada Byrne", "Bob Cole", "Olive Owner", "Robert Cole"]


def test_the_first_import_archives_who_is_not_linked(time, books):
    """Where it is told to, all but the owner."""
    time.add_user("Bob", "Cole", "bob@example.test")
    time.connect_to_quickbooks(archive_unlinked_users=True)

    assert names(time) == ["Ada Byrne", "Olive Owner"]


def test_archiving_leaves_the_employee_alone(linked, books):
    """Only the entry for tracking time goes, and no sync brings it back."""
    linked.archive_user(ADA)
    linked.sync_with_quickbooks()

    assert books.employees()[0]["active"]
    assert names(linked) == ["Olive Owner"]


def test_time_of_archived_people_goes_out(linked, books):
    """It can be seen, not edited."""
    linked.enter_time(ADA, job_of(linked, "Acme › Tax"), "2026-03-02", 60)
    linked.archive_user(ADA)
    linked.sync_with_quickbooks()

    assert len(books.time_activities()) == 1


def test_somebody_who_is_re_created_is_the_employee_again(linked, books):
    """By the same name and address."""
    linked.archive_user(ADA)
    linked.add_user("Ada", "Byrne", ADA, username="ada2")
    linked.enter_time(ADA, job_of(linked, "Acme › Tax"), "2026-03-02", 60)

    assert linked.sync_with_quickbooks() == []
    assert len(books.time_activities()) == 1


def test_merging_takes_the_role_along(time, books):
    """The time of a member that the import made twice is exported once they are one."""
    books.add_employee("Robert", "Cole", "bob@example.test")
    bob = time.add_user("Bob", "Cole", "bob@example.test")
    time.connect_to_quickbooks()
    robert = next(one["id"] for one in time.team() if one["first_name"] == "Robert")
    time.enter_time("bob@example.test", job_of(time, "Acme › Tax"), "2026-03-02", 60)
    assert len(time.sync_with_quickbooks()) == 1
    time.merge_team_members(bob, robert)

    assert time.sync_with_quickbooks() == []
    assert books.time_activities()[0]["person"] == "Robert Cole"
