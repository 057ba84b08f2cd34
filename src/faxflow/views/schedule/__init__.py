"""A schedule as crontabs, units and answers."""
