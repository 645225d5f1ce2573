"""What a procurator keeps for himself and an office organises, as pages."""
