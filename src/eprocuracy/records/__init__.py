"""The register of acts: the one door by which acts are recorded, and everything that is computed from them."""
