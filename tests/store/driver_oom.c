/*
 * The driver in memory when memory is short. The conformance suite is run over it with every allocation of every append
 * failing in turn, before the append is let through: each attempt says so and has changed nothing, however it is
 * looked at. So with what visits allocate: they show nothing then.
 */
#include "inside.h"

#include <cspr/conformance.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *block, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *block, size_t size);

static bool counting;
static size_t calls, fail_at;

static bool none_left(void)
{
	return counting && ++calls == fail_at;
}

void *__wrap_malloc(size_t size)
{
	return none_left() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
	return none_left() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *block, size_t size)
{
	return none_left() ? NULL : __real_realloc(block, size);
}

static void *memory;
static struct cspr_driver driver; /* the one in memory, but for what is below */
static unsigned long failures, wrong;
static bool all_good = true;

static void fail_from(size_t call)
{
	counting = true;
	calls = 0;
	fail_at = call;
}

/* Whether the call in between met with the failure that was waiting for it. */
static bool has_failed(void)
{
	counting = false;
	return calls >= fail_at;
}

/* The first fifty calls one by one, then ever fewer: a batch of a thousand events has thousands. */
static size_t next_call(size_t call)
{
	return call < 50 ? call + 1 : call + call / 3;
}

/* A mark of everything that can be seen. */

static void mark_bytes(uint64_t *mark, const void *bytes, size_t length)
{
	const unsigned char *byte = bytes;

	for (size_t i = 0; i < length; i++)
		*mark = (*mark ^ byte[i]) * UINT64_C(1099511628211);
}

static cspr_status mark_event(void *data, const struct cspr_stored_event *event)
{
	mark_bytes(data, event->line, event->length);
	mark_bytes(data, event->leaf, sizeof event->leaf);
	return CSPR_DONE;
}

static cspr_status mark_note(void *data, const struct cspr_note *note)
{
	mark_bytes(data, note->text, note->length);
	return CSPR_DONE;
}

static cspr_status mark_checkpoint(void *data, const struct cspr_checkpoint *checkpoint)
{
	mark_bytes(data, &checkpoint->events, sizeof checkpoint->events);
	mark_bytes(data, checkpoint->text, checkpoint->length);
	return CSPR_DONE;
}

static cspr_status mark_document(void *data, const struct cspr_document *document)
{
	mark_bytes(data, document->bytes, document->length);
	return CSPR_DONE;
}

static cspr_status mark_duty(void *data, const struct cspr_duty_row *duty)
{
	mark_bytes(data, duty->review, strlen(duty->review));
	mark_bytes(data, duty->duty, strlen(duty->duty));
	mark_bytes(data, duty->about, strlen(duty->about));
	mark_bytes(data, &duty->due, sizeof duty->due);
	mark_bytes(data, &duty->open, sizeof duty->open);
	return CSPR_DONE;
}

static cspr_status mark_review(void *data, const struct cspr_summary *summary)
{
	mark_bytes(data, summary->review, strlen(summary->review));
	mark_bytes(data, summary->state, strlen(summary->state));
	mark_bytes(data, summary->root, sizeof summary->root);
	memory_driver.read(memory, summary->review, 0, mark_event, data);
	memory_driver.checkpoints(memory, summary->review, mark_checkpoint, data);
	for (uint32_t number = 1; number <= summary->events + 1; number++)
		memory_driver.note(memory, summary->review, number, mark_note, data);
	return CSPR_DONE;
}

/* And of the documents that an append was about to write. */
static uint64_t mark_all(const struct cspr_append *append)
{
	const struct cspr_list_query any = { .size = sizeof any };
	const struct cspr_due_query all = { .size = sizeof all, .all = 1, .before = CSPR_NO_DAY };
	uint64_t mark = UINT64_C(14695981039346656037);

	memory_driver.list(memory, &any, mark_review, &mark);
	memory_driver.due(memory, &all, mark_duty, &mark);
	for (size_t i = 0; i < append->document_count; i++)
		memory_driver.document(memory, append->documents[i]->digest, mark_document, &mark);
	return mark;
}

