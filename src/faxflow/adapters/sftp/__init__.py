"""Reports that lie on an SFTP server."""
