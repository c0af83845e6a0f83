-- Question 24. People's decisions that overruled the program, by month, kind, field and the version of the coding rules.
-- It does not say how often the program was right: people look at what is doubtful. A decision "same" that the program
-- had made too is counted all the same.
-- :from day = 0001-01-01: decided from this day on
-- :to day = 9999-12-31: until this day
SELECT substr(CAST(j.decided_at AS TEXT), 1, 7) AS month, j.kind, j.field, c.coder_version, count(*) AS decisions,
       count(DISTINCT j.decided_by) AS people
FROM judgement j
JOIN report r ON r.report_id = j.report_id
JOIN coding c ON c.coding_id = r.coding_id
WHERE substr(CAST(j.decided_at AS TEXT), 1, 10) BETWEEN :from AND :to
GROUP BY substr(CAST(j.decided_at AS TEXT), 1, 7), j.kind, j.field, c.coder_version
ORDER BY month, j.kind, j.field NULLS LAST, c.coder_version
