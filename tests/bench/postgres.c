/*
 * What the driver for PostgreSQL costs, against the same rows written and read by bare libpq: prepared statements in
 * one pipeline a transaction, by a role that no policy binds. Figures are ratios from one run, ours and the bare one
 * turn by turn; of each the median.
 *
 * Usage: bench-postgres URI-OF-THE-APPLICATION URI-OF-A-SUPERUSER REVIEWS
 * The database has so many reviews r-0, r-1 ... of 24 events, and as many duty rows (postgres.py makes it).
 */
#define _POSIX_C_SOURCE 200809L

#include <cspr/postgres.h>

#include <libpq-fe.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { EVENTS = 24, ROUNDS = 150, READS = 4000, ASKED = 200 };

static const struct cspr_driver *driver;
static void *state;
static PGconn *bare;
static size_t seen; /* bytes, so that every row is looked at */

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

static void must(int good, const char *what)
{
	if (good)
		return;
	fprintf(stderr, "bench-postgres: %s: %s%s\n", what, state && driver->why(state) ? driver->why(state) : "",
		bare ? PQerrorMessage(bare) : "");
	exit(1);
}

static int compare(const void *one, const void *other)
{
	double difference = *(const double *)one - *(const double *)other;

	return difference < 0 ? -1 : difference > 0;
}

static double median(double *times, int count)
{
	qsort(times, (size_t)count, sizeof *times, compare);
	return times[count / 2];
}

static void report(const char *what, double *ours, double *theirs, int count, double most)
{
	double our_median = median(ours, count), their_median = median(theirs, count);

	printf("%-48s %9.1f us %9.1f us  x %.2f (at most %.2f)\n", what, our_median, their_median,
	       our_median / their_median, most);
}

/* What is written, by us and bare. */
struct written {
	char review[32];
	char lines[EVENTS][400];
	char cloud_events[EVENTS][800];
	struct cspr_stored_event events[EVENTS];
	struct cspr_duty_row duty;
	struct cspr_summary summary;
};

static void make(struct written *written, const char *review, uint32_t expected, uint32_t count)
{
	snprintf(written->review, sizeof written->review, "%s", review);
	for (uint32_t i = 0; i < count; i++) {
		struct cspr_stored_event *event = &written->events[i];

		*event = (struct cspr_stored_event){ .size = sizeof *event, .number = expected + 1 + i };
		snprintf(written->lines[i], sizeof written->lines[i],
			 "{\"actor\":{\"capacity\":\"delegated\",\"id\":\"u-104\",\"org\":\"la-bury\",\"role\":\"local_"
			 "authority\"},"
			 "\"decided\":{\"verdict\":\"allowed\"},\"event\":\"notify_national_panel\",\"happened_on\":"
			 "\"2024-03-08\","
			 "\"parts\":{\"limb\":\"in_area\",\"reference\":\"SIN-2024-0113\"},"
			 "\"recorded_at\":\"2024-03-08T15:04:05Z\",\"seq\":%u}",
			 (unsigned)event->number);
		snprintf(written->cloud_events[i], sizeof written->cloud_events[i],
			 "{\"data\":%s,\"datacontenttype\":\"application/json\",\"id\":\"%s/"
			 "%u\",\"source\":\"urn:cspr:one\","
			 "\"specversion\":\"1.0\",\"subject\":\"%s\",\"time\":\"2024-03-08T15:04:05Z\","
			 "\"type\":\"cspr.notify_national_panel\"}",
			 written->lines[i], written->review, (unsigned)event->number, written->review);
		event->line = written->lines[i];
		event->length = strlen(event->line);
		cspr_leaf(event->line, event->length, event->leaf);
	}
	written->duty = (struct cspr_duty_row){
		.size = sizeof written->duty,
		.review = written->review,
		.duty = "rapid-review",
		.about = "",
		.force = "expect",
		.standing = "pending",
		.standing_between = "pending",
		.standing_after = "overdue",
		.since = { 19790, 19790 },
		.due = { 19815, 19815 },
		.met_on = { CSPR_NO_DAY, CSPR_NO_DAY },
	};
	written->summary = (struct cspr_summary){
		.size = sizeof written->summary,
		.review = written->review,
		.edition = "wt2023",
		.state = "referred",
		.phase = "referral",
		.events = expected + count,
		.opened = { 19783, 19783 },
		.recorded = INT64_C(1709910245000000000),
	};
}

