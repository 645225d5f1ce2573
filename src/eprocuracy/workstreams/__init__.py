"""One folder per khâu công tác: what its acts are and what they add up to. The modules here are what all of them share."""
