"""The commands that report: how a day goes, and how well it goes over weeks."""
