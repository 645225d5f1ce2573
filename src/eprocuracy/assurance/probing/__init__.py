"""What an attacker types into every parameter and hands in at every door, tried in earnest in an installation that is there to be harmed."""
