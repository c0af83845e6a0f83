"""What was done: the words that tell of acts, in which sense, where, and of what type."""
