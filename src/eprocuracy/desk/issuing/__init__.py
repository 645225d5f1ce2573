"""Documents of ours on their way: drafting, proposing, deciding, signing, serving."""
