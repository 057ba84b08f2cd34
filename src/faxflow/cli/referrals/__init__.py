"""The commands about referrals."""
