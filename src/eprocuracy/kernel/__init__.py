"""Words, sentences, refusals, citations, moments and actors: what every room speaks with."""
