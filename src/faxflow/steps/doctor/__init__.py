"""The check-up: each check looks at one thing and says what is wrong and what to do."""
