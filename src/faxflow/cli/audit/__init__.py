"""What the commands of the history do."""
