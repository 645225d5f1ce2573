"""The act form: made from the declaration of a kind, filled as far as the matter knows, read back into a typed act."""
