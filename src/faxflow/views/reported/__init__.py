"""Reports laid out in parts, tables and charts, before they become a page or a sheet of paper."""
