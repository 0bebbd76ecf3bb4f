"""Time that people track in Karbon itself: entries, the timesheets that they are on, and their approval."""
