"""What a finished letter is checked for before it may be sent."""
