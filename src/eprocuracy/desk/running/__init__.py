"""What the administrator of the system looks after: what waits to leave the house, and work in the background that failed."""
