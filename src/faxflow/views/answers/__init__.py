"""The shapes of answers in JSON, by what they are about; docs/schemas/ is made from them."""
