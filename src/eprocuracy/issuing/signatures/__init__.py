"""Signatures of our own papers, and the checking of anyone's: PAdES by pyHanko, with keys in files, tokens and HSM."""
