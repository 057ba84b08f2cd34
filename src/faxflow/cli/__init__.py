"""The door: parses, wires and prints; decides nothing."""
