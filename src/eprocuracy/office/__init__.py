"""What a procurator keeps beside the proceedings, and what an office organises: notes, pinned lists, duty, leave, contacts, letters."""
