/*
 * All SQL of the driver's calls. Each statement names the partnership, which row-level security would do as well, so
 * that a role that it does not bind can't mix partnerships either.
 */
#include "postgres.h"

/* clang-format off */
#define SUMMARY "review, edition, state, phase, events, breaches, opened_first, opened_last, recorded, root"
#define LISTED \
	" AND review > $2 AND ($4::text IS NULL OR state = $4) AND ($5::text IS NULL OR edition = $5)" \
	" AND (NOT $6 OR breaches > 0 OR EXISTS (SELECT FROM cspr.duty" \
	" WHERE duty.partnership = $1 AND duty.review = review.review AND duty.standing = 'broken'))" \
	" ORDER BY review LIMIT nullif($7::bigint, 0)"
#define DUTY \
	"SELECT review, duty, about, force, standing, standing_between, standing_after, open, since_first, since_last," \
	" due_first, due_last, met_first, met_last, days_late FROM cspr.duty WHERE partnership = $1"
#define IN_PHASE \
	" AND ($5::text IS NULL OR EXISTS (SELECT FROM cspr.review" \
	" WHERE review.partnership = $1 AND review.review = duty.review AND review.phase = $5))"
#define BY_DUE " ORDER BY due_last, review, duty, about LIMIT nullif($6::bigint, 0)"

#define CHANGE \
	"WITH changed AS (UPDATE cspr.review SET (edition, state, phase, events, breaches, opened_first, opened_last," \
	" recorded, root) = ROW($3, $4, $5, $6, $7, $8, $9, $10, $11)" \
	" WHERE partnership = $1 AND review = $2 AND events = $12 RETURNING 1)"

