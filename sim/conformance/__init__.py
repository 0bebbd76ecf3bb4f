"""Conformance: the features, run against anybody's integration, counted, and judged.

A step module imports `steps`, `stage` and `expect`. `suite` is what is written, `audit` what is wrong with it, `run`
runs it under pytest (`plugin` is the wiring), `staging` sets the stage, `subject` reaches the integration under test,
`explain` tells a failure, `verdict` judges, `reports` shows, and `commands` are the verbs of the terminal.
"""
