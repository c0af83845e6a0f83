-- Question 18. Our counts by province and month beside another data set's, where they disagree most first.
-- It does not say who is right: definitions differ (UCDP needs a death, ACLED does not), and so do sources. Their counts
-- come in with 'conflict-events reference DATASET FILE'; without them there are no rows, and provinces and months that their
-- file does not list are left out. Events of ours of which no number of killed is known (events_toll_unknown) add nothing to
-- our sums; whether theirs is in our band is NULL where they tell no number.
-- :dataset dataset = acled: whose counts
-- :country country = %: ISO 3166-1 alpha-2, or % for all
SELECT r.dataset, p.country, r.admin1_iso, p.admin1_name, p.admin1_pcode, r.month,
       coalesce(o.events, 0) AS events_ours, r.events AS events_theirs, coalesce(o.events, 0) - r.events AS events_more,
       coalesce(o.events_toll_unknown, 0) AS events_toll_unknown, coalesce(o.killed_best, 0) AS killed_ours, r.killed AS killed_theirs,
       coalesce(o.killed_best, 0) - r.killed AS killed_more,
       CASE WHEN r.killed IS NULL THEN NULL
            WHEN r.killed BETWEEN coalesce(o.killed_low, 0) AND coalesce(o.killed_high, 0) THEN 1 ELSE 0 END AS in_our_band
FROM reference_count r
LEFT JOIN provinces p ON p.admin1_iso = r.admin1_iso
LEFT JOIN province_month o ON o.admin1_iso = r.admin1_iso AND o.month = r.month
WHERE r.dataset = :dataset AND (:country = '%' OR p.country LIKE :country)
ORDER BY abs(coalesce(o.killed_best, 0) - coalesce(r.killed, 0)) DESC, abs(coalesce(o.events, 0) - r.events) DESC,
         r.admin1_iso, r.month
