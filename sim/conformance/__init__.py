"""Conformance: the features, run against anybody's integration, counted, and judged.

`requirements` knows what the catalogue asks, `steps` is what a step module imports, `plugin` is the pytest plugin,
`verdict` judges, and `conform` is the command.
"""
