"""The practice's portal behind a real browser: a recorded walk, replayed with Selenium."""
