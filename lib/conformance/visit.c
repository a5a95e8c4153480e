/*
 * Cases: a visitor may end its visit, and the driver goes on as if nothing had been; and a visit shows one moment.
 */
#include "trial.h"

#include <string.h>

/* A visitor of any kind of row: it ends the visit at a row. */
struct stopper {
	uint32_t at, seen;
	cspr_status status;
};

static cspr_status stop(struct stopper *stopper)
{
	return ++stopper->seen == stopper->at ? stopper->status : CSPR_DONE;
}

static cspr_status stop_event(void *data, const struct cspr_stored_event *event)
{
	(void)event;
	return stop(data);
}

static cspr_status stop_summary(void *data, const struct cspr_summary *summary)
{
	(void)summary;
	return stop(data);
}

static cspr_status stop_duty(void *data, const struct cspr_duty_row *duty)
{
	(void)duty;
	return stop(data);
}

static cspr_status stop_note(void *data, const struct cspr_note *note)
{
	(void)note;
	return stop(data);
}

static cspr_status stop_document(void *data, const struct cspr_document *document)
{
	(void)document;
	return stop(data);
}

static cspr_status stop_checkpoint(void *data, const struct cspr_checkpoint *checkpoint)
{
	(void)checkpoint;
	return stop(data);
}

typedef cspr_status (*kind)(const struct cspr_driver *driver, void *state, struct stopper *stopper);

static cspr_status visit_events(const struct cspr_driver *driver, void *state, struct stopper *stopper)
{
	return driver->read(state, "r-1", 0, stop_event, stopper);
}

static cspr_status visit_list(const struct cspr_driver *driver, void *state, struct stopper *stopper)
{
	static const struct cspr_list_query any = { .size = sizeof any };

	return driver->list(state, &any, stop_summary, stopper);
}

static cspr_status visit_due(const struct cspr_driver *driver, void *state, struct stopper *stopper)
{
	static const struct cspr_due_query all = { .size = sizeof all, .all = 1, .before = CSPR_NO_DAY };

	return driver->due(state, &all, stop_duty, stopper);
}

static cspr_status visit_checkpoints(const struct cspr_driver *driver, void *state, struct stopper *stopper)
{
	return driver->checkpoints(state, "r-1", stop_checkpoint, stopper);
}

static cspr_status visit_summary(const struct cspr_driver *driver, void *state, struct stopper *stopper)
{
	return driver->summary(state, "r-1", stop_summary, stopper);
}

static cspr_status visit_note(const struct cspr_driver *driver, void *state, struct stopper *stopper)
{
	return driver->note(state, "r-1", 1, stop_note, stopper);
}

static cspr_status visit_document(const struct cspr_driver *driver, void *state, struct stopper *stopper)
{
	unsigned char digest[32];

	digest_of(1, digest);
	return driver->document(state, digest, stop_document, stopper);
}

/* Three of what there can be several of. */
static void write_three(struct trial *trial)
{
	static const char *const all[] = { "r-1", "r-2", "r-3" };

	for (uint32_t i = 0; i < LENGTH(all); i++) {
		struct batch *batch = begin(trial, all[i], 0, 3);

		add_duty(batch, "duty", "");
		add_note(batch, 1, "Child A.");
		add_document(batch, 1, "document");
		set_checkpoint(batch, 3, "three\n");
		append(trial, FIRST, CSPR_DONE);
		set_checkpoint(begin(trial, all[i], 3, 0), 1, "one\n");
		append(trial, FIRST, CSPR_DONE);
		set_checkpoint(begin(trial, all[i], 3, 0), 2, "two\n");
		append(trial, FIRST, CSPR_DONE);
	}
}

/* Events and an append after a visit that was ended, by the one connection or the other. */
static void go_on(struct trial *trial, uint32_t events)
{
	append_events(trial, (int)(events % 2), "after", events, 1);
	want_events(trial, "after", events + 1, events + 1);
	want_status(trial, CSPR_DONE);
	look_events(trial, FIRST, "after", events);
	want_events(trial, "r-1", 1, 3);
	want_status(trial, CSPR_DONE);
	look_events(trial, FIRST, "r-1", 0);
	compare(trial, "events, after a visit was ended");
}

