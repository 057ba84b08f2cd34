"""Setting up: what a configuration says, what is wrong with it, and a first one."""
