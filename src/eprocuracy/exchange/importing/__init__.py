"""From the rows of a register to acts: what each row proves is recorded through the door, once."""
