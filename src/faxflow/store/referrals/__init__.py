"""Referrals in the store: one noun a file."""
