"""What the gazetteer costs: opening it, looking up names and points, memory, and two processes on one file.

Run as ``.venv/bin/python bench/geocode.py``; prints a table. Times are those
of the processor, so that they hold on a busy machine too.
"""

import multiprocessing
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from itertools import product
from pathlib import Path
from statistics import mean, median

from geopy.point import Point

from pipeline.locate import Gazetteer
from pipeline.locate.geocoder import GazetteerGeocoder
from pipeline.settings import read_settings

NAMES = (
    "Herat", "Kandahar city", "Achin, Nangarhar", "Nimroz province", "Paris, Texas", "Gaza, Mozambique", "Spin Boldak",
    "Miran Shah", "Torkham", "Bakhmut", "Maiduguri", "Deir ez-Zor", "Donetsk", "Lashkar Gah", "Quetta",
)  # fmt: skip
POINTS = ((34.35, 62.20), (31.61, 65.71), (33.00, 70.07), (48.59, 38.00), (11.85, 13.16), (15.35, 44.21))
ROUNDS = 200


def main() -> None:
    """Measure and print."""
    path = read_settings().gazetteer
    alone = _alone_mb(path)  # first, since a child is counted with what its parent had taken
    opening = median(_milliseconds(lambda: Gazetteer.open(path).look_up("Herat")) for _ in range(20))
    geocoder = GazetteerGeocoder(path)
    known, new = _names(path, geocoder)
    first = [_microseconds(partial(geocoder.geocode, name), 1) for name in new]
    again = median(_microseconds(partial(geocoder.geocode, name), ROUNDS) for name in NAMES)
    points = [Point(*point) for point in POINTS]
    for point in points:
        geocoder.reverse(point)
    reverse = median(_microseconds(partial(geocoder.reverse, point), ROUNDS) for point in points)
    rows = [
        ("open and first look-up", f"{opening:.1f} ms"),
        (f"geocode(), {len(new)} names for the first time, after {known} others: mean", f"{mean(first):.0f} µs"),
        ("the same, median", f"{median(first):.0f} µs"),
        ("geocode(), names seen before", f"{again:.0f} µs"),
        ("reverse(), areas seen before", f"{reverse:.0f} µs"),
        ("resident memory of this process", f"{_resident_mb():.0f} MB"),
        ("resident memory of a process that opens and looks up", f"{alone:.0f} MB"),
        ("two processes on one file agree", str(_agree(path))),
        ("file", f"{path.stat().st_size / 1e6:.0f} MB"),
    ]
    for what, figure in rows:
        print(f"{what:55} {figure}")


def _names(path: Path, geocoder: GazetteerGeocoder) -> tuple[int, list[str]]:
    """Return names of towns all over the gazetteer, in no order; a tenth of them is asked for beforehand."""
    ground = Gazetteer.open(path).ground
    spots = product(range(-54, 70, 2), range(-180, 180, 2))
    towns = (next(ground.around(lat, lon, 0.4), None) for lat, lon in spots)
    names = sorted({town.name for town in towns if town is not None}, key=lambda name: sha256(name.encode()).digest())
    known = len(names) // 10
    for name in names[:known]:
        geocoder.geocode(name)
    return known, names[known:]


def _milliseconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return 1e3 * (time.process_time() - begun)


def _microseconds(work: Callable[[], object], rounds: int) -> float:
    begun = time.process_time()
    for _ in range(rounds):
        work()
    return 1e6 * (time.process_time() - begun) / rounds


def _resident_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _alone_mb(path: Path) -> float:
    code = (
        "import resource, sys; from pathlib import Path; from pipeline.locate import Gazetteer;"
        "g = Gazetteer.open(Path(sys.argv[1])); g.look_up('Herat'); g.ground.holding(34.35, 62.20);"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    return float(done.stdout)


def _agree(path: Path) -> bool:
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        one, other = pool.map(_look_all_up, [path, path])
    return one == other


def _look_all_up(path: Path) -> list[str]:
    geocoder = GazetteerGeocoder(path)
    return [geocoder.geocode(name).address for name in NAMES]


if __name__ == "__main__":
    main()
