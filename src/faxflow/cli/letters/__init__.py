"""Commands about letters: look at a template, draw one, see it as a fax shows it."""
