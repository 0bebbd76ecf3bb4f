"""Reads QuickBooks Time with the connector of parsons, as its documentation has it, and prints the rows as JSON.

What to read is the argument: {"method": {"argument": value}}.
"""

import json
import sys

from parsons import QuickBooksTime

connector = QuickBooksTime()  # its token is in QB_AUTH_TOKEN
asked = json.loads(sys.argv[1])
json.dump({name: list(getattr(connector, name)(**more)) for name, more in asked.items()}, sys.stdout)
