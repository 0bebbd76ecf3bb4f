"""Both representations of what the Accounting API takes and answers: JSON, and XML read off the same declarations.

Everything else in this fake speaks of records as JSON values. An answer becomes XML at the last moment, and an XML
request becomes JSON values at the first, so no entity is described a second time.
"""
