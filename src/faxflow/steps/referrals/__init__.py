"""What is done with referrals: one verb a file."""
