"""The practice's own day, rehearsed: its files and settings, the simulator's servers and clock."""
