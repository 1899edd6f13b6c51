"""The command line: a contract, see docs/reference/commands.md."""
