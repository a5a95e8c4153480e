/*
 * A host whose reviews last: they are in an SQLite file, each event on the disk before it is told as done. One process
 * is killed at once after it has recorded something; another opens the file, and goes on. Then two people write to one
 * review at a time, and the second is told what came in between.
 *
 *     durable REVIEWS.db    (a file that is not there yet)
 *     cc durable.c $(pkg-config --cflags --libs libcspr-sqlite)
 */
#define _POSIX_C_SOURCE 200809L
#include <cspr/sqlite.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

/* The reference is opaque: it must not say who the review is about. */
static const char reference[] = "r-2024-1";

static struct cspr_trouble trouble = { .size = sizeof trouble };

static void must(cspr_status status, const char *doing)
{
	if (status == CSPR_DONE)
		return;
	fprintf(stderr, "%s: %s%s%s\n", doing, cspr_status_words(status), *trouble.message ? ": " : "",
		trouble.message);
	exit(1);
}

/* A window on the store: what one process has. */
struct desk {
	cspr_context *context;
	cspr_store *store;
	cspr_stored *review;
};

static struct desk open_desk(const char *path)
{
	struct desk desk = { NULL, NULL, NULL };

	must(cspr_context_new(NULL, &desk.context), "a context");
	must(cspr_sqlite_open(desk.context, path, NULL, NULL, &desk.store, &trouble), "opening the store");
	/* Once told, for whoever looks after the machine: a writer ended without closing the store. */
	if (cspr_store_found(desk.store))
		printf("on opening: %s\n", cspr_store_found(desk.store));
	cspr_status status = cspr_store_load(desk.store, reference, &desk.review, &trouble);
	if (status == CSPR_ERROR_NOT_FOUND)
		status = cspr_store_begin(desk.store, reference, 0, NULL, &desk.review);
	must(status, "loading the review");
	return desk;
}

static void close_desk(struct desk *desk)
{
	cspr_stored_unref(desk->review);
	cspr_store_unref(desk->store);
	cspr_context_unref(desk->context);
}

static uint32_t count(const struct desk *desk)
{
	cspr_review *review = cspr_stored_review(desk->review);

	return review ? cspr_review_version(review) : 0;
}

/* Records what happened on the day of September 2024, if the review still has as many events as whoever decided to has
 * seen (-1: never mind). Takes the event. */
static cspr_status record(struct desk *desk, cspr_event *event, int day, int64_t seen)
{
	struct cspr_recording recording = {
		.size = sizeof recording,
		.events = &event,
		.count = 1,
		.expect = seen,
	};
	struct cspr_recorded recorded = { .size = sizeof recorded };
	cspr_day happened;

	must(cspr_day_from_civil(2024, 9, day, &happened), "the day");
	must(cspr_event_set_happened(event, (struct cspr_span){ happened, happened }), "the day");
	must(cspr_event_set_recorded(event, ((int64_t)happened * 24 + 9) * 3600 * 1000000000), "the moment");
	cspr_status status = cspr_stored_record(desk->review, &recording, &recorded, &trouble);
	printf("%s on 2024-09-%02d: ", cspr_word_name(CSPR_GROUP_EVENT, cspr_event_code(event)), day);
	if (status == CSPR_DONE)
		printf("recorded as event %u\n", (unsigned)recorded.events);
	else
		printf("%s\n", status > 0 ? "refused" : cspr_status_words(status));
	if (status >= 0)
		cspr_decision_unref(recorded.decision); /* its findings say why, if it was refused */
	cspr_event_unref(event);
	return status;
}

static cspr_event *make(struct desk *desk, cspr_code code, cspr_code role, const char *actor)
{
	cspr_event *event;

	must(cspr_event_new(desk->context, code, &event), "an event");
	must(cspr_event_set_actor(event, role, actor, 0, NULL), "its actor");
	return event;
}

/* Records the referral, and is killed before it can close anything. */
static void be_cut_off(const char *path)
{
	struct desk desk = open_desk(path);
	cspr_event *refer = make(&desk, CSPR_EVENT_REFER, CSPR_ROLE_AGENCY, "hospital-1");

	must(cspr_event_set_reference(refer, CSPR_PART_REFERRING_AGENCY, "hospital-1"), "the agency");
	must(cspr_event_set_count(refer, CSPR_PART_CHILDREN, 1), "how many children");
	must(record(&desk, refer, 2, -1), "the referral");
	fflush(stdout);
	raise(SIGKILL);
}

/* Another process went on while this one showed the review to somebody. */
static void write_together(const char *path)
{
	struct desk first = open_desk(path), second = open_desk(path);
	uint32_t seen = count(&second);
	cspr_event *event;

	event = make(&first, CSPR_EVENT_BEGIN_SCREENING, CSPR_ROLE_BUSINESS_MANAGER, "manager-1");
	record(&first, event, 3, -1);

	/* With what was seen, any difference is a conflict, and what is new has been read: show it, and ask again.
	 * (With -1 the library would decide anew by itself.) */
	event = make(&second, CSPR_EVENT_CLOSE_WITHOUT_REVIEW, CSPR_ROLE_POLICE, "police-lead-1");
	must(cspr_event_set_code(event, CSPR_PART_REASON, CSPR_VALUE_DUPLICATE), "the reason");
	if (record(&second, event, 3, seen) == CSPR_ERROR_CONFLICT)
		for (uint32_t i = seen; i < count(&second); i++) {
			const char *line;
			size_t length;

			must(cspr_stored_line(second.review, i, &line, &length), "a line");
			printf("    in between: %.*s\n", (int)length, line);
		}
	event = make(&second, CSPR_EVENT_RECORD_CIRCUMSTANCES, CSPR_ROLE_BUSINESS_MANAGER, "manager-2");
	must(cspr_event_set_code(event, CSPR_PART_HARM, CSPR_VALUE_SERIOUS), "the harm");
	record(&second, event, 4, count(&second));
	close_desk(&second);
	close_desk(&first);
}

int main(int argc, char **argv)
{
	if (argc != 2)
		return 2;
	pid_t child = fork(); /* before anything is open: a store must not be carried across it */
	if (child == 0)
		be_cut_off(argv[1]);
	waitpid(child, NULL, 0);
	printf("the process was killed\n");

	struct desk desk = open_desk(argv[1]);
	printf("after it: %u event, %s\n", (unsigned)count(&desk),
	       cspr_word_name(CSPR_GROUP_STATE, cspr_review_state(cspr_stored_review(desk.review))));
	close_desk(&desk);
	write_together(argv[1]);
	return fflush(stdout) || ferror(stdout) ? 1 : 0; /* a full disk: what is said is lost */
}
