"""What comes in, before it is a referral: its parts, its sender, what makes it the same thing."""
