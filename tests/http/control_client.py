"""The control API in process, and a client of it."""

from contextlib import contextmanager

import requests

from sim.apps import apps_by_service
from sim.firms import load
from sim.http.control import House, create_control
from sim.http.inprocess import WorldAdapter
from sim.worlds import Worlds

HOST = "control.test"
TOKEN = "the-token"
ADDRESSES = {
    "karbon": "https://karbon.test",
    "quickbooks_time": "https://time.test/api/v1",
    "quickbooks": "https://books.test",
}


class Control:
    """Speaks to the control API as a test or a person would."""

    def __init__(self, session, url):
        self.session = session
        self.url = url

    def __call__(self, method, path, status=200, **more):
        """What the API answers, which must have this status."""
        answer = self.session.request(method, self.url + path, timeout=30, **more)

        assert answer.status_code == status, answer.text
        return answer.json() if answer.content else None

    def refusal(self, method, path, status, **more):
        """The code and the sentence of a refusal."""
        problem = self(method, path, status, **more)
        assert set(problem) == {"code", "message"}
        assert problem["message"].strip()
        return problem["code"], problem["message"]


@contextmanager
def control_of(worlds, wall=None):
    """The control API of these worlds, whose three services answer in process too."""
    app = create_control(House(worlds, ADDRESSES, load, wall), TOKEN, [HOST])
    hosts = {url.removeprefix("https://").partition("/")[0]: service for service, url in ADDRESSES.items()}
    services = apps_by_service(worlds.directory)
    with requests.Session() as session:
        session.trust_env = False
        session.headers["Authorization"] = f"Bearer {TOKEN}"
        session.mount(
            "https://", WorldAdapter({HOST: app, **{host: services[name] for host, name in hosts.items()}})
        )
        yield Control(session, f"https://{HOST}")


def users_of(session, connection):
    """Karbon's users in a world, by the API of its fake."""
    headers = {"Authorization": f"Bearer {connection['bearer']}", "AccessKey": connection["access_key"]}
    return session.get(f"{connection['base_url']}/v3/Users", headers=headers, timeout=30)


def new_worlds():
    return Worlds()
