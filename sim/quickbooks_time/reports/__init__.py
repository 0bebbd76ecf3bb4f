"""The six reports: what time they count, how it becomes regular, overtime and leave, and what is said of it."""
