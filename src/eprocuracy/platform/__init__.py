"""Django's ground: database, files, jobs, signing, the kit of pages; it knows no law."""
