"""Who may do what with a matter, and why."""
