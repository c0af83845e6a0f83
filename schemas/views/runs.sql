-- What each run did and brought, the newest first by load_no
-- seconds: how long it took
-- sources: sources that it read
-- sources_stopped: those of them that were stopped; run_source says why
-- articles: articles that it coded, new or again
-- reports: reports that it found in them
-- events_new: events that it knew first
-- events_changed: events that it gave a new version
-- reports_merged: its reports that joined or changed an event, not beginning one by themselves
-- set_aside: records that it set aside; the view quarantine says why
CREATE VIEW runs AS
WITH read AS (
  SELECT run_id, count(*) AS sources, sum(CASE WHEN failure IS NULL THEN 0 ELSE 1 END) AS sources_stopped
  FROM run_source GROUP BY run_id
), coded AS (
  SELECT run_id, count(*) AS articles FROM coding GROUP BY run_id
), found AS (
  SELECT c.run_id, count(*) AS reports FROM report t JOIN coding c ON c.coding_id = t.coding_id GROUP BY c.run_id
), believed AS (
  SELECT run_id, sum(CASE WHEN version_no = 1 THEN 1 ELSE 0 END) AS events_new,
         sum(CASE WHEN version_no > 1 THEN 1 ELSE 0 END) AS events_changed
  FROM event_version GROUP BY run_id
), aside AS (
  SELECT run_id, count(*) AS set_aside FROM reject GROUP BY run_id
)
SELECT r.load_no, r.run_id, r.trigger, r.status, r.started_at, r.finished_at,
       epoch_of(r.finished_at) - epoch_of(r.started_at) AS seconds,
       coalesce(s.sources, 0) AS sources, coalesce(s.sources_stopped, 0) AS sources_stopped,
       coalesce(c.articles, 0) AS articles, coalesce(f.reports, 0) AS reports,
       coalesce(b.events_new, 0) AS events_new, coalesce(b.events_changed, 0) AS events_changed,
       CASE WHEN coalesce(f.reports, 0) > coalesce(b.events_new, 0)
            THEN coalesce(f.reports, 0) - coalesce(b.events_new, 0) ELSE 0 END AS reports_merged,
       coalesce(a.set_aside, 0) AS set_aside, r.coder_version, r.gazetteer_version
FROM run r
LEFT JOIN read s ON s.run_id = r.run_id
LEFT JOIN coded c ON c.run_id = r.run_id
LEFT JOIN found f ON f.run_id = r.run_id
LEFT JOIN believed b ON b.run_id = r.run_id
LEFT JOIN aside a ON a.run_id = r.run_id
