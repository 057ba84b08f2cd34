"""LibreOffice: found, kept in check, and made to draw many letters at a time."""
