"""Articles, and which are copies of which."""

from sqlalchemy import JSON, CheckConstraint, Column, Date, Float, ForeignKey, Index, Integer, String, Table, Text

from schemas import vocabulary as v
from schemas.tables.base import metadata
from schemas.tables.parts import foreign, id_text, listed

article = Table(
    "article",
    metadata,
    Column("article_id", id_text(40), primary_key=True, comment="from source, address and text"),
    foreign("source_id", "source.source_id", "where it comes from"),
    Column(
        "address", Text, nullable=False, comment="what the source calls it: a URL, or a path below the source's root"
    ),
    Column("url", Text, comment="where it can be read"),
    Column("title", Text, comment="headline"),
    Column("outlet", Text, comment="who published it, where the source gathers several publishers"),
    Column("text", Text, nullable=False, comment="plain text; every offset counts its characters"),
    Column("text_sha256", String(64), nullable=False, comment="SHA-256 of the text's UTF-8 bytes"),
    Column("sketch", JSON, nullable=False, comment="MinHash of the text, to know copies by"),
    Column("published_at", Text, comment="as the publisher wrote it, ISO 8601"),
    Column(
        "published_at_origin",
        String(10),
        comment="who says so: list (feed or file that names it), json_ld, meta, time (marked in the page) or found",
    ),
    Column("updated_at", Text, comment="when the publisher last changed it, as it says, ISO 8601"),
    Column("section", Text, comment="the publisher's word for the part of the paper"),
    Column("canonical", Text, comment="the address that the publisher wants it to be called by"),
    Column("genre_hint", String(20), comment="what the publisher files it under, where that is not news"),
    Column("agency", String(40), comment="whose report it is: the wire or first publisher, an id of agencies.csv"),
    Column("agency_words", Text, comment="the words that credit or cite it; NULL where only the publisher is one"),
    Column("response_id", id_text(40), comment="the row of response it was read from; NULL for what was on disk"),
    Column("run_id", id_text(80), ForeignKey("run.run_id"), nullable=False, comment="the run that brought it"),
    listed("published_at_origin", v.DateOrigin),
    listed("genre_hint", v.Genre),
    Index("ix_article_address", "source_id", "address"),
    Index("ix_article_run_id", "run_id", "source_id"),
    comment="Texts as they were read, one row a version",
)

syndication = Table(
    "syndication",
    metadata,
    foreign("article_id", "article.article_id", "the article", primary_key=True),
    Column("cluster_id", id_text(40), nullable=False, comment="the same for all copies of one text: syn_…"),
    foreign(
        "copy_of", "article.article_id", "the older one it is most like; NULL for a cluster's first", nullable=True
    ),
    Column("likeness", Float, comment="share of the shorter text that is in the longer, 1 for the same words"),
    foreign("supersedes", "article.article_id", "the older version of its address that it replaces", nullable=True),
    Column("words_sha256", String(64), nullable=False, comment="SHA-256 of its words in lower case"),
    Column("published_on", Date, comment="the day of publication that it is filed by; NULL where none is known"),
    CheckConstraint("likeness BETWEEN 0 AND 1", name="likeness_share"),
    Index("ix_syndication_cluster_id", "cluster_id"),
    Index("ix_syndication_supersedes", "supersedes"),
    comment="Copies and versions: which articles are one text, edited or not, and which take another's place",
)

sketch_key = Table(
    "sketch_key",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=False, comment="a small hash of a sketch, halved"),
    foreign("article_id", "article.article_id", "the article that has it", primary_key=True),
    Column("published_on", Date, comment="its day of publication; NULL where none is known"),
    Index("ix_sketch_key_day", "key", "published_on"),
    comment="By what copies are looked up, among articles of the same 30 days",
)
