"""What shows an auditor that this installation keeps its controls: looked at as it runs, with what was found; it changes nothing."""