static void append_ours(const struct written *written, uint32_t expected, uint32_t count)
{
	const struct cspr_stored_event *events[EVENTS];
	const struct cspr_duty_row *duty = &written->duty;
	struct cspr_append append = {
		.size = sizeof append,
		.review = written->review,
		.expected = expected,
		.events = events,
		.event_count = count,
		.summary = &written->summary,
		.duties = &duty,
		.duty_count = 1,
	};

	for (uint32_t i = 0; i < count; i++)
		events[i] = &written->events[i];
	must(driver->append(state, &append) == CSPR_DONE, "append");
}

static void prepare(const char *name, const char *sql)
{
	PGresult *result = PQprepare(bare, name, sql, 0, NULL);

	must(PQresultStatus(result) == PGRES_COMMAND_OK, name);
	PQclear(result);
}

static void send(const char *name, int count, const char *const *values, const int *lengths, const int *formats)
{
	must(PQsendQueryPrepared(bare, name, count, values, lengths, formats, 1), name);
}

static void finish(void)
{
	must(PQpipelineSync(bare), "sync");
	for (;;) {
		PGresult *result = PQgetResult(bare);
		ExecStatusType status = PQresultStatus(result);

		if (result)
			must(status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_PIPELINE_SYNC,
			     "bare");
		PQclear(result);
		if (status == PGRES_PIPELINE_SYNC)
			return;
	}
}

static void append_bare(const struct written *written, uint32_t expected, uint32_t count)
{
	char total[16];
	const char *summary[] = { written->review, total };

	snprintf(total, sizeof total, "%u", (unsigned)(expected + count));
	send("begin", 0, NULL, NULL, NULL);
	send(expected ? "change" : "add", 2, summary, NULL, NULL);
	for (uint32_t i = 0; i < count; i++) {
		const struct cspr_stored_event *event = &written->events[i];
		char number[16];
		const char *values[] = { written->review, number, (const char *)event->leaf, event->line };
		const char *outbox[] = { written->review, number, written->cloud_events[i] };

		snprintf(number, sizeof number, "%u", (unsigned)event->number);
		send("event", 4, values, (int[]){ 0, 0, 32, (int)event->length }, (int[]){ 0, 0, 1, 0 });
		send("outbox", 3, outbox, NULL, NULL);
	}
	send("duty", 1, summary, NULL, NULL);
	send("commit", 0, NULL, NULL, NULL);
	finish();
}

static void prepare_appends(void)
{
	prepare("begin", "BEGIN");
	prepare("commit", "COMMIT");
	prepare("add",
		"INSERT INTO cspr.review (partnership, review, edition, state, phase, events, breaches, opened_first,"
		" opened_last, recorded, root) VALUES ('one', $1, 'wt2023', 'referred', 'referral', $2, 0, "
		"'2024-03-01',"
		" '2024-03-01', 1709910245000000000, sha256('x'))");
	prepare("change", "UPDATE cspr.review SET events = $2 WHERE partnership = 'one' AND review = $1");
	prepare("event",
		"INSERT INTO cspr.event (partnership, review, number, leaf, line) VALUES ('one', $1, $2, $3, $4)");
	prepare("outbox",
		"INSERT INTO cspr.outbox (partnership, review, number, cloud_event) VALUES ('one', $1, $2, $3)");
	prepare("duty",
		"INSERT INTO cspr.duty (partnership, review, duty, about, force, standing, standing_between, "
		"standing_after, open,"
		" since_first, since_last, due_first, due_last, days_late) VALUES ('one', $1, 'rapid-review', '', "
		"'expect',"
		" 'pending', 'pending', 'overdue', false, '2024-03-08', '2024-03-08', '2024-04-02', '2024-04-02', 0)"
		" ON CONFLICT (partnership, review, duty, about) DO UPDATE SET standing = excluded.standing");
}

static void bench_appends(const char *kind, const char *what, uint32_t count, double most)
{
	static double ours[ROUNDS], theirs[ROUNDS];
	static struct written written;

	for (int i = 0; i < ROUNDS; i++) {
		char review[32];
		double start;

		snprintf(review, sizeof review, "ours-%s-%u-%d", kind, (unsigned)count, i % 10);
		make(&written, review, (uint32_t)(i / 10) * count, count);
		start = now();
		append_ours(&written, (uint32_t)(i / 10) * count, count);
		ours[i] = now() - start;
		snprintf(review, sizeof review, "bare-%s-%u-%d", kind, (unsigned)count, i % 10);
		make(&written, review, (uint32_t)(i / 10) * count, count);
		start = now();
		append_bare(&written, (uint32_t)(i / 10) * count, count);
		theirs[i] = now() - start;
	}
	report(what, ours, theirs, ROUNDS, most);
}

