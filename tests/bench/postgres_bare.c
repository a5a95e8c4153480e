#include "postgres_bare.h"

#include <libpq-fe.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static PGconn *connection;
static volatile size_t seen; /* so that what is read is used */

static void must_be(const PGresult *result, ExecStatusType status)
{
	must(PQresultStatus(result) == status, PQerrorMessage(connection));
}

static void prepare(const char *name, const char *sql)
{
	PGresult *result = PQprepare(connection, name, sql, 0, NULL);

	must_be(result, PGRES_COMMAND_OK);
	PQclear(result);
}

#define SUMMARY "edition, state, phase, events, breaches, opened_first, opened_last, recorded, root"
#define DUTY                                                                                                           \
	"force, standing, standing_between, standing_after, open, since_first, since_last, due_first, due_last,"       \
	" met_first, met_last, days_late"

void bare_connect(const char *uri)
{
	PQfinish(connection);
	connection = PQconnectdb(uri);
	must(PQstatus(connection) == CONNECTION_OK, PQerrorMessage(connection));
	PQclear(PQexec(connection, "SET jit = off; SET enable_bitmapscan = off; SET enable_seqscan = off;"
				   " SET plan_cache_mode = force_generic_plan"));
	prepare("begin", "BEGIN");
	prepare("commit", "COMMIT");
	prepare("add", "INSERT INTO cspr.review (partnership, review, " SUMMARY
		       ") VALUES ('one', $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");
	prepare("change", "UPDATE cspr.review SET (" SUMMARY ") = ROW($2, $3, $4, $5, $6, $7, $8, $9, $10)"
			  " WHERE partnership = 'one' AND review = $1");
	prepare("event",
		"INSERT INTO cspr.event (partnership, review, number, leaf, line) VALUES ('one', $1, $2, $3, $4)");
	prepare("outbox",
		"INSERT INTO cspr.outbox (partnership, review, number, cloud_event) VALUES ('one', $1, $2, $3)");
	prepare("duty", "INSERT INTO cspr.duty (partnership, review, duty, about, " DUTY
			") VALUES ('one', $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)"
			" ON CONFLICT (partnership, review, duty, about) DO UPDATE SET (" DUTY
			") = ROW($4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)");
	prepare("drop", "DELETE FROM cspr.duty WHERE partnership = 'one' AND review = $1 AND duty = $2 AND about = $3");
	prepare("read",
		"SELECT number, leaf, line FROM cspr.event WHERE partnership = 'one' AND review = $1 ORDER BY number");
	prepare("due", "SELECT review, duty, about, " DUTY " FROM cspr.duty WHERE partnership = 'one' AND open"
		       " AND due_last IS NOT NULL AND due_last <= '2024-01-22' ORDER BY due_last, review, duty, about");
	must(PQenterPipelineMode(connection), "pipeline");
}

void bare_close(void)
{
	PQfinish(connection);
}

static char *cloud_event_of(const char *review, const struct cspr_stored_event *event)
{
	char *text = malloc(event->length + 400);

	must(text != NULL, "memory");
	snprintf(text, event->length + 400,
		 "{\"data\":%.*s,\"datacontenttype\":\"application/json\",\"id\":\"%s/%u\",\"source\":\"urn:cspr:one\","
		 "\"specversion\":\"1.0\",\"subject\":\"%s\",\"time\":\"2024-03-08T15:04:05Z\","
		 "\"type\":\"cspr.notify_national_panel\"}",
		 (int)event->length, event->line, review, (unsigned)event->number, review);
	return text;
}

void bare_prepare(const struct cspr_append *append, const char *review, struct bare_append *ret)
{
	const struct cspr_summary *summary = append->summary;

	*ret = (struct bare_append){ .append = append };
	snprintf(ret->review, sizeof ret->review, "%s", review);
	snprintf(ret->events, sizeof ret->events, "%u", (unsigned)summary->events);
	snprintf(ret->breaches, sizeof ret->breaches, "%u", (unsigned)summary->breaches);
	snprintf(ret->recorded, sizeof ret->recorded, "%lld", (long long)summary->recorded);
	span_texts(summary->opened, ret->opened);
	for (size_t i = 0; i < append->event_count; i++) {
		snprintf(ret->numbers[i], sizeof ret->numbers[i], "%u", (unsigned)append->events[i]->number);
		ret->cloud_events[i] = cloud_event_of(review, append->events[i]);
	}
	ret->duties = row_texts_new(append);
}

