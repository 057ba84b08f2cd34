"""Reports that a web server gives without a browser."""
