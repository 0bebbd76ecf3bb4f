"""python -m integration."""

from integration.cli import main

main()
