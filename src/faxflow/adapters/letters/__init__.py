"""The practice's Word template, filled and turned into checked PDF letters."""
