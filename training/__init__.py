"""How the network that looks at a scan's signs is made; nothing of it runs in a practice."""
