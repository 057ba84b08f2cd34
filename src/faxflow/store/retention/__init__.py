"""What may be removed, and its removal: names go; ids, counts, hashes and history stay."""
