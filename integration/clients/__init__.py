"""One thin client a vendor, over one shared policy for waiting, retrying, limits and errors."""
