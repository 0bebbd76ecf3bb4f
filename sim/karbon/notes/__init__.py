"""Notes on the timelines of clients and work, and the comments on notes."""
