"""The board of those who lead: how many, how late, by unit and by person; every number opens its matters."""
