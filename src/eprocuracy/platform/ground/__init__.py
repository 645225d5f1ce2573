"""What the house stands on: the data folder, PostgreSQL, the roles of the database, processes and commands."""
