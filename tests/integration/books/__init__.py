"""Time on its way from QuickBooks Time to QuickBooks."""
