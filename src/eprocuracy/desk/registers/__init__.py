"""The registers: every matter of a workstream that one may see, filtered, sorted and paged."""
