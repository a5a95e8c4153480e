-- Version 1: the record, its portfolio, and who may see which of it.
--
-- Run by the owner of the schema, who is not the application:  psql -v ON_ERROR_STOP=1 -f 001-record.sql
-- It is one transaction. Then:  SELECT cspr.admit('bury_app', 'bury');  for each role that an application connects as.
--
-- What must stay true: each table begins its keys with partnership, has no key across partnerships and no foreign key,
-- so that it can be partitioned by partnership, and a key that replication can go by; a role sees and writes only rows of
-- the partnership that the owner admitted it to, and no statistic of the planner tells it of others.
BEGIN;

CREATE SCHEMA cspr;

CREATE TABLE cspr.version (
	only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
	version integer NOT NULL
);
INSERT INTO cspr.version (version) VALUES (1);

-- Only the owner reads and writes these two.
CREATE TABLE cspr.partnership (
	partnership text COLLATE "C" PRIMARY KEY CHECK (partnership ~ '^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$')
);
CREATE TABLE cspr.member (
	role name PRIMARY KEY,
	partnership text COLLATE "C" NOT NULL
);

-- The partnership of who asks, and nothing else of the two tables above; no row for a role that was not admitted: it sees
-- nothing and writes nothing. A view has the rights of its owner, and the current_user of who asks. It becomes a part of
-- each query's plan, where a function with its owner's rights would cost as much as the rest of a small query.
CREATE VIEW cspr.own WITH (security_barrier) AS
	SELECT partnership FROM cspr.member WHERE role = current_user;
CREATE FUNCTION cspr.current_partnership() RETURNS text LANGUAGE sql STABLE PARALLEL RESTRICTED AS
	'SELECT partnership FROM cspr.own';

CREATE TABLE cspr.event (
	partnership text COLLATE "C" NOT NULL DEFAULT cspr.current_partnership(),
	review text COLLATE "C" NOT NULL,
	number bigint NOT NULL CHECK (number > 0),
	leaf bytea NOT NULL CHECK (octet_length(leaf) = 32),
	line text COLLATE "C" NOT NULL,
	PRIMARY KEY (partnership, review, number)
);

CREATE TABLE cspr.review (
	partnership text COLLATE "C" NOT NULL DEFAULT cspr.current_partnership(),
	review text COLLATE "C" NOT NULL,
	edition text COLLATE "C" NOT NULL,
	state text COLLATE "C" NOT NULL,
	phase text COLLATE "C" NOT NULL,
	events bigint NOT NULL,
	breaches bigint NOT NULL,
	opened_first date,
	opened_last date,
	recorded bigint NOT NULL, -- nanoseconds since 1970, as a timestamp could not keep them
	root bytea NOT NULL CHECK (octet_length(root) = 32),
	PRIMARY KEY (partnership, review)
);
CREATE INDEX review_by_phase ON cspr.review (partnership, phase, review);

CREATE TABLE cspr.duty (
	partnership text COLLATE "C" NOT NULL DEFAULT cspr.current_partnership(),
	review text COLLATE "C" NOT NULL,
	duty text COLLATE "C" NOT NULL,
	about text COLLATE "C" NOT NULL,
	force text COLLATE "C" NOT NULL,
	standing text COLLATE "C" NOT NULL,
	standing_between text COLLATE "C" NOT NULL,
	standing_after text COLLATE "C" NOT NULL,
	open boolean NOT NULL,
	since_first date,
	since_last date,
	due_first date,
	due_last date,
	met_first date,
	met_last date,
	days_late integer NOT NULL,
	PRIMARY KEY (partnership, review, duty, about)
);
CREATE INDEX duty_by_due ON cspr.duty (partnership, due_last, review, duty, about) WHERE open AND due_last IS NOT NULL;

-- What is erased is to be gone from the pages soon, not when enough has gathered.
CREATE TABLE cspr.note (
	partnership text COLLATE "C" NOT NULL DEFAULT cspr.current_partnership(),
	review text COLLATE "C" NOT NULL,
	number bigint NOT NULL,
	salt bytea NOT NULL CHECK (octet_length(salt) = 32),
	text bytea NOT NULL, -- UTF-8, as it was digested
	PRIMARY KEY (partnership, review, number)
) WITH (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);

