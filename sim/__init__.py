"""The simulated world: Karbon, QuickBooks Time and QuickBooks, and the harness that judges integrations by them."""
