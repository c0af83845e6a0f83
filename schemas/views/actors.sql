-- The registry of named groups and forces: the ids of actors, what they are part of, and what others call them
-- actor_id: the registry's id
-- name: the registry's name, in ACLED's manner
-- kind: ACLED inter class
-- country: ISO 3166-1 alpha-2 of the country that it is from; NULL for none in particular
-- relation: part_of, faction_of, branch_of or successor_of another actor
-- related_id: that actor's id
-- movement_id: the actor at the head of what it is part, faction or branch of, else itself
-- movement: the name of that actor, to count a movement by with all its parts
-- since: first day on which it was this; NULL where that is open
-- until: last day on which it was this; NULL where that is open
-- ucdp_id: UCDP's number of the actor, where it is certain
-- wikidata_id: Wikidata's, where it is certain
-- aliases: its other names and spellings, between |
CREATE VIEW actors AS
SELECT actor_id, name, kind, country, relation, related_id, movement_id, movement, day_of(since) AS since,
       day_of(until) AS until, ucdp_id, wikidata_id, aliases
FROM rows_of(actors) listed
