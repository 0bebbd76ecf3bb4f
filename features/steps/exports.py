"""Export Synced Items: how clients, work and users are mapped."""

from features.steps.names import cells
from sim.conformance.expect import expect, expect_rows
from sim.conformance.stage import Stage
from sim.conformance.steps import then

NAME = "Karbon name"


@then("the export contains these rows:")
def contains(datatable: list[list[str]], stage: Stage) -> None:
    """the export contains these rows:

    | Karbon name | code path | reason             |
    | Acme        | Acme      |                    |
    | Paper Mill  |           | CONTACT_NOT_SYNCED |
    """
    columns, *rows = datatable
    wanted = {row[columns.index(NAME)] for row in rows}
    found = [row for row in stage.shown("items") if row.get(NAME) in wanted]
    expect_rows("the rows of the export", cells(found, columns), rows, tuple(columns))


@then("the export does not mention {string}")
def does_not_mention(text: str, stage: Stage) -> None:
    """the export does not mention "Quiet Trust" """
    found = [row for row in stage.shown("items") if text in str(row)]
    expect(f"the rows of the export that mention “{text}”", found, [])
