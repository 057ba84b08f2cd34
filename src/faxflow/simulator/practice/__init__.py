"""The rehearsal's practice: its template, mapping, recording and site."""
