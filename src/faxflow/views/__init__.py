"""Pictures: statistics in; text and data out; no store, no clock."""
