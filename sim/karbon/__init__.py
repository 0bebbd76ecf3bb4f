"""Karbon as its public API v3 shows it: users, clients, work and their budgets."""

HOSTS = ("api.karbonhq.com",)
