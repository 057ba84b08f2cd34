"""Files of people for matching: a table comes in, columns of texts go out."""
