"""Charts that do not mislead: one geometry for the page, the printed report and the terminal."""
