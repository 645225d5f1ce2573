"""Units, staff, duties, delegations, sign-in, and who may do what."""
