"""Plain columns and grouped counts, of which figures are made."""
