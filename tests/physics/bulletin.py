"""A service that tells its readers of lines, each alone or a bundle of them, as another vendor's webhooks would."""

from types import SimpleNamespace

import msgspec

from sim.physics.news import Answer, Listener, Message, News
from sim.physics.universe import Universe

URL = "https://reader.example/"


class Line(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Something that was written."""

    id: int
    text: str


class Bulletin:
    """Whoever reads hears of a line after `wait_s`, in bundles of one key or of everything."""

    service = "bulletin"

    def __init__(self, *, wait_s=10, settles=True, bundled=False, waits=(10, 20, 30), readers=(URL,)):
        self.wait_s = wait_s
        self.settles = settles
        self.bundled = bundled
        self.waits = waits
        self.readers = readers

    def listeners(self):
        return [Listener(self.service, url, url, signed=True) for url in self.readers]

    def hear(self, number, change):
        for url in self.readers:
            key = "all" if self.bundled else str(change.id)
            yield News(url, key, f"{number}:{change.id}", self.wait_s, self.settles)

    def fold(self, facts, fact):
        return (*facts, fact) if self.bundled else (fact,)

    def compose(self, delivery, *, forged):
        if delivery.channel not in self.readers:
            return None
        body = ",".join(delivery.facts).encode()
        return Message(delivery.channel, (("By", "somebody" if forged else "bulletin"),), body, 5)

    def takes(self, status):
        return status == 200

    def after_failure(self, delivery):
        return self.waits[delivery.failures - 1] if delivery.failures <= len(self.waits) else None


def make_office(**how):
    """A universe with a table of lines and a bulletin of it; `out` is what went out, when, by whom."""
    universe = Universe(seed=7)
    office = SimpleNamespace(
        universe=universe,
        clock=universe.clock,
        deliveries=universe.deliveries,
        lines=universe.table("lines", key=lambda line: line.id),
        bulletin=Bulletin(**how),
        out=[],
        status=200,
    )
    start = universe.clock.now()

    def post(message):
        seconds = (universe.clock.now() - start).total_seconds()
        office.out.append((seconds, message.body.decode(), dict(message.headers)["By"]))
        return Answer(office.status)

    def write(number, text="text"):
        office.lines.put(Line(id=number, text=text))

    office.write = write
    universe.deliveries.post = post
    universe.deliveries.join(office.bulletin)
    return office
