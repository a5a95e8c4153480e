/*
 * cspr new and cspr record: events decided and written to a store, all of them or none. Decides only what is said of
 * it.
 *
 * What must stay true: what can't be read is said before anything is written; what is said to be recorded is durable.
 */
#include "stores.h"

#include <string.h>

struct request {
	struct opening opening;
	const char *reference;
	const char *file;
	const char *edition;
	const char *expect;
	bool begins; /* a review that is not there yet */
	bool json;
	uint32_t expected;
	/* while it is worked on */
	cspr_context *context;
	cspr_store *store;
	cspr_stored *stored;
	struct record record;
	struct intake intake;
};

/* The record as it is in the store now. */
static bool reread(struct request *request, struct trouble *trouble)
{
	record_free(&request->record);
	return record_of_stored(&request->record, request->context, request->store, request->stored, trouble);
}

static int refused(struct request *request, const struct cspr_recorded *recorded, size_t before)
{
	struct outcome outcome = { .reference = request->reference, .record = &request->record, .from = before };
	struct trouble trouble;

	if (recorded->attempts > 1) { /* it was tried on a record that is not that of the store any more */
		if (!reread(request, &trouble))
			return say_trouble(&trouble, NULL, request->json);
		outcome.from = request->record.count;
		if (!intake_try(&request->intake, &request->record, &trouble))
			return say_trouble(&trouble, request->file, request->json);
	}
	outcome.until = outcome.from + recorded->refused + 1;
	outcome.events = recorded->events;
	outcome.kept = recorded->events > before;
	return say_outcome(&outcome, request->json);
}

static int recorded(struct request *request, const struct cspr_recorded *recorded)
{
	struct outcome outcome = { .reference = request->reference,
				   .record = &request->record,
				   .events = recorded->events,
				   .recorded = true };
	struct trouble trouble;

	if (!reread(request, &trouble))
		return say_trouble(&trouble, NULL, request->json);
	outcome.until = request->record.count;
	outcome.from = outcome.until - request->intake.count;
	return say_outcome(&outcome, request->json);
}

static bool already_there(struct trouble *trouble)
{
	return unavailable(trouble, "the store has a review of that reference already; cspr record carries it on");
}

static int conflict(struct request *request, struct trouble *trouble)
{
	struct trouble unread;

	if (request->begins)
		already_there(trouble);
	if (request->begins || !request->expect)
		return say_trouble(trouble, NULL, request->json);
	return reread(request, &unread)
		       ? say_conflict(&request->record, request->reference, request->expected, request->json)
		       : say_trouble(&unread, NULL, request->json);
}

static int write_events(struct request *request, size_t before)
{
	struct cspr_recorded came = { .size = sizeof(came) };
	struct trouble trouble;
	int64_t expect = request->begins ? 0 : request->expect ? (int64_t)request->expected : -1;
	cspr_status status = intake_record(&request->intake, request->stored, expect, &came, &trouble);
	int exit_code;

	if (status == CSPR_ERROR_CONFLICT)
		return conflict(request, &trouble);
	if (status < 0) {
		store_trouble(status, &trouble);
		return say_trouble(&trouble, NULL, request->json);
	}
	exit_code = status == CSPR_REFUSED ? refused(request, &came, before) : recorded(request, &came);
	cspr_decision_unref(came.decision);
	return exit_code;
}

static bool first_refused(const struct request *request, size_t *ret)
{
	for (size_t i = 0; i < request->record.count; i++) {
		*ret = i;
		if (!request->record.entries[i].committed)
			return true;
	}
	return false;
}

static bool begin(struct request *request, struct trouble *trouble)
{
	cspr_stored *there;
	cspr_status status;

	if (!store_open(request->context, &request->opening, &request->store, trouble))
		return false;
	status = cspr_store_load(request->store, request->reference, &there, trouble_begin(trouble));
	if (status == CSPR_DONE) {
		cspr_stored_unref(there);
		return already_there(trouble);
	}
	if (status != CSPR_ERROR_NOT_FOUND)
		return store_trouble(status, trouble);
	trouble_begin(trouble);
	status = cspr_store_begin(request->store, request->reference, 0, cspr_basis_edition(request->record.basis),
				  &request->stored);
	return status == CSPR_DONE || status_trouble(status, trouble);
}