const char *const statements[STATEMENT_COUNT] = {
	[BEGIN] = "BEGIN",
	[COMMIT] = "COMMIT",
	[ROLLBACK] = "ROLLBACK",
	[EXPECT] = "SELECT cspr.expect($1, $2, $3)",
	[ADD_REVIEW] =
		"INSERT INTO cspr.review (partnership, " SUMMARY ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
	[CHANGE_REVIEW] =
		CHANGE " SELECT cspr.expect(count(*)) FROM changed",
	[LOCK_REVIEW] = "SELECT events FROM cspr.review WHERE partnership = $1 AND review = $2 FOR UPDATE",
	/* One event to a review that has some, which is what most appends are: all in one statement. If the review was not
	 * changed there is no number for the event, but a division by zero. */
	[ADD_EVENT] =
		CHANGE ", told AS (INSERT INTO cspr.outbox (partnership, review, number, cloud_event)"
		" VALUES ($1, $2, $6, cspr.cloud_event($13, $2, $6, $15)))"
		" INSERT INTO cspr.event (partnership, review, number, leaf, line)"
		" VALUES ($1, $2, (SELECT $6 / count(*) FROM changed), $14, $15)",
	[ADD_EVENTS] =
		"WITH written AS (INSERT INTO cspr.event (partnership, review, number, leaf, line)"
		" SELECT $1, $2, e.number, e.leaf, e.line"
		" FROM unnest($3::bigint[], $4::bytea[], $5::text[]) AS e (number, leaf, line)"
		" RETURNING review, number, line)"
		" INSERT INTO cspr.outbox (partnership, review, number, cloud_event)"
		" SELECT $1, review, number, cspr.cloud_event($6, review, number, line) FROM written",
	[READ_EVENTS] =
		"SELECT number, leaf, line FROM cspr.event WHERE partnership = $1 AND review = $2 AND number > $3"
		" ORDER BY number",
	[READ_SUMMARY] = "SELECT " SUMMARY " FROM cspr.review WHERE partnership = $1 AND review = $2",
	[LIST_REVIEWS] = "SELECT " SUMMARY " FROM cspr.review WHERE partnership = $1 AND $3::text IS NULL" LISTED,
	[LIST_REVIEWS_IN_PHASE] = "SELECT " SUMMARY " FROM cspr.review WHERE partnership = $1 AND phase = $3" LISTED,
	[CLEAR_DUTIES] = "DELETE FROM cspr.duty WHERE partnership = $1 AND review = $2",
	[REMOVE_DUTY] = "DELETE FROM cspr.duty WHERE partnership = $1 AND review = $2 AND duty = $3 AND about = $4",
	[PUT_DUTY] =
		"INSERT INTO cspr.duty (partnership, review, duty, about, force, standing, standing_between, standing_after, open,"
		" since_first, since_last, due_first, due_last, met_first, met_last, days_late)"
		" VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
		" ON CONFLICT (partnership, review, duty, about) DO UPDATE SET (force, standing, standing_between, standing_after,"
		" open, since_first, since_last, due_first, due_last, met_first, met_last, days_late) ="
		" ROW(excluded.force, excluded.standing, excluded.standing_between, excluded.standing_after, excluded.open,"
		" excluded.since_first, excluded.since_last, excluded.due_first, excluded.due_last, excluded.met_first,"
		" excluded.met_last, excluded.days_late)",
	[DUE_DUTIES] =
		DUTY " AND open AND due_last IS NOT NULL AND due_last <= $2 AND $3::text IS NULL"
		" AND ($4::text IS NULL OR duty = $4)" IN_PHASE BY_DUE,
	[ALL_DUTIES] =
		DUTY " AND ($2 = 'infinity'::date OR due_last <= $2) AND $3::text IS NULL AND ($4::text IS NULL OR duty = $4)"
		IN_PHASE BY_DUE,
	[DUTIES_OF_REVIEW] =
		DUTY " AND ($2 = 'infinity'::date OR due_last <= $2) AND review = $3 AND ($4::text IS NULL OR duty = $4)"
		" AND ($7 OR open AND due_last IS NOT NULL)" IN_PHASE BY_DUE,
	[ADD_NOTE] = "INSERT INTO cspr.note (partnership, review, number, salt, text) VALUES ($1, $2, $3, $4, $5)",
	[READ_NOTE] = "SELECT salt, text FROM cspr.note WHERE partnership = $1 AND review = $2 AND number = $3",
	[ERASE_NOTE] = "DELETE FROM cspr.note WHERE partnership = $1 AND review = $2 AND number = $3",
	[ADD_DOCUMENT] =
		"INSERT INTO cspr.document (partnership, digest, bytes) VALUES ($1, $2, $3)"
		" ON CONFLICT (partnership, digest) DO NOTHING",
	[READ_DOCUMENT] = "SELECT bytes FROM cspr.document WHERE partnership = $1 AND digest = $2",
	[PUT_CHECKPOINT] =
		"INSERT INTO cspr.checkpoint (partnership, review, events, text) VALUES ($1, $2, $3, $4)"
		" ON CONFLICT (partnership, review, events) DO UPDATE SET text = excluded.text",
	[READ_CHECKPOINTS] =
		"SELECT events, text FROM cspr.checkpoint WHERE partnership = $1 AND review = $2 ORDER BY events",
	/* The first unsent row of a review stands for the review: who holds its lock may send what follows, too. */
	[TAKE_OUTBOX] =
		"WITH head AS (SELECT review, number, written_at FROM cspr.outbox o WHERE partnership = $1 AND sent_at IS NULL"
		" AND NOT EXISTS (SELECT FROM cspr.outbox e WHERE e.partnership = $1 AND e.review = o.review"
		" AND e.number < o.number AND e.sent_at IS NULL)"
		" ORDER BY written_at, review, number LIMIT $2 FOR UPDATE SKIP LOCKED)"
		" SELECT o.review, o.number, o.cloud_event FROM head JOIN cspr.outbox o"
		" ON o.partnership = $1 AND o.review = head.review AND o.number >= head.number AND o.sent_at IS NULL"
		" ORDER BY head.written_at, o.review, o.number LIMIT $2",
	[MARK_SENT] =
		"UPDATE cspr.outbox SET sent_at = clock_timestamp() WHERE partnership = $1 AND review = $2 AND number = $3",
	/* Word is lost with the server anyway: its transaction, which has a number and so a place in the log, waits for no disk
	 * and no standby. */
	[NOTIFY] = "SELECT pg_notify($1, ''), set_config('synchronous_commit', 'off', true)",
};
