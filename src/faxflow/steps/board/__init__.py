"""The board: all queues read at one moment, and what can be done from there."""
