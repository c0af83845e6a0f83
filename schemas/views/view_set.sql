-- Which program's views these are: where another program opens the warehouse, its owner's views take their place
-- fingerprint: a name that changes with any view
CREATE VIEW view_set AS
SELECT * FROM rows_of(view_set) listed
