"""Reports as a PDF for a meeting: numbered pages, bookmarks, embedded fonts."""
