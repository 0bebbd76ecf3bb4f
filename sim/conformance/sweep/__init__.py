"""A scenario again and again, each time with one call that fails in one way: afterwards the world is the same."""