/* Ends the visit at each of its rows, with statuses that a driver might take for its own. */
static void end_visits(struct trial *trial, kind visit, uint32_t rows)
{
	static const cspr_status statuses[] = {
		CSPR_REFUSED, INT32_MAX, CSPR_ERROR_CONFLICT, CSPR_ERROR_NOT_FOUND, CSPR_ERROR_UNAVAILABLE, INT32_MIN,
	};
	uint32_t events = 0;

	write_three(trial);
	for (uint32_t at = 1; at <= rows; at++)
		for (size_t i = 0; i < LENGTH(statuses); i++) {
			struct stopper stopper = { .at = at, .status = statuses[i] };
			void *state = connection(trial, FIRST);

			if (!state)
				return;
			expect_status(trial, "a visit that its visitor ends", visit(trial->driver, state, &stopper),
				      statuses[i]);
			expect(trial, stopper.seen == at, "the visitor was called after it had ended the visit");
			go_on(trial, events++);
		}
}

static void end_events(struct trial *trial)
{
	end_visits(trial, visit_events, 3);
}

static void end_list(struct trial *trial)
{
	end_visits(trial, visit_list, 3);
}

static void end_due(struct trial *trial)
{
	end_visits(trial, visit_due, 3);
}

static void end_checkpoints(struct trial *trial)
{
	end_visits(trial, visit_checkpoints, 3);
}

static void end_summary(struct trial *trial)
{
	end_visits(trial, visit_summary, 1);
}

static void end_note(struct trial *trial)
{
	end_visits(trial, visit_note, 1);
}

static void end_document(struct trial *trial)
{
	end_visits(trial, visit_document, 1);
}

/* A visitor that has another connection write at its first row. */
struct writer {
	struct trial *trial;
	uint32_t seen;
};

static cspr_status write_meanwhile(void *data, const struct cspr_stored_event *event)
{
	struct writer *writer = data;

	if (++writer->seen == 1)
		append_events(writer->trial, SECOND, "r-1", 40, 40);
	if (event->number != writer->seen)
		fail(writer->trial, "event %u was shown where %u should be", (unsigned)event->number,
		     (unsigned)writer->seen);
	return CSPR_DONE;
}

static void one_moment(struct trial *trial)
{
	struct writer writer = { .trial = trial };
	void *state;

	append_events(trial, FIRST, "r-1", 0, 40);
	connection(trial, SECOND);
	state = connection(trial, FIRST);
	if (!state)
		return;
	expect_status(trial, "a visit during which another connection writes",
		      trial->driver->read(state, "r-1", 0, write_meanwhile, &writer), CSPR_DONE);
	if (writer.seen != 40)
		fail(trial, "%u events were shown of the 40 that there were", (unsigned)writer.seen);
	want_events(trial, "r-1", 1, 80);
	want_status(trial, CSPR_DONE);
	look_events(trial, FIRST, "r-1", 0);
	compare(trial, "the events after a visit during which another connection wrote");
}

static const struct trial_case cases[] = {
	{ "a visit to events ends with any status its visitor gives, and the driver goes on", end_events },
	{ "a visit to a list of reviews ends with any status its visitor gives, and the driver goes on", end_list },
	{ "a visit to duties ends with any status its visitor gives, and the driver goes on", end_due },
	{ "a visit to checkpoints ends with any status its visitor gives, and the driver goes on", end_checkpoints },
	{ "a visit to a summary ends with any status its visitor gives, and the driver goes on", end_summary },
	{ "a visit to a note ends with any status its visitor gives, and the driver goes on", end_note },
	{ "a visit to a document ends with any status its visitor gives, and the driver goes on", end_document },
	{ "events are shown as of one moment, whatever another connection writes meanwhile", one_moment },
};

const struct case_list visit_cases = { cases, LENGTH(cases) };
