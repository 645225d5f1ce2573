"""What stands beside every proceeding, because each office asks for it daily."""
