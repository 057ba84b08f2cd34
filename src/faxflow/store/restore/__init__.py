"""Puts a backup in the place of a store."""
