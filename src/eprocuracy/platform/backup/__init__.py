"""Nothing lost: copies of the database by PostgreSQL's own tools and of the stored files, sealed, and brought back to any moment."""
