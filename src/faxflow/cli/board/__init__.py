"""The board of the queues, live on a terminal."""
