"""The board of the queues as lines of text and as data."""
