"""Incidents as pages: recorded, told in time to whom the law names, closed with what was learnt."""
