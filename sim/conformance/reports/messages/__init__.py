"""A run as Cucumber Messages, one JSON object a line, which every tool of the Cucumber world reads."""
