"""Whether what is told as done is news of a conflict: a small linear model over what the rules read (rule REL-1)."""
