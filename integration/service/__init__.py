"""The operations over HTTP: many firms, each with a store of its own, and one caller at a time for each.

Only this room knows Flask and waitress; the terminal brings it in when somebody types `timebridge serve`.
"""
