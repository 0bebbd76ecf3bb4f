"""Fields that a firm adds to its contacts and organizations, and what is written into them."""
