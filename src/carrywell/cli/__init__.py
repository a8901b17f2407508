"""The command line: one file per command."""

from carrywell.cli.main import main

__all__ = ["main"]
