"""What comes in from outside and goes out: Excel registers, the API, partner messages."""
