"""What it costs to hold a batch to Great Expectations' suites and to write its pages, by how many articles it has.

    python bench/checking.py 1 50 500

Invented articles, a fifth of whose sentences tell of violence, are read, coded and located once; then they are checked
five times, after a first time in which Great Expectations and its templates are loaded. Shown is the least processor
time of the five.
"""

import argparse
import json
import tempfile
from pathlib import Path

from measuring import measure
from texts import write_articles

from pipeline.runs.steps import Handover, Workshop
from pipeline.settings import Settings, read_settings
from pipeline.sources import files_source

ROUNDS = 5


def located(folder: Path, articles: int) -> tuple[Workshop, Handover]:
    """Return the batch of so many articles as it comes to be checked, and who checks it."""
    file = folder / "articles.jsonl"
    file.write_text("\n".join(map(json.dumps, write_articles(articles, conflict=0.2))), encoding="utf-8")
    source = files_source((str(file),))
    (folder / "gazetteer.sqlite").symlink_to(read_settings().gazetteer.absolute())
    url = f"sqlite:///{folder / 'warehouse.sqlite'}"
    workshop = Workshop(Settings(home=folder, warehouse_url=url, sources_file=folder / "sources.yaml"), (source,))
    return workshop, workshop.locate(workshop.extract(workshop.fetch(source.id)))


def main() -> None:
    """Print a row for each number of articles."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("articles", type=int, nargs="+")
    print("| articles | CPU s |\n|---:|---:|")
    for articles in arguments.parse_args().articles:
        with tempfile.TemporaryDirectory() as folder:
            workshop, batch = located(Path(folder), articles)
            costs = [measure(lambda: workshop.check(batch))[1].cpu for _ in range(1 + ROUNDS)]  # noqa: B023 - used here
            print(f"| {articles:,} | {min(costs[1:]):.2f} |")


if __name__ == "__main__":
    main()
