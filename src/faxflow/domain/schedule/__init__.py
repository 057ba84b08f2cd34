"""What runs when, by whom, in which cage; and what of it a machine has installed."""
