"""Sweeps: which calls fail how, what is compared afterwards, and whether a careless integration is found out."""
