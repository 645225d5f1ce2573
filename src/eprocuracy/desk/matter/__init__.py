"""One matter: its page, its history, the act form, correcting and voiding."""
