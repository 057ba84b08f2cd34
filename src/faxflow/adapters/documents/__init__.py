"""What arrives with a referral, read: text, PDF, scans and Word files as pages of words."""
