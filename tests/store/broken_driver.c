/*
 * The driver in memory with a hook at every place where a driver could go wrong.
 */
#include "broken.h"

#include "inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct world world;
const struct fault *fault;

static void *need(void *block)
{
	if (!block)
		abort();
	return block;
}

static cspr_status count_events(void *data, const struct cspr_summary *summary)
{
	*(uint32_t *)data = summary->events;
	return CSPR_DONE;
}

uint32_t events_of(const char *review)
{
	uint32_t events = 0;

	memory_driver.summary(world.memory, review, count_events, &events);
	return events;
}

void end_at_zero(unsigned char bytes[32])
{
	for (size_t i = strnlen((const char *)bytes, 32); i < 32; i++)
		bytes[i] = 0;
}

static const char *reference_of(const char *given, char room[REFERENCE_ROOM])
{
	snprintf(room, REFERENCE_ROOM, "%s", given);
	if (fault->reference)
		fault->reference(room);
	return room;
}

/* Writing */

static void parcel_make(const struct cspr_append *append, struct parcel *ret)
{
	*ret = (struct parcel){ .append = *append };
	ret->append.review = reference_of(append->review, ret->review);
	if (append->summary) {
		ret->summary = *append->summary;
		ret->summary.review = ret->review;
		ret->append.summary = &ret->summary;
	}
	if (append->checkpoint) {
		ret->checkpoint = *append->checkpoint;
		ret->append.checkpoint = &ret->checkpoint;
	}
	ret->events = need(calloc(append->event_count + 1, sizeof *ret->events));
	ret->event_list = need(calloc(append->event_count + 1, sizeof *ret->event_list));
	for (size_t i = 0; i < append->event_count; i++) {
		ret->events[i] = *append->events[i];
		ret->event_list[i] = &ret->events[i];
	}
	ret->duties = need(calloc(append->duty_count + 1, sizeof *ret->duties));
	ret->duty_list = need(calloc(append->duty_count + 1, sizeof *ret->duty_list));
	for (size_t i = 0; i < append->duty_count; i++) {
		ret->duties[i] = *append->duties[i];
		ret->duty_list[i] = &ret->duties[i];
	}
	ret->documents = need(calloc(append->document_count + 1, sizeof *ret->documents));
	ret->document_list = need(calloc(append->document_count + 1, sizeof *ret->document_list));
	for (size_t i = 0; i < append->document_count; i++) {
		ret->documents[i] = *append->documents[i];
		ret->document_list[i] = &ret->documents[i];
	}
	ret->append.events = ret->event_list;
	ret->append.duties = ret->duty_list;
	ret->append.documents = ret->document_list;
}

static void parcel_free(struct parcel *parcel)
{
	free(parcel->events);
	free(parcel->event_list);
	free(parcel->duties);
	free(parcel->duty_list);
	free(parcel->documents);
	free(parcel->document_list);
}

static cspr_status broken_append(void *state, const struct cspr_append *append)
{
	struct parcel parcel;
	cspr_status status;

	(void)state;
	if (world.stuck)
		return CSPR_ERROR_UNAVAILABLE;
	parcel_make(append, &parcel);
	if (fault->append)
		fault->append(&parcel);
	status = memory_driver.append(world.memory, &parcel.append);
	if (fault->appended)
		status = fault->appended(&parcel, status);
	parcel_free(&parcel);
	return status;
}

static cspr_status broken_erase_note(void *state, const char *review, uint32_t number)
{
	char room[REFERENCE_ROOM];

	(void)state;
	reference_of(review, room);
	return fault->erase ? fault->erase(room, number) : memory_driver.erase_note(world.memory, room, number);
}

/* Showing: data of these visitors is a struct host. */

struct host {
	union {
		cspr_visit_event event;
		cspr_visit_summary summary;
		cspr_visit_duty duty;
		cspr_visit_note note;
		cspr_visit_document document;
		cspr_visit_checkpoint checkpoint;
	} visit;
	void *data;
};

static cspr_status visited(cspr_status status)
{
	return fault->visited ? fault->visited(status) : status;
}

