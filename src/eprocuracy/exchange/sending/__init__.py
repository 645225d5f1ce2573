"""Sending what lies in the outbox to whoever the installation names as its receivers, and to nobody else."""
