"""Things of all three systems: what people add, rename, move and delete, said in the same way everywhere."""

from collections.abc import Callable

from features.steps.names import KINDS, client_key, customer_id, job_id, taught, work_item
from sim.conformance.stage import Stage
from sim.conformance.steps import given, when

Act = Callable[[Stage, str], object]
ActWith = Callable[[Stage, str, str], object]


def add_client(stage: Stage, kind: str, name: str, contact_type: str = "Client") -> None:
    """Add a client of this kind to Karbon; 'Private person' is one that not everybody sees."""
    privacy, _, plain = (
        kind.partition(" ") if kind.startswith(("Private ", "Hidden ")) else ("Public", "", kind)
    )
    if taught(KINDS, plain) == "Contact":
        first, _, last = name.rpartition(" ")
        stage.karbon.add_person(first or last, last if first else "", contact_type, privacy)
    elif KINDS[plain] == "ClientGroup":
        stage.karbon.add_client_group(name, [], contact_type, privacy)
    else:
        stage.karbon.add_organization(name, contact_type, privacy)


def permit(stage: Stage, to_see: str) -> None:
    """Karbon's support lets the integration see 'Private clients', or 'Private and Hidden clients'."""
    stage.karbon.grant_app_permission("Private" in to_see, "Hidden" in to_see)


def add_code(stage: Stage, path: str) -> None:
    """Add a job to QuickBooks Time, below the one before the last ' › '."""
    parent, _, leaf = path.rpartition(" › ")
    stage.time.add_job(leaf, job_id(stage, parent) if parent else 0)


def add_customer(stage: Stage, path: str) -> None:
    """Add a customer to QuickBooks, with the customers above it in 'Acme:2026 Tax'."""
    parent = done = ""
    for name in path.split(":"):
        done = f"{done}:{name}" if done else name
        known = next((one["id"] for one in stage.books.customers() if one["path"] == done), "")
        parent = known or stage.books.add_customer(name, parent)


ADDED: dict[str, Act] = {
    "role in Karbon": lambda stage, name: stage.karbon.add_role(name),
    "permission in Karbon": permit,
    "code in QuickBooks Time": add_code,
    "customer in QuickBooks": add_customer,
    "vendor in QuickBooks": lambda stage, name: stage.books.add_vendor(name),
    "employee in QuickBooks": lambda stage, name: stage.books.add_employee(*name.partition(" ")[::2]),
}
DONE: dict[str, Act] = {
    "work completed in Karbon": lambda stage, title: stage.karbon.complete_work(work_item(stage, title)),
    "contact type deleted in Karbon": lambda stage, name: stage.karbon.remove_contact_type(name),
    "role deleted in Karbon": lambda stage, name: stage.karbon.remove_role(name),
    "client deleted in Karbon": lambda stage, name: stage.karbon.delete_client(client_key(stage, name)),
    "code deleted in QuickBooks Time": lambda stage, path: stage.time.delete_job(job_id(stage, path)),
    "code restored in QuickBooks Time": lambda stage, path: stage.time.restore_job(
        job_id(stage, path, active=False)
    ),
    "code hidden in QuickBooks Time": lambda stage, path: stage.time.unassign_job(job_id(stage, path)),
    "code shown in QuickBooks Time": lambda stage, path: stage.time.assign_job_to_all(job_id(stage, path)),
    "field archived in QuickBooks Time": lambda stage, name: stage.time.archive_field(name),
    "field restored in QuickBooks Time": lambda stage, name: stage.time.restore_field(name),
    "field required in QuickBooks Time": lambda stage, name: stage.time.require_field(name, True),
    "add-on installed in QuickBooks Time": lambda stage, name: stage.time.install_addon(name),
    "add-on not installed in QuickBooks Time": lambda stage, name: stage.time.uninstall_addon(name),
    "customer made inactive in QuickBooks": lambda stage, path: stage.books.deactivate_customer(
        customer_id(stage, path)
    ),
    "customer made active in QuickBooks": lambda stage, path: stage.books.reactivate_customer(
        customer_id(stage, f"{path} (deleted)")
    ),
}
DONE_WITH: dict[str, ActWith] = {
    "client renamed to in Karbon": lambda stage, name, new: stage.karbon.rename_client(
        client_key(stage, name), new
    ),
    "client merged into in Karbon": lambda stage, name, survivor: stage.karbon.merge_clients(
        client_key(stage, survivor), client_key(stage, name)
    ),
    "work renamed to in Karbon": lambda stage, title, new: stage.karbon.rename_work(
        work_item(stage, title), new
    ),
    "code renamed to in QuickBooks Time": lambda stage, path, new: stage.time.rename_job(
        job_id(stage, path), new
    ),
    "contact type renamed to in Karbon": lambda stage, name, new: stage.karbon.rename_contact_type(name, new),
    "role renamed to in Karbon": lambda stage, name, new: stage.karbon.rename_role(name, new),
    "field renamed to in QuickBooks Time": lambda stage, name, new: stage.time.rename_field(name, new),
    "customer renamed to in QuickBooks": lambda stage, path, new: stage.books.rename_customer(
        customer_id(stage, path), new
    ),
    "work reassigned to in Karbon": lambda stage, title, client: stage.karbon.reassign_work(
        work_item(stage, title), client_key(stage, client)
    ),
    "code moved to in QuickBooks Time": lambda stage, path, parent: stage.time.move_job(
        job_id(stage, path), job_id(stage, parent)
    ),
    "customer merged into in QuickBooks": lambda stage, path, survivor: stage.books.merge_customers(
        customer_id(stage, survivor), customer_id(stage, path)
    ),
}


@given("a/an {thing} {string} in {system}")
def added(thing: str, name: str, system: str, stage: Stage) -> None:
    """an organization "Birch & Sons" in Karbon"""
    words = f"{thing} in {system}"
    if system == "Karbon" and words not in ADDED:
        add_client(stage, thing, name)
    else:
        taught(ADDED, words)(stage, name)


@when("the {thing} {string} is {done} in {system}")
def is_done(thing: str, name: str, done: str, system: str, stage: Stage) -> None:
    """the code "Acme › 2026 Tax" is deleted in QuickBooks Time"""
    taught(DONE, f"{thing} {done} in {system}")(stage, name)


@when("every code is deleted in QuickBooks Time")
def every_code_deleted(stage: Stage) -> None:
    """every code is deleted in QuickBooks Time"""
    for job in stage.time.jobs():
        if job["active"] and not job["parent_id"]:  # a client's code takes those below it along
            stage.time.delete_job(job["id"])


@when("the {thing} {string} is {done_with} {string} in {system}")
def is_done_with(thing: str, name: str, done_with: str, other: str, system: str, stage: Stage) -> None:
    """the client "Acme" is renamed to "Acme Ltd" in Karbon

    Of two customers that are merged the second one survives, with the jobs and the time of both.
    """
    taught(DONE_WITH, f"{thing} {done_with} in {system}")(stage, name, other)
