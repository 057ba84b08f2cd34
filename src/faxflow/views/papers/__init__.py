"""Papers that are made from the code: man pages, and the page of exit codes."""
