"""Colleagues who were invited, and custom fields of clients, are told as the reference says."""


def test_an_invited_colleague(application):
    """By the API or in the screens: told when they accept, whatever was changed before."""
    application.subscribe("User")
    invitation = {"Name": "Ada", "EmailAddress": "ada@firm.example"}
    assert application.karbon.call("POST", "Users", json=invitation).status_code == 201
    application.screens.rename_user("ada@firm.example", "Ada L.")
    before = application.wait()
    application.screens.accept_invitation("ada@firm.example")
    application.wait()
    (key,) = (user["key"] for user in application.screens.users())

    assert before == []
    assert application.told() == [("User", key, "Inserted")]


def test_a_custom_field(application):
    """With the client that it is of; what is cleared is not told."""
    client = application.screens.add_organization("Acme")
    application.screens.add_custom_field("Industry", "Text", [])
    application.subscribe("CustomField")
    for value in (["Farming"], ["Fishing"], []):
        application.screens.set_custom_field(client, "Industry", value)
        application.wait()
    first, second = application.inbox.said

    assert list(first)[4:] == ["ClientKey", "ClientType"]
    assert first["ResourcePermaKey"] == second["ResourcePermaKey"]
    assert [(said["ResourceType"], said["ActionType"], said["ClientKey"]) for said in (first, second)] == [
        ("CustomFieldValue", "Inserted", client),
        ("CustomFieldValue", "Updated", client),
    ]
    assert first["ClientType"] == "Organization"


def test_a_custom_field_of_a_private_client(application):
    """Is not told, as the client is not."""
    client = application.screens.add_organization("Acme", restriction="Private")
    application.screens.add_custom_field("Industry", "Text", [])
    application.subscribe("CustomField")
    application.screens.set_custom_field(client, "Industry", ["Farming"])

    assert application.wait() == []


def test_a_custom_field_of_a_client_that_goes_at_once(application):
    """Of what kind it was, nobody knows any more."""
    client = application.screens.add_organization("Acme")
    application.screens.add_custom_field("Industry", "Text", [])
    application.subscribe("CustomField")
    application.screens.set_custom_field(client, "Industry", ["Farming"])
    application.screens.delete_client(client)
    (said,) = application.wait()

    assert list(said)[4:] == ["ClientKey"]
    assert said["ClientKey"] == client
