"""The UI kit: look, layout, components and the two languages of every page."""
