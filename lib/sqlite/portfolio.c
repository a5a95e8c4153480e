/*
 * How reviews and their duties stand, from the rows that were written with their events, by index. Each combination of
 * what a query asks is a statement of its own, so that each is answered by the index that suits it.
 */
#include "connection.h"

#include <stdio.h>

struct summary_visit {
	cspr_visit_summary visit;
	void *data;
};

static cspr_status give_summary(void *data, struct row *row)
{
	struct summary_visit *visit = data;
	struct cspr_summary summary = { .size = sizeof summary };

	summary.review = row_word(row);
	summary.edition = row_word(row);
	summary.state = row_word(row);
	summary.phase = row_word(row);
	summary.events = (uint32_t)row_number(row, 1, UINT32_MAX);
	summary.breaches = (uint32_t)row_number(row, 0, UINT32_MAX);
	summary.opened = row_span(row);
	summary.recorded = row_number(row, INT64_MIN, INT64_MAX);
	row_digest(row, summary.root);
	return row->bad ? CSPR_DONE : visit->visit(visit->data, &summary);
}

cspr_status driver_summary(void *state, const char *review, cspr_visit_summary visit, void *data)
{
	struct connection *connection = state;
	struct summary_visit summary = { visit, data };
	struct binding binding = bind_to(connection, GET_REVIEW);

	bind_text(&binding, review);
	return row_visit_one(&binding, give_summary, &summary);
}

static sqlite3_int64 limit(uint32_t most)
{
	return most ? (sqlite3_int64)most : -1;
}

cspr_status driver_list(void *state, const struct cspr_list_query *query, cspr_visit_summary visit, void *data)
{
	struct connection *connection = state;
	struct summary_visit summary = { visit, data };
	char sql[640];
	int shape = (query->after ? 1 : 0) | (query->phase ? 2 : 0) | (query->state ? 4 : 0) |
		    (query->edition ? 8 : 0) | (query->breached ? 16 : 0);

	snprintf(sql, sizeof sql,
		 "SELECT review, edition, state, phase, events, breaches, opened, recorded, root FROM review "
		 "WHERE true%s%s%s%s%s ORDER BY review LIMIT ?5",
		 query->after ? " AND review > ?1" : "", query->phase ? " AND phase = ?2" : "",
		 query->state ? " AND state = ?3" : "", query->edition ? " AND edition = ?4" : "",
		 query->breached ? " AND review IN (SELECT review FROM review WHERE breaches > 0 UNION ALL "
				   "SELECT review FROM duty WHERE standing = 'broken')"
				 : "");
	struct binding binding = bind_kept(connection, &connection->lists[shape], sql);

	bind_text(&binding, query->after);
	bind_text(&binding, query->phase);
	bind_text(&binding, query->state);
	bind_text(&binding, query->edition);
	bind_number(&binding, limit(query->most));
	return rows_visit(&binding, give_summary, &summary);
}

struct duty_visit {
	cspr_visit_duty visit;
	void *data;
};

static cspr_status give_duty(void *data, struct row *row)
{
	struct duty_visit *visit = data;
	struct cspr_duty_row duty = { .size = sizeof duty };

	duty.review = row_word(row);
	duty.duty = row_word(row);
	duty.about = row_word(row);
	duty.force = row_word(row);
	duty.standing = row_word(row);
	duty.standing_between = row_word(row);
	duty.standing_after = row_word(row);
	duty.open = (int)row_number(row, 0, 1);
	duty.since = row_span(row);
	duty.due.first = row_day(row);
	duty.due.last = row_day(row);
	duty.met_on = row_span(row);
	duty.days_late = (int32_t)row_number(row, INT32_MIN, INT32_MAX);
	return row->bad ? CSPR_DONE : visit->visit(visit->data, &duty);
}

cspr_status driver_due(void *state, const struct cspr_due_query *query, cspr_visit_duty visit, void *data)
{
	struct connection *connection = state;
	struct duty_visit duty = { visit, data };
	bool before = query->before != CSPR_NO_DAY;
	char sql[640];
	int shape = (query->review ? 1 : 0) | (query->duty ? 2 : 0) | (query->phase ? 4 : 0) | (query->all ? 8 : 0) |
		    (before ? 16 : 0);

	/* CROSS JOIN: the duties first, in the order of their index. */
	snprintf(sql, sizeof sql,
		 "SELECT d.review, d.duty, d.about, d.force, d.standing, d.standing_between, d.standing_after, d.open, "
		 "d.since, d.due_from, d.due_by, d.met_on, d.days_late FROM duty AS d%s WHERE %s%s%s%s "
		 "ORDER BY %sd.due_by, d.review, d.duty, d.about LIMIT ?5",
		 query->phase ? " CROSS JOIN review AS r ON r.review = d.review AND r.phase = ?3" : "",
		 query->all ? "true" : "d.open = 1 AND d.due_by IS NOT NULL", query->review ? " AND d.review = ?1" : "",
		 query->duty ? " AND d.duty = ?2" : "", before ? " AND d.due_by <= ?4" : "",
		 query->all ? "d.due_by IS NULL, " : "");
	struct binding binding = bind_kept(connection, &connection->dues[shape], sql);

	bind_text(&binding, query->review);
	bind_text(&binding, query->duty);
	bind_text(&binding, query->phase);
	bind_limit_day(&binding, query->before);
	bind_number(&binding, limit(query->most));
	return rows_visit(&binding, give_duty, &duty);
}
