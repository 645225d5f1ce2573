"""A plausible and reproducible body of acts: fictitious matters and people, recorded through the one door."""