CREATE TABLE cspr.document (
	partnership text COLLATE "C" NOT NULL DEFAULT cspr.current_partnership(),
	digest bytea NOT NULL CHECK (octet_length(digest) = 32),
	bytes bytea NOT NULL,
	PRIMARY KEY (partnership, digest)
);

CREATE TABLE cspr.checkpoint (
	partnership text COLLATE "C" NOT NULL DEFAULT cspr.current_partnership(),
	review text COLLATE "C" NOT NULL,
	events bigint NOT NULL,
	text text COLLATE "C" NOT NULL,
	PRIMARY KEY (partnership, review, events)
);

-- Has a review so many events, one at least? If so nobody else can add to it until the transaction ends.
CREATE FUNCTION cspr.expect(partnership text, review text, expected bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	PERFORM FROM cspr.review r WHERE r.partnership = $1 AND r.review = $2 AND r.events = $3 FOR UPDATE;
	IF NOT FOUND THEN
		RAISE unique_violation USING MESSAGE = 'the review has another number of events';
	END IF;
END $$;

-- The same, of a review that was changed if it was so.
CREATE FUNCTION cspr.expect(changed bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	IF changed = 0 THEN
		RAISE unique_violation USING MESSAGE = 'the review has another number of events';
	END IF;
END $$;

-- Shuts a table to all but its partnership. The planner keeps no statistics of it: with them, EXPLAIN would tell
-- anybody how many rows there are of a value that is somebody else's.
CREATE FUNCTION cspr.protect(relation regclass) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	column_name name;
BEGIN
	EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', relation);
	EXECUTE format('CREATE POLICY own ON %s USING (partnership = (SELECT own.partnership FROM cspr.own))'
		' WITH CHECK (partnership = (SELECT own.partnership FROM cspr.own))', relation);
	FOR column_name IN SELECT attname FROM pg_attribute WHERE attrelid = relation AND attnum > 0 AND NOT attisdropped LOOP
		EXECUTE format('ALTER TABLE %s ALTER COLUMN %I SET STATISTICS 0', relation, column_name);
	END LOOP;
END $$;
SELECT cspr.protect(relation) FROM unnest(ARRAY['cspr.event', 'cspr.review', 'cspr.duty', 'cspr.note', 'cspr.document',
	'cspr.checkpoint']::regclass[]) relation;

-- What an application may do. Events are never changed and never removed; notes can be erased.
CREATE FUNCTION cspr.grant_rights(role name) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format('GRANT USAGE ON SCHEMA cspr TO %I', role);
	EXECUTE format('GRANT SELECT ON cspr.version, cspr.own TO %I', role);
	EXECUTE format('GRANT SELECT, INSERT ON cspr.event, cspr.document TO %I', role);
	EXECUTE format('GRANT SELECT, INSERT, UPDATE ON cspr.review, cspr.checkpoint TO %I', role);
	EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON cspr.duty TO %I', role);
	EXECUTE format('GRANT SELECT, INSERT, DELETE ON cspr.note TO %I', role);
	EXECUTE format('GRANT EXECUTE ON FUNCTION cspr.current_partnership(), cspr.expect(text, text, bigint),'
		' cspr.expect(bigint) TO %I', role);
END $$;

-- Lets an application that connects as a role (or sets it) work for a partnership, which is made if it is new. A role
-- is of one partnership, for as long as it is admitted.
CREATE FUNCTION cspr.admit(role name, partnership text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	IF (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = $1) THEN
		RAISE EXCEPTION 'this role is not bound by row-level security';
	END IF;
	INSERT INTO cspr.partnership (partnership) VALUES ($2) ON CONFLICT DO NOTHING;
	IF NOT EXISTS (SELECT FROM cspr.member m WHERE m.role = $1 AND m.partnership = $2) THEN
		INSERT INTO cspr.member (role, partnership) VALUES ($1, $2);
	END IF;
	PERFORM cspr.grant_rights($1);
END $$;

-- Ends that. To be called before a role is dropped: another of the same name would be admitted, too.
CREATE FUNCTION cspr.dismiss(role name) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM cspr.member m WHERE m.role = $1;
	EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA cspr FROM %I', role);
	EXECUTE format('REVOKE ALL ON ALL FUNCTIONS IN SCHEMA cspr FROM %I', role);
	EXECUTE format('REVOKE ALL ON SCHEMA cspr FROM %I', role);
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA cspr FROM PUBLIC;

COMMIT;
