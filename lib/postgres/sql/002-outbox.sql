-- Version 2: an outbox, and word that there is something in it.
--
-- Run by the owner of the schema:  psql -v ON_ERROR_STOP=1 -f 002-outbox.sql
-- It is one transaction. Events that were recorded before it are not put into the outbox.
BEGIN;

DO $$
BEGIN
	IF (SELECT version FROM cspr.version FOR UPDATE) <> 1 THEN
		RAISE EXCEPTION 'this changes version 1 of the schema, and only that';
	END IF;
END $$;
UPDATE cspr.version SET version = 2;

-- Channels are of the whole database: anybody may listen to one whose name is known. So nobody can guess it, and
-- nothing is said on it but that there is something new.
ALTER TABLE cspr.partnership ADD COLUMN channel text NOT NULL UNIQUE
	DEFAULT 'cspr_' || replace(gen_random_uuid()::text, '-', '');

CREATE VIEW cspr.own_channel WITH (security_barrier) AS
	SELECT channel FROM cspr.partnership JOIN cspr.member USING (partnership) WHERE role = current_user;

-- An event as a CloudEvent 1.0 in structured mode. A stored line is canonical JSON, so that these keys can be seen
-- without reading all of it; and the server could not read all that may be in it (an escaped zero). Where they are cut
-- out by a text and not by a pattern, that takes a quarter of the time; a value that was cut at an escaped quote loses the
-- backslash.
CREATE FUNCTION cspr.cloud_event(source text, review text, number bigint, line text) RETURNS text LANGUAGE sql STABLE AS $$
	SELECT '{"data":' || line || ',"datacontenttype":"application/json","id":' || to_json(review || '/' || number)::text
		|| ',"source":' || to_json(source)::text || ',"specversion":"1.0","subject":' || to_json(review)::text
		|| coalesce(',"time":"' || nullif(rtrim(split_part(split_part(line, '"recorded_at":"', 2), '"', 1), '\'), '') || '"', '')
		|| ',"type":"cspr.'
		|| coalesce(nullif(rtrim(split_part(split_part(line, '"event":"', 2), '"', 1), '\'), ''), 'event') || '"}'
$$;

CREATE TABLE cspr.outbox (
	partnership text COLLATE "C" NOT NULL DEFAULT cspr.current_partnership(),
	review text COLLATE "C" NOT NULL,
	number bigint NOT NULL,
	written_at timestamptz NOT NULL DEFAULT now(),
	sent_at timestamptz,
	cloud_event text COLLATE "C" NOT NULL,
	PRIMARY KEY (partnership, review, number)
);
CREATE INDEX outbox_unsent ON cspr.outbox (partnership, written_at, review, number) WHERE sent_at IS NULL;
SELECT cspr.protect('cspr.outbox');

ALTER FUNCTION cspr.grant_rights(name) RENAME TO grant_rights_on_record;
CREATE FUNCTION cspr.grant_rights(role name) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	PERFORM cspr.grant_rights_on_record(role);
	EXECUTE format('GRANT SELECT, INSERT, UPDATE (sent_at), DELETE ON cspr.outbox TO %I', role);
	EXECUTE format('GRANT SELECT ON cspr.own_channel TO %I', role);
	EXECUTE format('GRANT EXECUTE ON FUNCTION cspr.cloud_event(text, text, bigint, text) TO %I', role);
END $$;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA cspr FROM PUBLIC;
SELECT cspr.grant_rights(role) FROM cspr.member;

COMMIT;
