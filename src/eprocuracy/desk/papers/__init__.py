"""What a page shows as a paper to print, to sign or to take along: PDF and Word from the same frozen values as the page."""
