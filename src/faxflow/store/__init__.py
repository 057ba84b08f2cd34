"""What faxflow remembers: the only SQL, one noun a file."""
