"""What the simulated world is made of: time, chance, records, their history. No HTTP and no vendor in here."""
