"""Contract A1, A2: a user and a new jobcode, byte for byte."""

USER = (
    '"502":{"id":502,"first_name":"Ada","last_name":"Byrne","group_id":0,"active":true,"employee_number":0,'
    '"salaried":false,"exempt":false,"username":"ada","email":"ada@example.test","email_verified":false,'
    '"payroll_id":"","hire_date":"0000-00-00","term_date":"0000-00-00",'
    '"last_modified":"2026-03-02T09:00:00+00:00","last_active":"","created":"2026-03-02T09:00:00+00:00",'
    '"client_url":"examplefirm","company_name":"Example Firm","profile_image_url":"","display_name":"",'
    '"mobile_number":"","pto_balances":{"71":0,"72":0,"73":0},"submitted_to":"2000-01-01",'
    '"approved_to":"2000-01-01","manager_of_group_ids":[],"require_password_change":false,"pay_rate":0,'
    '"pay_interval":"hour","permissions":{"admin":false,"mobile":true,"status_box":false,"reports":false,'
    '"manage_timesheets":false,"manage_authorization":false,"manage_users":false,'
    '"manage_my_timesheets":false,"manage_jobcodes":false,"pin_login":false,"approve_timesheets":false,'
    '"manage_schedules":false,"external_access":false,"manage_my_schedule":false,'
    '"manage_company_schedules":false,"view_company_schedules":false,"view_group_schedules":false,'
    '"manage_no_schedules":false,"view_my_schedules":false,"time_tracking":false},"customfields":""}'
)
LEAVE = (
    '"{id}":{{"id":{id},"parent_id":0,"assigned_to_all":true,"billable":false,"active":true,"type":"pto",'
    '"has_children":false,"billable_rate":0,"short_code":"","name":"{name}",'
    '"last_modified":"2026-03-02T09:00:00+00:00","created":"2026-03-02T09:00:00+00:00",'
    '"filtered_customfielditems":"","required_customfields":[]}}'
)
JOBCODE = (
    '{"_status_code":%s,"_status_message":"%s","id":9001,"parent_id":0,"assigned_to_all":true,"billable":false,'
    '"active":true,"type":"regular","has_children":false,"billable_rate":0,"short_code":"",'
    '"name":"Acme Ltd:Tax 2024","last_modified":"2026-03-02T09:00:00+00:00",'
    '"created":"2026-03-02T09:00:00+00:00","required_customfields":[],"filtered_customfielditems":""}'
)


def test_a1_a_user(api, screens):
    """With the three kinds of leave of a fresh account beside it."""
    screens.install_addon("Custom Fields")
    ada = {"username": "ada", "first_name": "Ada", "last_name": "Byrne", "email": "ada@example.test"}
    api.post("users", ada)
    leave = enumerate(("Sick", "Vacation", "Holiday"), 71)

    text = api.call("GET", "users", params={"ids": 502}).text

    beside = ",".join(LEAVE.format(id=each, name=name) for each, name in leave)
    assert text == (
        '{"results":{"users":{' + USER + '}},"more":false,"supplemental_data":{"jobcodes":{' + beside + "}}}"
    )


def test_a2_a_new_jobcode_and_the_same_again(api):
    """Created, then accepted under the same id."""
    rows = {"data": [{"name": "Acme Ltd:Tax 2024", "parent_id": 0, "assigned_to_all": "yes"}]}

    first = api.call("POST", "jobcodes", json=rows)
    again = api.call("POST", "jobcodes", json=rows)

    assert first.text == '{"results":{"jobcodes":{"1":' + JOBCODE % (200, "Created") + "}}}"
    assert again.text == '{"results":{"jobcodes":{"1":' + JOBCODE % (202, "Accepted") + "}}}"


def test_a2_a_child_comes_with_its_parent(api, acme):
    """Which has children now."""
    body = api.call("POST", "jobcodes", json={"data": [{"name": "Tax", "parent_id": str(acme)}]}).json()

    assert list(body) == ["results", "supplemental_data"]
    assert body["supplemental_data"]["jobcodes"][str(acme)]["has_children"] is True