void bare_free(struct bare_append *rows)
{
	for (size_t i = 0; i < rows->append->event_count; i++)
		free(rows->cloud_events[i]);
	row_texts_free(rows->duties, rows->append);
	span_texts_free(rows->opened);
}

static void send(const char *name, int count, const char *const *values, const int *lengths, const int *formats)
{
	must(PQsendQueryPrepared(connection, name, count, values, lengths, formats, 1), PQerrorMessage(connection));
}

static void send_review(const struct bare_append *rows)
{
	const struct cspr_summary *summary = rows->append->summary;
	const char *values[] = {
		rows->review,	summary->edition, summary->state,  summary->phase, rows->events,
		rows->breaches, rows->opened[0],  rows->opened[1], rows->recorded, (const char *)summary->root
	};

	send(rows->append->expected ? "change" : "add", 10, values,
	     (int[]){ 0, 0, 0, 0, 0, 0, 0, 0, 0, sizeof summary->root }, (int[]){ 0, 0, 0, 0, 0, 0, 0, 0, 0, 1 });
}

static void send_event(const struct bare_append *rows, size_t i)
{
	const struct cspr_stored_event *event = rows->append->events[i];
	const char *values[] = { rows->review, rows->numbers[i], (const char *)event->leaf, event->line };
	const char *outbox[] = { rows->review, rows->numbers[i], rows->cloud_events[i] };

	send("event", 4, values, (int[]){ 0, 0, sizeof event->leaf, (int)event->length }, (int[]){ 0, 0, 1, 1 });
	send("outbox", 3, outbox, NULL, NULL);
}

static void send_duty(const struct bare_append *rows, size_t i)
{
	const struct cspr_duty_row *duty = rows->append->duties[i];
	const struct row_texts *texts = &rows->duties[i];
	const char *values[] = { rows->review,	       duty->duty,
				 duty->about,	       duty->force,
				 duty->standing,       duty->standing_between,
				 duty->standing_after, duty->open ? "t" : "f",
				 texts->since[0],      texts->since[1],
				 texts->due[0],	       texts->due[1],
				 texts->met[0],	       texts->met[1],
				 texts->days_late };

	send("duty", 15, values, NULL, NULL);
}

static void finish(void)
{
	must(PQpipelineSync(connection), "sync");
	for (;;) {
		PGresult *result = PQgetResult(connection);
		ExecStatusType status = PQresultStatus(result);

		if (result)
			must(status == PGRES_COMMAND_OK || status == PGRES_PIPELINE_SYNC, PQerrorMessage(connection));
		PQclear(result);
		if (status == PGRES_PIPELINE_SYNC)
			return;
	}
}

void bare_write(const struct bare_append *rows)
{
	const struct cspr_append *append = rows->append;

	send("begin", 0, NULL, NULL, NULL);
	send_review(rows);
	for (size_t i = 0; i < append->event_count; i++)
		send_event(rows, i);
	for (size_t i = 0; i < append->gone_count; i++)
		send("drop", 3, (const char *[]){ rows->review, append->gone[i]->duty, append->gone[i]->about }, NULL,
		     NULL);
	for (size_t i = 0; i < append->duty_count; i++)
		send_duty(rows, i);
	send("commit", 0, NULL, NULL, NULL);
	finish();
}

static int ask(const char *name, int count, const char *const *values)
{
	int found = 0;

	send(name, count, values, NULL, NULL);
	must(PQpipelineSync(connection), "sync");
	PGresult *rows = PQgetResult(connection);

	must_be(rows, PGRES_TUPLES_OK);
	for (; found < PQntuples(rows); found++)
		for (int column = 0; column < PQnfields(rows); column++)
			seen += (size_t)PQgetlength(rows, found, column) +
				(unsigned char)*PQgetvalue(rows, found, column);
	PQclear(rows);
	PQclear(PQgetResult(connection)); /* the end of the rows, which is NULL */
	PQclear(PQgetResult(connection)); /* and of the pipeline */
	return found;
}

int bare_read(const char *review)
{
	return ask("read", 1, &review);
}

int bare_due(void)
{
	return ask("due", 0, NULL);
}
