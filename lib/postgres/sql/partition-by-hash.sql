-- For many partnerships: every table in parts, by a hash of its partnership. No change for applications, which had
-- better be stopped meanwhile: the tables are locked while their rows are copied.
--
-- Run by the owner of the schema:  psql -v ON_ERROR_STOP=1 -v parts=16 -f partition-by-hash.sql
BEGIN;

SELECT set_config('cspr.parts', :'parts', true);

DO $$
DECLARE
	parts integer := current_setting('cspr.parts');
	relation name;
	member name;
BEGIN
	FOREACH relation IN ARRAY ARRAY['event', 'review', 'duty', 'note', 'document', 'checkpoint', 'outbox'] LOOP
		EXECUTE format('ALTER TABLE cspr.%I NO FORCE ROW LEVEL SECURITY', relation);
		EXECUTE format('ALTER TABLE cspr.%I RENAME TO %I', relation, relation || '_whole');
		EXECUTE format('CREATE TABLE cspr.%I (LIKE cspr.%I INCLUDING ALL) PARTITION BY HASH (partnership)', relation,
			relation || '_whole');
		FOR part IN 0 .. parts - 1 LOOP
			EXECUTE format('CREATE TABLE cspr.%I PARTITION OF cspr.%I FOR VALUES WITH (MODULUS %s, REMAINDER %s)',
				relation || '_' || part, relation, parts, part);
		END LOOP;
		EXECUTE format('INSERT INTO cspr.%I SELECT * FROM cspr.%I', relation, relation || '_whole');
		EXECUTE format('DROP TABLE cspr.%I', relation || '_whole');
		PERFORM cspr.protect(format('cspr.%I', relation)::regclass);
	END LOOP;
	FOR member IN SELECT role FROM cspr.member LOOP
		PERFORM cspr.grant_rights(member);
	END LOOP;
END $$;

COMMIT;
