/*
 * Runs the published conformance suite over the host's own driver, then keeps a review by it.
 */
#include "driver.h"

#include <cspr/conformance.h>

#include <stdio.h>
#include <string.h>

static cspr_status reset(void *data)
{
	return own_empty(data);
}

/* Another connection to the storage. This driver has none, and gives the same state again. */
static cspr_status open_again(void *data, void **ret)
{
	*ret = data;
	return CSPR_DONE;
}

static void tell(void *data, uint32_t number, int passed, const char *words, const char *detail)
{
	(void)data;
	if (!passed)
		printf("case %u, %s: %s\n", (unsigned)number, words, detail);
}

/* How many cases failed; < 0: the suite could not be run. */
static int prove(struct storage *storage)
{
	const struct cspr_conformance trial = {
		.size = sizeof trial,
		.driver = &own_driver,
		.data = storage,
		.reset = reset,
		.open = open_again,
		.tell = tell,
	};
	int failed = cspr_conformance_run(&trial);

	if (failed == 0)
		printf("The driver keeps the contract: every case passed.\n");
	return failed;
}

/* A line as it comes from a web form or a queue, recorded as the first of a review. */
static cspr_status record(cspr_context *context, cspr_store *store, const char *review, const char *text)
{
	struct cspr_trouble trouble = { .size = sizeof trouble };
	cspr_line *line = NULL;
	cspr_stored *stored = NULL;
	cspr_status status = cspr_line_read(context, text, strlen(text), NULL, &line, &trouble);

	if (status == CSPR_DONE)
		status = cspr_store_begin(store, review, 0, NULL, &stored);
	if (status == CSPR_DONE) {
		cspr_event *events[] = { cspr_line_event(line) };
		struct cspr_recording recording = {
			.size = sizeof recording,
			.events = events,
			.count = 1,
			.expect = -1,
		};

		status = cspr_stored_record(stored, &recording, NULL, &trouble);
	}
	if (status < 0)
		fprintf(stderr, "%s: %s\n", cspr_status_words(status), trouble.message);
	cspr_stored_unref(stored);
	cspr_line_unref(line);
	return status;
}

static cspr_status keep(struct storage *storage)
{
	static const char refer[] =
		"{\"event\":\"refer\",\"happened_on\":\"2024-09-02\",\"recorded_at\":\"2024-09-02T09:00:00Z\","
		"\"actor\":{\"id\":\"hospital-1\",\"role\":\"agency\"},\"parts\":{\"aware_on\":\"2024-09-02\","
		"\"children\":1,\"referring_agency\":\"hospital-1\"}}";
	struct cspr_summary summary = { .size = sizeof summary };
	cspr_context *context = NULL;
	cspr_store *store = NULL;
	cspr_portfolio *portfolio = NULL;
	cspr_status status = own_empty(storage); /* of what the suite left */

	if (status == CSPR_DONE)
		status = cspr_context_new(NULL, &context);
	if (status == CSPR_DONE)
		status = cspr_store_new(context, &own_driver, storage, NULL, &store, NULL);
	if (status == CSPR_DONE)
		status = record(context, store, "r-2024-1", refer);
	if (status == CSPR_DONE)
		status = cspr_store_list(store, NULL, &portfolio);
	for (size_t i = 0; status == CSPR_DONE && cspr_portfolio_summary(portfolio, i, &summary) == CSPR_DONE; i++)
		printf("%s is kept by it: %u event, %s, under %s.\n", summary.review, (unsigned)summary.events,
		       summary.state, summary.edition);
	cspr_portfolio_unref(portfolio);
	cspr_store_unref(store);
	cspr_context_unref(context);
	return status;
}

int main(void)
{
	struct storage storage = { NULL };
	int failed = own_empty(&storage) == CSPR_DONE ? prove(&storage) : -1;

	if (failed == 0)
		failed = keep(&storage);
	own_free(&storage);
	return failed || fflush(stdout) || ferror(stdout) ? 1 : 0;
}
