"""Tokens for mail servers that take no password: Microsoft's and Google's."""
