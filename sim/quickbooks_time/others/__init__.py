"""The rest of the route table: small resources that are declared, with one engine for their verbs.

A resource is its fields, its filters and its rules (`declaration.py`); the verbs follow from it (`engine.py`). One
module a family. What they keep lies in `tables.py`, how it is written in `rows.py`.
"""
