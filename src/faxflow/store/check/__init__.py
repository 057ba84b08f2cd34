"""Whether a store keeps its promises: every rule, and the walks that look for what breaks one."""
