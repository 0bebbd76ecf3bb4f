"""A client of somebody's own, tested against Karbon. README shows this file; a plain folder runs it, too."""

import requests


class MyKarbonClient:
    """A client that knows nothing of Timebridge."""

    def __init__(self, url, bearer, access_key):
        self.url = url
        self.session = requests.Session()
        self.session.headers.update({"Authorization": f"Bearer {bearer}", "AccessKey": access_key})

    def organizations(self):
        answer = self.session.get(f"{self.url}/v3/Organizations", timeout=10)
        answer.raise_for_status()
        return [row["FullName"] for row in answer.json()["value"]]


def test_my_client_lists_clients(karbon):
    """The five lines."""
    karbon.add_organization("Acme")
    client = MyKarbonClient(karbon.url, **karbon.credentials)

    assert client.organizations() == ["Acme"]
