"""What the system found and nobody has decided on: by body and article, and from there to a recommendation."""
