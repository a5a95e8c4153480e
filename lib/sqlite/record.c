/*
 * The events of a review, read in order. Whether one is missing is for who reads to say: what comes after it tells
 * which.
 */
#include "connection.h"

struct reading {
	cspr_visit_event visit;
	void *data;
};

static cspr_status give_event(void *data, struct row *row)
{
	struct reading *reading = data;
	struct cspr_stored_event event = { .size = sizeof event };

	event.number = (uint32_t)row_number(row, 1, UINT32_MAX);
	event.line = row_text(row, &event.length);
	row_digest(row, event.leaf);
	return row->bad ? CSPR_DONE : reading->visit(reading->data, &event);
}

cspr_status driver_read(void *state, const char *review, uint32_t after, cspr_visit_event visit, void *data)
{
	struct connection *connection = state;
	struct reading reading = { visit, data };
	struct binding binding = bind_to(connection, GET_EVENTS);

	bind_text(&binding, review);
	bind_number(&binding, after);
	return rows_visit(&binding, give_event, &reading);
}
