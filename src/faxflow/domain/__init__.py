"""What is true: pure rules and words, with no I/O, no clock and no logging."""
