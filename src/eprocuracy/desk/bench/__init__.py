"""What is measured, and beside each figure its bare reference from the same run."""
