"""Draws of who is given a matter: the list of an office, and one draw with everything it hangs on."""
