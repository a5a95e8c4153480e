/*
 * A host that hands events on: from the outbox of a store in PostgreSQL to standard output, a CloudEvent a line, for
 * whatever speaks to the message queue. Each is in the outbox from the transaction on in which its event was recorded;
 * it is marked as sent when it was, so that each goes out at least once, and those of a review in order. Any number of
 * these may run.
 *
 *     outbox postgresql://bury_app@db.scp.example/reviews MILLISECONDS | producer --topic reviews
 *     cc outbox.c $(pkg-config --cflags --libs libcspr-postgres)
 *
 * Ends when nothing came for so many milliseconds (0: never), with 0; with 3 when the store can't be reached, or nobody
 * takes what is printed: what was not sent is still in the outbox.
 */
#include <cspr/postgres.h>

#include <stdio.h>
#include <stdlib.h>

enum { AT_A_TIME = 100, MINUTE = 60000 };

/* Its id is the review and the number of the event: what comes twice is known by it. */
static cspr_status send(void *data, const struct cspr_outbox_row *row)
{
	FILE *to = data;

	fwrite(row->cloud_event, 1, row->length, to);
	fputc('\n', to);
	return fflush(to) == 0 && !ferror(to) ? CSPR_DONE : CSPR_ERROR_UNAVAILABLE;
}

/* Everything that is there now. */
static cspr_status send_all(void *state)
{
	cspr_status status = CSPR_DONE;
	size_t sent = 1;

	while (status == CSPR_DONE && sent > 0)
		status = cspr_postgres_send_on(state, AT_A_TIME, send, stdout, &sent);
	return status;
}

int main(int argc, char **argv)
{
	struct cspr_trouble trouble = { .size = sizeof trouble };
	uint32_t patience = argc == 3 ? (uint32_t)strtoul(argv[2], NULL, 10) : 0;
	cspr_context *context = NULL;
	cspr_store *store = NULL;
	int new = 1;

	if (argc != 3) {
		fprintf(stderr, "usage: outbox URI MILLISECONDS\n");
		return 2;
	}
	cspr_status status = cspr_context_new(NULL, &context);
	if (status == CSPR_DONE)
		status = cspr_postgres_open(context, argv[1], NULL, NULL, &store, &trouble);
	/* Word of something new comes by NOTIFY; after a minute without any it looks all the same. */
	while (status == CSPR_DONE && (new || !patience)) {
		status = cspr_postgres_wait(cspr_store_state(store), patience ? patience : MINUTE, &new);
		if (status == CSPR_DONE)
			status = send_all(cspr_store_state(store));
	}
	if (ferror(stdout))
		fprintf(stderr, "outbox: nobody takes what is printed\n");
	else if (status < 0)
		fprintf(stderr, "outbox: %s\n", *trouble.message ? trouble.message : cspr_status_words(status));
	cspr_store_unref(store);
	cspr_context_unref(context);
	return status < 0 ? 3 : 0;
}
