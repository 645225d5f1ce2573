"""e-Procuracy: the platform on which a people's procuracy does its work."""
