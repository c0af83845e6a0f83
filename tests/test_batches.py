"""A batch is whole or absent, and named by what it holds."""

from pathlib import Path

import pytest

from pipeline.runs.batches import BatchError, BatchStore
from schemas.records import Article
from schemas.vocabulary import Stage


def article(name: str) -> Article:
    return Article(article_id=f"art_{name}", source_id="s", address=name, text="Text.")


def test_a_batch_comes_back_as_it_was_written(tmp_path: Path) -> None:
    store = BatchStore(tmp_path)
    ref = store.write(Stage.FETCH, "s", [article("a"), article("b")])
    assert list(store.read(ref, Article)) == [article("a"), article("b")]
    assert ref.count == 2


def test_the_same_records_get_the_same_name(tmp_path: Path) -> None:
    store = BatchStore(tmp_path)
    assert store.write(Stage.FETCH, "s", [article("a")]) == store.write(Stage.FETCH, "s", [article("a")])
    assert len(list(tmp_path.iterdir())) == 1


def test_a_failed_write_leaves_nothing(tmp_path: Path) -> None:
    def records() -> object:
        yield article("a")
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 - our own
        BatchStore(tmp_path).write(Stage.FETCH, "s", records())  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_a_line_that_is_no_record_names_file_and_line(tmp_path: Path) -> None:
    store = BatchStore(tmp_path)
    ref = store.write(Stage.FETCH, "s", [article("a"), {"no": "article"}])
    with pytest.raises(BatchError, match=r"fetch-s-.*, line 2"):
        list(store.read(ref, Article))


def test_a_missing_batch_says_which_step_to_run(tmp_path: Path) -> None:
    store = BatchStore(tmp_path)
    ref = store.write(Stage.FETCH, "s", [])
    (tmp_path / ref.name).unlink()
    with pytest.raises(BatchError, match="run the fetch step"):
        list(store.read(ref, Article))
