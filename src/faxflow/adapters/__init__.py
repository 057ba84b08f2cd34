"""The outside: one foreign library a file, which translates and holds no rules."""
