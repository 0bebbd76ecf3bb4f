"""A small world to try physics on: a table of jobs with three indexes."""

import msgspec


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """A record like those of the vendors: an id, something to filter by, something to sort by."""

    id: int
    parent: int = 0
    name: str = ""
    archived: bool = False


INDEXES = {
    "parent": lambda job: (job.parent, job.name),
    "name": lambda job: (job.name,),
    "open": lambda job: None if job.archived else (job.parent,),
}


def jobs_of(universe):
    return universe.table("jobs", key=lambda job: job.id, indexes=INDEXES)