static cspr_status answered(cspr_status status)
{
	if (status == CSPR_DONE && world.swallowed)
		status = world.swallowed;
	world.swallowed = CSPR_DONE;
	return fault->answered ? fault->answered(status) : status;
}

static cspr_status show_event(void *data, const struct cspr_stored_event *event)
{
	const struct host *host = data;
	struct cspr_stored_event shown = *event;
	char *line = need(malloc(event->length + 1));
	cspr_status status = CSPR_DONE;

	memcpy(line, event->line, event->length);
	line[event->length] = '\0';
	shown.line = line;
	if (!fault->event || fault->event(&shown, line))
		status = visited(host->visit.event(host->data, &shown));
	free(line);
	return status;
}

static cspr_status show_summary(void *data, const struct cspr_summary *summary)
{
	const struct host *host = data;
	struct cspr_summary shown = *summary;

	if (fault->summary && !fault->summary(&shown))
		return CSPR_DONE;
	return visited(host->visit.summary(host->data, &shown));
}

static cspr_status show_duty(void *data, const struct cspr_duty_row *duty)
{
	const struct host *host = data;
	struct cspr_duty_row shown = *duty;

	if (fault->duty && !fault->duty(&shown))
		return CSPR_DONE;
	return visited(host->visit.duty(host->data, &shown));
}

static cspr_status show_note(void *data, const struct cspr_note *note)
{
	const struct host *host = data;
	struct cspr_note shown = *note;

	if (fault->note && !fault->note(&shown))
		return CSPR_DONE;
	return visited(host->visit.note(host->data, &shown));
}

static cspr_status show_document(void *data, const struct cspr_document *document)
{
	const struct host *host = data;
	struct cspr_document shown = *document;

	if (fault->document && !fault->document(&shown))
		return CSPR_DONE;
	return visited(host->visit.document(host->data, &shown));
}

static cspr_status show_checkpoint(void *data, const struct cspr_checkpoint *checkpoint)
{
	const struct host *host = data;
	struct cspr_checkpoint shown = *checkpoint;

	if (fault->checkpoint && !fault->checkpoint(&shown))
		return CSPR_DONE;
	return visited(host->visit.checkpoint(host->data, &shown));
}

static cspr_status broken_read(void *state, const char *review, uint32_t after, cspr_visit_event visit, void *data)
{
	struct host host = { .visit.event = visit, .data = data };
	char room[REFERENCE_ROOM];
	uint32_t events = events_of(reference_of(review, room));
	cspr_status status;

	if (fault->after)
		fault->after(&after);
	world.slot = state;
	status = memory_driver.read(world.memory, room, after, show_event, &host);
	if (fault->moving && status == CSPR_DONE && after < events)
		status = memory_driver.read(world.memory, room, events, show_event, &host);
	return answered(status);
}

/* Rows in another order than they come in. They stay where they are, since nobody writes meanwhile. */
struct rows {
	char *bytes;
	size_t count, size;
};

static cspr_status add_row(struct rows *rows, const void *row)
{
	rows->bytes = need(realloc(rows->bytes, (rows->count + 1) * rows->size));
	memcpy(rows->bytes + rows->count++ * rows->size, row, rows->size);
	return CSPR_DONE;
}

static cspr_status add_summary(void *data, const struct cspr_summary *summary)
{
	return add_row(data, summary);
}

static cspr_status add_duty(void *data, const struct cspr_duty_row *duty)
{
	return add_row(data, duty);
}

static void sort_rows(struct rows *rows, int (*order)(const void *, const void *))
{
	if (rows->count && order)
		qsort(rows->bytes, rows->count, rows->size, order);
}