static cspr_status see_event(void *data, const struct cspr_stored_event *event)
{
	++*(int *)data;
	seen += event->length + event->leaf[0];
	return CSPR_DONE;
}

static cspr_status see_duty(void *data, const struct cspr_duty_row *duty)
{
	++*(int *)data;
	seen += strlen(duty->review);
	return CSPR_DONE;
}

static int ask_bare(const char *name, int count, const char *const *values)
{
	PGresult *rows = PQexecPrepared(bare, name, count, values, NULL, NULL, 1);
	int found = PQntuples(rows);

	must(PQresultStatus(rows) == PGRES_TUPLES_OK, name);
	for (int row = 0; row < found; row++)
		for (int column = 0; column < PQnfields(rows); column++)
			seen += (size_t)PQgetlength(rows, row, column) + (unsigned char)*PQgetvalue(rows, row, column);
	PQclear(rows);
	return found;
}

static void bench_reads(long reviews)
{
	static double ours[READS], theirs[READS];
	uint64_t dice = 20260301;

	for (int i = 0; i < READS; i++) {
		char review[32];
		const char *values[] = { review };
		int found = 0;
		double start;

		/* Each another, and the first to be read by turns ours and the bare one's. */
		for (int turn = 0; turn < 2; turn++) {
			dice = dice * 6364136223846793005u + 1442695040888963407u;
			snprintf(review, sizeof review, "r-%ld", (long)(dice >> 33) % reviews);
			start = now();
			if (turn)
				found = ask_bare("read", 1, values);
			else
				must(driver->read(state, review, 0, see_event, &found) == CSPR_DONE, "read");
			(turn ? theirs : ours)[i] = now() - start;
			must(found == EVENTS, "a review has another number of events");
			found = 0;
		}
	}
	report("a review of 24 events, of a million, read", ours, theirs, READS, 1.5);
}

static void bench_due(void)
{
	static double ours[ASKED], theirs[ASKED];
	struct cspr_due_query query = { .size = sizeof query, .before = 19724 + 20 };

	for (int i = 0; i < ASKED; i++) {
		int found = 0;
		double start = now();

		must(driver->due(state, &query, see_duty, &found) == CSPR_DONE, "due");
		ours[i] = now() - start;
		start = now();
		must(ask_bare("due", 0, NULL) == found && found > 0, "due finds another number of rows");
		theirs[i] = now() - start;
		if (!i)
			printf("due finds %d rows\n", found);
	}
	report("due, over a million duty rows", ours, theirs, ASKED, 2);
}

static void connect_bare(const char *uri)
{
	PQfinish(bare);
	bare = PQconnectdb(uri);
	must(PQstatus(bare) == CONNECTION_OK, "connect");
	PQclear(PQexec(bare, "SET jit = off; SET enable_bitmapscan = off; SET enable_seqscan = off;"
			     " SET plan_cache_mode = force_generic_plan"));
	prepare_appends();
}

int main(int count, char **arguments)
{
	struct cspr_trouble trouble = { .size = sizeof trouble };

	if (count != 4)
		return 2;
	if (cspr_postgres_driver_open(arguments[1], NULL, &driver, &state, &trouble) != CSPR_DONE) {
		fprintf(stderr, "bench-postgres: %s\n", trouble.message);
		return 1;
	}
	connect_bare(arguments[1]);
	prepare("read",
		"SELECT number, leaf, line FROM cspr.event WHERE partnership = 'one' AND review = $1 ORDER BY number");
	prepare("due",
		"SELECT review, duty, about, force, standing, standing_between, standing_after, open, since_first,"
		" since_last, due_first, due_last, met_first, met_last, days_late FROM cspr.duty"
		" WHERE partnership = 'one' AND open AND due_last IS NOT NULL AND due_last <= '2024-01-22'"
		" ORDER BY due_last, review, duty, about");
	printf("%-48s %12s %12s\n", "", "ours", "bare libpq");
	bench_reads(atol(arguments[3]));
	bench_due();
	must(PQenterPipelineMode(bare), "pipeline");
	bench_appends("same", "an append of 1 event", 1, 1.25);
	bench_appends("same", "an append of 24 events", EVENTS, 2);
	connect_bare(arguments[2]);
	must(PQenterPipelineMode(bare), "pipeline");
	bench_appends("free", "an append of 1 event (bare: superuser)", 1, 1.25);
	bench_appends("free", "an append of 24 events (bare: superuser)", EVENTS, 2);
	driver->close(state);
	PQfinish(bare);
	return seen == 0;
}
