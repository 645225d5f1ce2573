"""The second wall: the database itself shows whoever asks only the rows of what they may see."""
