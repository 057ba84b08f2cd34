"""How things stand, for those who watch: figures that an index gives, so often are they asked."""
