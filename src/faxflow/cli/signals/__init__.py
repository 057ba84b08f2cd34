"""What the end of a run tells others: the dead-man's ping, and the file of metrics."""
