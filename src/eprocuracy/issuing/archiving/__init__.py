"""What becomes of a supervision file when its matter has ended: closed with its contents, handed over to the archive."""
