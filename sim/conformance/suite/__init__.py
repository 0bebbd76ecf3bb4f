"""What is written: the catalogue of requirements, the features as the official parser reads them, and the sentences."""
