"""Opening a closed matter in an emergency: the form, who did, and how often."""
