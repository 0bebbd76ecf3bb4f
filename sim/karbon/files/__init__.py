"""Files on the timelines of clients and work, kept in the world itself."""
