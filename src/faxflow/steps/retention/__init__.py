"""What `prune` removes, one kind a file."""
