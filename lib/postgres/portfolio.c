/*
 * How reviews and duties stand: rows that were written with the events, found by index.
 */
#include "postgres.h"

static cspr_status visit_summaries(struct postgres *postgres, PGresult *rows, cspr_visit_summary visit, void *data)
{
	cspr_status status = CSPR_DONE;

	for (int row = 0; row < PQntuples(rows) && status == CSPR_DONE; row++) {
		struct cspr_summary summary = {
			.size = sizeof summary,
			.review = PQgetvalue(rows, row, 0),
			.edition = PQgetvalue(rows, row, 1),
			.state = PQgetvalue(rows, row, 2),
			.phase = PQgetvalue(rows, row, 3),
			.events = (uint32_t)number_at(rows, row, 4),
			.breaches = (uint32_t)number_at(rows, row, 5),
			.opened = { day_at(rows, row, 6), day_at(rows, row, 7) },
			.recorded = number_at(rows, row, 8),
		};

		if (bytes_at(rows, row, 9, summary.root)) {
			status = visit(data, &summary);
		} else {
			say(postgres, "a row is not what this library writes");
			status = CSPR_ERROR_CORRUPT;
		}
	}
	PQclear(rows);
	return status;
}

cspr_status summary(void *state, const char *review, cspr_visit_summary visit, void *data)
{
	struct postgres *postgres = state;
	struct parameters parameters = { 0 };
	PGresult *rows;
	cspr_status status;

	add_text(&parameters, postgres->partnership);
	add_text(&parameters, review);
	status = ask(postgres, READ_SUMMARY, &parameters, &rows);
	if (status != CSPR_DONE)
		return status;
	if (PQntuples(rows) == 0)
		status = CSPR_ERROR_NOT_FOUND;
	else
		return visit_summaries(postgres, rows, visit, data);
	PQclear(rows);
	return status;
}

cspr_status list(void *state, const struct cspr_list_query *query, cspr_visit_summary visit, void *data)
{
	struct postgres *postgres = state;
	struct parameters parameters = { 0 };
	PGresult *rows;
	cspr_status status;

	add_text(&parameters, postgres->partnership);
	add_text(&parameters, query->after ? query->after : "");
	add_text(&parameters, query->phase);
	add_text(&parameters, query->state);
	add_text(&parameters, query->edition);
	add_truth(&parameters, query->breached != 0);
	add_number(&parameters, query->most);
	status = ask(postgres, query->phase ? LIST_REVIEWS_IN_PHASE : LIST_REVIEWS, &parameters, &rows);
	return status == CSPR_DONE ? visit_summaries(postgres, rows, visit, data) : status;
}

static cspr_status visit_duties(PGresult *rows, cspr_visit_duty visit, void *data)
{
	cspr_status status = CSPR_DONE;

	for (int row = 0; row < PQntuples(rows) && status == CSPR_DONE; row++) {
		struct cspr_duty_row duty = {
			.size = sizeof duty,
			.review = PQgetvalue(rows, row, 0),
			.duty = PQgetvalue(rows, row, 1),
			.about = PQgetvalue(rows, row, 2),
			.force = PQgetvalue(rows, row, 3),
			.standing = PQgetvalue(rows, row, 4),
			.standing_between = PQgetvalue(rows, row, 5),
			.standing_after = PQgetvalue(rows, row, 6),
			.open = *PQgetvalue(rows, row, 7),
			.since = { day_at(rows, row, 8), day_at(rows, row, 9) },
			.due = { day_at(rows, row, 10), day_at(rows, row, 11) },
			.met_on = { day_at(rows, row, 12), day_at(rows, row, 13) },
			.days_late = integer_at(rows, row, 14),
		};

		status = visit(data, &duty);
	}
	PQclear(rows);
	return status;
}

cspr_status due(void *state, const struct cspr_due_query *query, cspr_visit_duty visit, void *data)
{
	struct postgres *postgres = state;
	enum statement statement = query->review ? DUTIES_OF_REVIEW : query->all ? ALL_DUTIES : DUE_DUTIES;
	struct parameters parameters = { 0 };
	PGresult *rows;
	cspr_status status;

	add_text(&parameters, postgres->partnership);
	add_day_or_last(&parameters, query->before);
	add_text(&parameters, query->review);
	add_text(&parameters, query->duty);
	add_text(&parameters, query->phase);
	add_number(&parameters, query->most);
	if (statement == DUTIES_OF_REVIEW)
		add_truth(&parameters, query->all != 0);
	status = ask(postgres, statement, &parameters, &rows);
	return status == CSPR_DONE ? visit_duties(rows, visit, data) : status;
}
