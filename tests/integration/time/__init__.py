"""Time between Karbon and QuickBooks Time."""
