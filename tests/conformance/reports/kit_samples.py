"""The samples of Cucumber's compatibility kit: those our harness runs, with their steps, and those it refuses."""

COUNTING = """
@given("I have {int} cukes in my belly")
def _(count): assert count == 42
"""
ORDERS = """
@given("an order for {string}")
def _(what): assert what
"""
OUTCOME = """
@when("an action")
def _(): pass

@then("an outcome")
def _(): pass
"""

RUN = {
    "minimal": COUNTING,
    "backgrounds": ORDERS + OUTCOME,
    "rules-backgrounds": ORDERS + OUTCOME,
    "multiple-features": ORDERS,
    "cdata": """
@given("I have {int} <![CDATA[cukes]]> in my belly")
def _(count): assert count == 42
""",
    "data-tables": """
@when("the following table is transposed:", target_fixture="turned")
def _(datatable): return [list(row) for row in zip(*datatable)]

@then("it should be:")
def _(turned, datatable): assert turned == datatable
""",
    "data-tables-with-expression": """
@given("a {string} with a table")
def _(what, datatable): assert (what, datatable) == ("Cucumber", [["Species", "Cucumis sativus"]])
""",
    "doc-strings": """
@given("a doc string:")
def _(docstring): assert docstring
""",
    "doc-strings-with-expression": """
@given("a {string} with a doc string:")
def _(what, docstring): assert (what, docstring) == ("Cucumber", "Cucumis sativus")
""",
    "examples-tables": """
@given("there are {int} cucumbers", target_fixture="cucumbers")
def _(count): return [count]

@given("there are {int} friends", target_fixture="friends")
def _(count): return count

@when("I eat {int} cucumbers")
def _(count, cucumbers): cucumbers[0] -= count

@then("I should have {int} cucumbers")
def _(count, cucumbers): assert cucumbers == [count]

@then("each person can eat {int} cucumbers")
def _(count, cucumbers, friends): assert cucumbers[0] // (1 + friends) == count
""",
    "parameter-types": """
@parameter_type(name="flight", regexp="([A-Z]{3})-([A-Z]{3})")
def flight(start, end): return (start, end)

@given("{flight} has been delayed")
def _(flight): assert flight == ("LHR", "CDG")
""",
    "rules": """
@given("the customer has {int} cents", target_fixture="sale")
def _(cents): return {"money": cents, "stock": []}

@given("there are chocolate bars in stock")
def _(sale): sale["stock"] = ["Mars"]

@given("there are no chocolate bars in stock")
def _(sale): sale["stock"] = []

@when("the customer tries to buy a {int} cent chocolate bar")
def _(price, sale): sale["sold"] = bool(sale["stock"]) and sale["money"] >= price

@then("the sale should not happen")
def _(sale): assert not sale["sold"]

@then("the sale should happen")
def _(sale): assert sale["sold"]
""",
    "stack-traces": """
@when("a step throws an exception")
def _(): raise RuntimeError("BOOM")
""",
}

PENDING = "nothing is pending here: a sentence has a definition that works, or the run does not begin"
UNDEFINED = "a sentence nobody defined is a finding, and nothing runs"
AMBIGUOUS = "two definitions for one sentence are a finding, and nothing runs"
SKIPPED = "a scenario that skips has not run, so there is no verdict and never success"
HOOKS = "what surrounds a scenario is a fixture; there are no hooks to write"
ATTACHED = "steps attach nothing; the story of a failure is attached for them"
RETRY = "nothing is tried twice: what passes the second time has failed"

REFUSED = {
    "all-statuses": UNDEFINED,
    "ambiguous": AMBIGUOUS,
    "attachments": ATTACHED,
    "data-tables-doc-strings": "a sentence takes a table or a text under it, not both",
    "empty": "a scenario without steps is a finding, and nothing runs",
    "examples-tables-attachment": ATTACHED,
    "examples-tables-undefined": UNDEFINED,
    "examples-tables-undefined-multiple": UNDEFINED,
    "failedish-combinations": UNDEFINED,
    "global-hooks": HOOKS,
    "global-hooks-afterall-error": HOOKS,
    "global-hooks-attachments": HOOKS,
    "global-hooks-beforeall-error": HOOKS,
    "hooks": HOOKS,
    "hooks-attachment": HOOKS,
    "hooks-conditional": HOOKS,
    "hooks-named": HOOKS,
    "hooks-skipped": HOOKS,
    "hooks-undefined": HOOKS,
    "markdown": "features are Gherkin; Markdown is not read",
    "multiple-features-reversed": "the order of a run is the order in which the features are written",
    "pending": PENDING,
    "pending-exception": PENDING,
    "regular-expression": "sentences are Cucumber Expressions, which editors complete and check",
    "retry": RETRY,
    "retry-ambiguous": AMBIGUOUS,
    "retry-pending": PENDING,
    "retry-undefined": UNDEFINED,
    "skipped": SKIPPED,
    "skipped-exception": SKIPPED,
    "skipped-failing-hook": HOOKS,
    "test-run-exception": "a run that breaks has no verdict, and says so in words",
    "undefined": UNDEFINED,
    "undefined-multiple": UNDEFINED,
    "unknown-parameter-type": "a definition with an unknown parameter type is a finding, and nothing runs",
    "unused-steps": "a definition that no feature uses is a finding, and nothing runs",
}
