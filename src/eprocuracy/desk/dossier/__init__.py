"""What an installation must be able to lay before whoever assesses it: its personal data and the papers drawn from how it runs."""
