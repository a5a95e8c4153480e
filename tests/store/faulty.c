#include "faulty.h"

#include "desk.h"

#include <string.h>

/* A visitor does not use the connection that it is called from. */
static void use(struct fault *fault)
{
	fault->used_by_visitor |= fault->visiting;
}

static cspr_status fault_append(void *state, const struct cspr_append *append)
{
	struct fault *fault = state;
	cspr_status status = CSPR_DONE;

	use(fault);
	fault->appends++;
	if (fault->append_gives == CSPR_DONE || fault->writes_first)
		status = fault->driver->append(fault->state, append);
	return status == CSPR_DONE ? fault->append_gives : status;
}

struct passing {
	const struct fault *fault;
	cspr_visit_event visit;
	void *data;
};

static cspr_status pass_event(void *data, const struct cspr_stored_event *event)
{
	struct passing *passing = data;
	struct cspr_stored_event changed = *event;
	char line[4096];

	if (event->number == passing->fault->hide)
		return CSPR_DONE;
	if (event->number == passing->fault->spoil) {
		ck_assert_uint_lt(event->length, sizeof line);
		memcpy(line, event->line, event->length);
		*strstr(line, "\"verdict\"") = ' ';
		changed.line = line;
	}
	changed.leaf[31] ^= event->number == passing->fault->leaf;
	if (event->number == passing->fault->twice) {
		cspr_status status = passing->visit(passing->data, &changed);

		if (status != CSPR_DONE)
			return status;
	}
	cspr_status status = passing->visit(passing->data, &changed);

	return passing->fault->deaf ? CSPR_DONE : status;
}

static cspr_status fault_read(void *state, const char *review, uint32_t after, cspr_visit_event visit, void *data)
{
	struct fault *fault = state;
	struct passing passing = { fault, visit, data };

	use(fault);
	fault->visiting = true;
	cspr_status status = fault->driver->read(fault->state, review, after, pass_event, &passing);

	fault->visiting = false;
	return status;
}

static cspr_status fault_list(void *state, const struct cspr_list_query *query, cspr_visit_summary visit, void *data)
{
	struct fault *fault = state;

	use(fault);
	return fault->driver->list(fault->state, query, visit, data);
}

static cspr_status fault_due(void *state, const struct cspr_due_query *query, cspr_visit_duty visit, void *data)
{
	struct fault *fault = state;

	use(fault);
	return fault->driver->due(fault->state, query, visit, data);
}

struct passing_summary {
	const struct fault *fault;
	cspr_visit_summary visit;
	void *data;
};

static cspr_status pass_summary(void *data, const struct cspr_summary *summary)
{
	struct passing_summary *passing = data;
	struct cspr_summary changed = *summary;

	changed.events += passing->fault->restless ? passing->fault->asked : 0;
	return passing->visit(passing->data, &changed);
}

static cspr_status fault_summary(void *state, const char *review, cspr_visit_summary visit, void *data)
{
	struct fault *fault = state;
	struct passing_summary passing = { fault, visit, data };

	use(fault);
	fault->asked++;
	return fault->driver->summary(fault->state, review, pass_summary, &passing);
}

static cspr_status fault_note(void *state, const char *review, uint32_t number, cspr_visit_note visit, void *data)
{
	struct fault *fault = state;

	use(fault);
	return fault->driver->note(fault->state, review, number, visit, data);
}

static cspr_status fault_erase_note(void *state, const char *review, uint32_t number)
{
	struct fault *fault = state;

	use(fault);
	return fault->driver->erase_note(fault->state, review, number);
}

static cspr_status fault_document(void *state, const unsigned char digest[32], cspr_visit_document visit, void *data)
{
	struct fault *fault = state;
	struct cspr_document document = { .size = sizeof document, .bytes = fault->document };

	use(fault);
	if (!fault->document)
		return fault->driver->document(fault->state, digest, visit, data);
	if (!*fault->document)
		return CSPR_ERROR_NOT_FOUND;
	memcpy(document.digest, digest, sizeof document.digest);
	document.length = strlen(fault->document);
	return visit(data, &document);
}

static cspr_status fault_checkpoints(void *state, const char *review, cspr_visit_checkpoint visit, void *data)
{
	struct fault *fault = state;

	use(fault);
	return fault->driver->checkpoints(fault->state, review, visit, data);
}

static const char *fault_why(void *state)
{
	(void)state;
	return "it was told to";
}

static void fault_close(void *state)
{
	struct fault *fault = state;

	fault->closed++;
}

const struct cspr_driver faulty = {
	.size = sizeof faulty,
	.name = "faulty",
	.append = fault_append,
	.read = fault_read,
	.list = fault_list,
	.due = fault_due,
	.summary = fault_summary,
	.note = fault_note,
	.erase_note = fault_erase_note,
	.document = fault_document,
	.checkpoints = fault_checkpoints,
	.why = fault_why,
	.close = fault_close,
};

cspr_store *open_faulty(struct fault *fault, const struct cspr_store_settings *settings)
{
	cspr_store *opened;

	fault->driver = cspr_store_driver(store);
	fault->state = cspr_store_state(store);
	ck_assert_status(cspr_store_new(context, &faulty, fault, settings, &opened, &trouble), CSPR_DONE);
	return opened;
}
