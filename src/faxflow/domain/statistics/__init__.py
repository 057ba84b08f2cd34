"""Every figure that a report or a scorecard shows, computed once."""
