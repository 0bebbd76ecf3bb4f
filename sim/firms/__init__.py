"""Accounting firms as data: made from a seed or written by hand, and moved into a world."""
