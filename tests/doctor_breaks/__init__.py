"""For each check of doctor, how it is well, how it is broken, and what doctor must then say."""
