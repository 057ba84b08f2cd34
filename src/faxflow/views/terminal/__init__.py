"""Scorecards as text: on a terminal, in a mail, to a screen reader."""
