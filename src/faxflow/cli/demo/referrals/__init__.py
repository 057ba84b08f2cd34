"""The rehearsed referrals: some days of a practice with real mailboxes and simulated staff."""
