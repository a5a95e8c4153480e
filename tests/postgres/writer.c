/*
 * A writer that may be killed at any moment, and says what was acknowledged.
 *
 * Usage: writer URI NAME REVIEWS APPENDS [PATIENCE]
 * Appends to reviews r-0, r-1 ... in a changing order: to each as many events as its draw says (1 to 3), numbered after
 * what it reads there, each with a token of its own in its line. For each append it writes one line, at once:
 * "ready" (and it goes on when its standard input has ended), then "begin REVIEW FIRST COUNT TOKEN" and "done",
 * "conflict", "unavailable WHY" or "uncertain WHY" with the same. APPENDS 0: until it is killed. The source of its
 * CloudEvents is CSPR_SOURCE of the environment, if there.
 */
#include <cspr/postgres.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_EVENTS = 3 };

struct written {
	char review[32];
	char lines[MOST_EVENTS][256];
	char abouts[MOST_EVENTS][16];
	struct cspr_stored_event events[MOST_EVENTS];
	struct cspr_duty_row duties[MOST_EVENTS];
	struct cspr_summary summary;
};

static uint64_t draw(uint64_t *dice)
{
	*dice ^= *dice << 13;
	*dice ^= *dice >> 7;
	*dice ^= *dice << 17;
	return *dice;
}

static cspr_status count_events(void *data, const struct cspr_summary *summary)
{
	*(uint32_t *)data = summary->events;
	return CSPR_DONE;
}

/* Half of an append could be seen: there is a duty row an event, and the summary's head is the last leaf. */
static void make(struct written *written, uint32_t expected, uint32_t count, const char *token)
{
	for (uint32_t i = 0; i < count; i++) {
		struct cspr_stored_event *event = &written->events[i];

		*event = (struct cspr_stored_event){ .size = sizeof *event, .number = expected + 1 + i };
		snprintf(written->lines[i], sizeof written->lines[i],
			 "{\"event\":\"refer\",\"recorded_at\":\"2024-03-01T00:00:00Z\",\"seq\":%u,\"token\":\"%s\"}",
			 (unsigned)event->number, token);
		event->line = written->lines[i];
		event->length = strlen(event->line);
		cspr_leaf(event->line, event->length, event->leaf);
		snprintf(written->abouts[i], sizeof written->abouts[i], "e-%u", (unsigned)event->number);
		written->duties[i] = (struct cspr_duty_row){
			.size = sizeof(struct cspr_duty_row),
			.duty = "rapid-review",
			.about = written->abouts[i],
			.force = "must",
			.standing = "pending",
			.standing_between = "indeterminate",
			.standing_after = "overdue",
			.open = 1,
			.since = { 19800, 19800 },
			.due = { 19815, 19815 },
			.met_on = { CSPR_NO_DAY, CSPR_NO_DAY },
		};
	}
	written->summary = (struct cspr_summary){
		.size = sizeof written->summary,
		.edition = "wt2023",
		.state = "referred",
		.phase = "referral",
		.events = expected + count,
		.opened = { 19783, 19783 },
		.recorded = INT64_C(1709251200000000000),
	};
	memcpy(written->summary.root, written->events[count - 1].leaf, sizeof written->summary.root);
}

static cspr_status append(const struct cspr_driver *driver, void *state, struct written *written, uint32_t expected,
			  uint32_t count)
{
	const struct cspr_stored_event *events[MOST_EVENTS];
	const struct cspr_duty_row *duties[MOST_EVENTS];
	struct cspr_append append = {
		.size = sizeof append,
		.review = written->review,
		.expected = expected,
		.events = events,
		.event_count = count,
		.summary = &written->summary,
		.duties = duties,
		.duty_count = count,
	};

	written->summary.review = written->review;
	for (uint32_t i = 0; i < count; i++) {
		events[i] = &written->events[i];
		duties[i] = &written->duties[i];
		written->duties[i].review = written->review;
	}
	return driver->append(state, &append);
}

static const char *word(cspr_status status)
{
	switch (status) {
	case CSPR_DONE:
		return "done";
	case CSPR_ERROR_CONFLICT:
		return "conflict";
	case CSPR_ERROR_UNAVAILABLE:
		return "unavailable";
	case CSPR_ERROR_UNCERTAIN:
		return "uncertain";
	}
	return "wrong";
}

/* In one call: nothing of it is lost with the process once it was written, nor half of it written. */
static void tell(const char *what, const char *review, uint32_t first, uint32_t count, const char *token,
		 const char *why)
{
	char line[512];
	int length = snprintf(line, sizeof line, "%s %s %u %u %s %s\n", what, review, (unsigned)first, (unsigned)count,
			      token, why ? why : "");

	if (write(STDOUT_FILENO, line, (size_t)length) != length)
		exit(1);
}

int main(int count, char **arguments)
{
	struct cspr_trouble trouble = { .size = sizeof trouble };
	struct cspr_postgres_settings settings = { .size = sizeof settings, .source = getenv("CSPR_SOURCE") };
	const struct cspr_driver *driver;
	void *state;
	struct written written;
	uint64_t dice = UINT64_C(88172645463325252);
	unsigned long reviews, appends;

	if (count < 5)
		return 2;
	for (const char *letter = arguments[2]; *letter; letter++)
		dice = dice * 31 + (unsigned char)*letter;
	reviews = strtoul(arguments[3], NULL, 10);
	appends = strtoul(arguments[4], NULL, 10);
	if (count > 5)
		settings.patience = (uint32_t)strtoul(arguments[5], NULL, 10);
	if (cspr_postgres_driver_open(arguments[1], &settings, &driver, &state, &trouble) != CSPR_DONE) {
		fprintf(stderr, "%s\n", trouble.message);
		return 3;
	}
	tell("ready", "-", 0, 0, "-", NULL);
	while (getchar() != EOF)
		;
	for (unsigned long i = 0; !appends || i < appends; i++) {
		uint32_t expected = 0, events = 1 + (uint32_t)(draw(&dice) % MOST_EVENTS);
		char token[64];
		cspr_status status;

		snprintf(written.review, sizeof written.review, "r-%u", (unsigned)(draw(&dice) % reviews));
		snprintf(token, sizeof token, "%s-%lu", arguments[2], i);
		status = driver->summary(state, written.review, count_events, &expected);
		if (status == CSPR_DONE || status == CSPR_ERROR_NOT_FOUND) {
			make(&written, expected, events, token);
			tell("begin", written.review, expected + 1, events, token, NULL);
			status = append(driver, state, &written, expected, events);
		}
		tell(word(status), written.review, expected + 1, events, token, driver->why(state));
	}
	driver->close(state);
	return 0;
}
