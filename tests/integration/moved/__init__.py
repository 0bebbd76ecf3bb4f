"""A Sync plans over what moved, and nothing that has to be planned is forgotten."""
