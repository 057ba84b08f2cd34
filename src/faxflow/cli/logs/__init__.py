"""The log: where its lines go, and how they look."""
