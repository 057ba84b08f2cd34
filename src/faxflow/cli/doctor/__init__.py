"""The command that looks whether all that faxflow needs is there and well."""
