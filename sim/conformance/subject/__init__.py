"""The integration under test: the port that steps speak to, and the ways to reach whoever implements it."""