static cspr_status broken_list(void *state, const struct cspr_list_query *query, cspr_visit_summary visit, void *data)
{
	struct host host = { .visit.summary = visit, .data = data };
	struct cspr_list_query asked = *query;
	struct rows rows = { .size = sizeof(struct cspr_summary) };
	cspr_status status;

	world.slot = state;
	if (fault->ask_list)
		fault->ask_list(&asked);
	status = memory_driver.list(world.memory, &asked, add_summary, &rows);
	sort_rows(&rows, fault->list_order);
	for (size_t i = 0; status == CSPR_DONE && i < rows.count; i++) {
		struct cspr_summary summary;

		memcpy(&summary, rows.bytes + i * rows.size, sizeof summary);
		status = show_summary(&host, &summary);
	}
	free(rows.bytes);
	return answered(status);
}

static cspr_status broken_due(void *state, const struct cspr_due_query *query, cspr_visit_duty visit, void *data)
{
	struct host host = { .visit.duty = visit, .data = data };
	struct cspr_due_query asked = *query;
	struct rows rows = { .size = sizeof(struct cspr_duty_row) };
	cspr_status status;

	world.slot = state;
	if (fault->ask_due)
		fault->ask_due(&asked);
	status = memory_driver.due(world.memory, &asked, add_duty, &rows);
	sort_rows(&rows, fault->due_order);
	for (size_t i = 0; status == CSPR_DONE && i < rows.count; i++) {
		struct cspr_duty_row duty;

		memcpy(&duty, rows.bytes + i * rows.size, sizeof duty);
		status = show_duty(&host, &duty);
	}
	free(rows.bytes);
	return answered(status);
}

static cspr_status broken_summary(void *state, const char *review, cspr_visit_summary visit, void *data)
{
	struct host host = { .visit.summary = visit, .data = data };
	char room[REFERENCE_ROOM];

	world.slot = state;
	return answered(memory_driver.summary(world.memory, reference_of(review, room), show_summary, &host));
}

static cspr_status broken_note(void *state, const char *review, uint32_t number, cspr_visit_note visit, void *data)
{
	struct host host = { .visit.note = visit, .data = data };
	char room[REFERENCE_ROOM];

	world.slot = state;
	return answered(memory_driver.note(world.memory, reference_of(review, room), number, show_note, &host));
}

static cspr_status broken_document(void *state, const unsigned char digest[32], cspr_visit_document visit, void *data)
{
	struct host host = { .visit.document = visit, .data = data };
	unsigned char asked[32];

	world.slot = state;
	memcpy(asked, digest, sizeof asked);
	if (fault->ask_document)
		fault->ask_document(asked);
	return answered(memory_driver.document(world.memory, asked, show_document, &host));
}

static cspr_status broken_checkpoints(void *state, const char *review, cspr_visit_checkpoint visit, void *data)
{
	struct host host = { .visit.checkpoint = visit, .data = data };
	char room[REFERENCE_ROOM];

	world.slot = state;
	return answered(memory_driver.checkpoints(world.memory, reference_of(review, room), show_checkpoint, &host));
}

static const char *broken_why(void *state)
{
	return fault->why ? fault->why(state) : NULL;
}

static const char *broken_found(void *state)
{
	return fault->found ? fault->found(state) : NULL;
}

static void broken_close(void *state)
{
	(void)state;
	world.open--;
	if (fault->closed)
		fault->closed();
}

const struct cspr_driver broken_driver = {
	.size = sizeof broken_driver,
	.name = "broken",
	.append = broken_append,
	.read = broken_read,
	.list = broken_list,
	.due = broken_due,
	.summary = broken_summary,
	.note = broken_note,
	.erase_note = broken_erase_note,
	.document = broken_document,
	.checkpoints = broken_checkpoints,
	.why = broken_why,
	.found = broken_found,
	.close = broken_close,
};

cspr_status reset_world(void *data)
{
	(void)data;
	if (world.memory)
		memory_driver.close(world.memory);
	world = (struct world){ 0 };
	return memory_new(&world.memory);
}

cspr_status open_world(void *data, void **ret)
{
	(void)data;
	world.open++;
	*ret = &world.slots[world.opened++ % (sizeof world.slots / sizeof world.slots[0])];
	*(struct slot *)*ret = (struct slot){ 0 };
	return fault->opening ? fault->opening() : CSPR_DONE;
}
