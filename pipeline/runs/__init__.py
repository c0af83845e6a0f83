"""The steps of a run and all that calls them: batches, the command line's run, the scheduler's tasks, archives."""
