"""A document of our own on its way: drafted, checked, proposed, approved, signed, issued, served."""
