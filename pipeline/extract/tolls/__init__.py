"""How many: who is counted in a sentence, and what the counts of an incident come to."""
