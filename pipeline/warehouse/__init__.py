"""The warehouse: opening it, writing it in one transaction a run, and reading what the steps and people ask."""
