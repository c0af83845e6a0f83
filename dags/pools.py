"""Pools: how much of what Airflow does at once."""

LOADING = "conflict_events_loading"
"""The pool of one slot in which the warehouse is written: runs never interleave."""
FETCHING = "conflict_events_fetching"
"""The pool that bounds how many hosts are asked at once."""
POOLS = {
    LOADING: (1, "one writer of the warehouse at a time"),
    FETCHING: (4, "groups of hosts that are read side by side"),
}


def make_pools() -> None:
    """Make the pools that are missing in Airflow's database, and leave those that someone has changed."""
    from airflow.models.pool import Pool
    from airflow.utils.session import create_session

    with create_session() as session:
        for name, (slots, description) in POOLS.items():
            if Pool.get_pool(name, session=session) is None:
                session.add(Pool(pool=name, slots=slots, description=description, include_deferred=False))
