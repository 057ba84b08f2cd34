"""Reports as one HTML page that stands alone: no script, no link outside, no font, no picture."""
