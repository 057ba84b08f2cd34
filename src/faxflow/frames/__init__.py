"""Tables: any report file in, clean rows and rejects out."""
