"""Microsoft Word as a program of its own: opened for a batch, given a time limit, closed."""
