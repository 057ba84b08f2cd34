"""A day of invented referrals as they reach a practice, and what each of them should become."""
