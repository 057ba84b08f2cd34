"""What is told of runs to those who watch: lines of the log, metrics, pings."""