/* The store is opened, and perhaps made, only when there is something to write. */
static int begin_review(struct request *request)
{
	struct trouble trouble;
	size_t index;

	trouble_begin(&trouble);
	request->record.context = cspr_context_ref(request->context);
	if (request->opening.profile &&
	    !profile_read(request->context, request->opening.profile, &request->record.profile, &trouble))
		return say_trouble(&trouble, NULL, request->json);
	if (!intake_read(&request->intake, &request->record, request->file, request->edition, &trouble))
		return say_trouble(&trouble, request->file, request->json);
	if (first_refused(request, &index))
		return say_outcome(&(struct outcome){ .reference = request->reference,
						      .record = &request->record,
						      .until = index + 1 },
				   request->json);
	if (!begin(request, &trouble))
		return say_trouble(&trouble, NULL, request->json);
	return write_events(request, 0);
}

static int carry_on(struct request *request)
{
	struct trouble trouble;
	cspr_status status;
	size_t before;

	if (!store_open(request->context, &request->opening, &request->store, &trouble))
		return say_trouble(&trouble, NULL, request->json);
	status = cspr_store_load(request->store, request->reference, &request->stored, trouble_begin(&trouble));
	if (status < 0) {
		store_trouble(status, &trouble);
		return say_trouble(&trouble, NULL, request->json);
	}
	if (!reread(request, &trouble))
		return say_trouble(&trouble, NULL, request->json);
	before = request->record.count;
	if (request->expect && request->expected != before)
		return say_conflict(&request->record, request->reference, request->expected, request->json);
	if (!intake_read(&request->intake, &request->record, request->file, NULL, &trouble))
		return say_trouble(&trouble, request->file, request->json);
	return write_events(request, before);
}

static int run(struct request *request, const char *command)
{
	int exit_code = review_check(request->opening.uri, request->reference, command, request->json);
	struct trouble trouble = { 0 };

	if (exit_code)
		return exit_code;
	if (cspr_reference_check(request->reference) < 0)
		return say_usage(request->json, command, NULL,
				 cspr_status_words(cspr_reference_check(request->reference)));
	if (!request->file)
		return say_usage(request->json, command, NULL, "the event is missing: a file, or - for standard input");
	if (cspr_context_new(NULL, &request->context) != CSPR_DONE) {
		no_memory(&trouble);
		return say_trouble(&trouble, NULL, request->json);
	}
	exit_code = request->begins ? begin_review(request) : carry_on(request);
	intake_free(&request->intake);
	record_free(&request->record);
	cspr_stored_unref(request->stored);
	cspr_store_unref(request->store);
	cspr_context_unref(request->context);
	return exit_code;
}

int run_new(int argc, char **argv)
{
	struct request request = { .begins = true, .opening = { .make = true } };
	const struct option_row rows[] = { { "--store", &request.opening.uri, NULL },
					   { "--review", &request.reference, NULL },
					   { "--edition", &request.edition, NULL },
					   { "--profile", &request.opening.profile, NULL },
					   { "--key", &request.opening.key, NULL },
					   { "--json", NULL, &request.json },
					   { NULL, NULL, NULL } };
	int exit_code = options_read(argc, argv, rows, &request.file, 1);

	return exit_code ? exit_code : run(&request, "new");
}

int run_record(int argc, char **argv)
{
	struct request request = { .begins = false };
	const struct option_row rows[] = {
		{ "--store", &request.opening.uri, NULL }, { "--review", &request.reference, NULL },
		{ "--expect", &request.expect, NULL },	   { "--profile", &request.opening.profile, NULL },
		{ "--key", &request.opening.key, NULL },   { "--keep-refusals", NULL, &request.opening.keep_refusals },
		{ "--json", NULL, &request.json },	   { NULL, NULL, NULL }
	};
	int exit_code = options_read(argc, argv, rows, &request.file, 1);

	if (exit_code)
		return exit_code;
	option_count("--expect", request.expect, "record", request.json, &request.expected, &exit_code);
	return exit_code ? exit_code : run(&request, "record");
}