static cspr_status starved_append(void *state, const struct cspr_append *append)
{
	uint64_t before = mark_all(append);

	for (size_t call = 1;; call = next_call(call)) {
		cspr_status status;

		fail_from(call);
		status = memory_driver.append(state, append);
		if (!has_failed())
			return status;
		failures++;
		wrong += status != CSPR_ERROR_NO_MEMORY || mark_all(append) != before;
	}
}

/* Visitors that are let see only what a visit shows that had all it wanted. */

static unsigned long shown;

static cspr_status count_summary(void *data, const struct cspr_summary *summary)
{
	(void)data;
	(void)summary;
	shown++;
	return CSPR_DONE;
}

static cspr_status count_duty(void *data, const struct cspr_duty_row *duty)
{
	(void)data;
	(void)duty;
	shown++;
	return CSPR_DONE;
}

static cspr_status count_checkpoint(void *data, const struct cspr_checkpoint *checkpoint)
{
	(void)data;
	(void)checkpoint;
	shown++;
	return CSPR_DONE;
}

/* True: the visit failed for want of memory, and another call is to fail. */
static bool starved(cspr_status status)
{
	bool failed = has_failed();

	if (failed) {
		failures++;
		wrong += status != CSPR_ERROR_NO_MEMORY || shown != 0;
	}
	shown = 0;
	return failed;
}

static cspr_status starved_list(void *state, const struct cspr_list_query *query, cspr_visit_summary visit, void *data)
{
	size_t call = 1;

	for (fail_from(call); starved(memory_driver.list(state, query, count_summary, NULL)); fail_from(call))
		call = next_call(call);
	return memory_driver.list(state, query, visit, data);
}

static cspr_status starved_due(void *state, const struct cspr_due_query *query, cspr_visit_duty visit, void *data)
{
	size_t call = 1;

	for (fail_from(call); starved(memory_driver.due(state, query, count_duty, NULL)); fail_from(call))
		call = next_call(call);
	return memory_driver.due(state, query, visit, data);
}

static cspr_status starved_checkpoints(void *state, const char *review, cspr_visit_checkpoint visit, void *data)
{
	size_t call = 1;

	for (fail_from(call); starved(memory_driver.checkpoints(state, review, count_checkpoint, NULL));
	     fail_from(call))
		call = next_call(call);
	return memory_driver.checkpoints(state, review, visit, data);
}

static void close_nothing(void *state)
{
	(void)state;
}

static cspr_status reset(void *data)
{
	(void)data;
	if (memory)
		memory_driver.close(memory);
	memory = NULL;
	fail_from(1);
	wrong += memory_new(&memory) != CSPR_ERROR_NO_MEMORY || memory;
	counting = false;
	return memory_new(&memory);
}

static cspr_status open_memory(void *data, void **ret)
{
	(void)data;
	*ret = memory;
	return CSPR_DONE;
}

static void tell(void *data, uint32_t number, int passed, const char *words, const char *detail)
{
	unsigned long *told = data;
	bool good = passed && !wrong;

	(void)number;
	printf("%s %lu - %s, each allocation failing in turn\n", good ? "ok" : "not ok", ++*told, words);
	if (!good)
		printf("# %lu of %lu failures were not as they must be; %s\n", wrong, failures, detail);
	all_good = all_good && good;
	wrong = 0;
}

int main(void)
{
	unsigned long told = 0;
	struct cspr_conformance trial = {
		.size = sizeof trial,
		.driver = &driver,
		.data = &told,
		.reset = reset,
		.open = open_memory,
		.tell = tell,
	};
	cspr_status status;

	driver = memory_driver;
	driver.append = starved_append;
	driver.list = starved_list;
	driver.due = starved_due;
	driver.checkpoints = starved_checkpoints;
	driver.close = close_nothing;
	printf("1..%u\n", (unsigned)cspr_conformance_count() + 1);
	status = cspr_conformance_run(&trial);
	memory_driver.close(memory);
	printf("%s %lu - allocations failed: %lu\n", failures > 1000 ? "ok" : "not ok", told + 1, failures);
	return status == CSPR_DONE && all_good && failures > 1000 ? 0 : 1;
}
