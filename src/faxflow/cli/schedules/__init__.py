"""What the commands of the schedule do."""
