"""My day: what is overdue, due and coming, custody first."""
