"""Referrals as people read them."""
