"""What we do: one verb a file, named as its subcommand; each asks for ports, not adapters."""
