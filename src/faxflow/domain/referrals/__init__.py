"""What is true of referrals: their fields, their clock, who may do what."""
