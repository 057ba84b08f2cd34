"""How things stand, as figures for those who watch from outside."""
