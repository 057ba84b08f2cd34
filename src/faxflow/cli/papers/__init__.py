"""Papers and completions that are made from the commands."""
