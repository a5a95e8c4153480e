/*
 * Runs the cases, each on an empty storage and with connections of its own, and tells what came of them.
 */
#include "trial.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct case_list *const lists[] = {
	&append_cases, &line_cases, &list_cases, &due_cases, &beside_cases, &visit_cases, &history_cases,
};

bool going(const struct trial *trial)
{
	return trial->detail.length == 0 && !trial->detail.failed;
}

void fail(struct trial *trial, const char *format, ...)
{
	char words[512];
	va_list arguments;

	if (!going(trial))
		return;
	va_start(arguments, format);
	vsnprintf(words, sizeof words, format, arguments);
	va_end(arguments);
	add(&trial->detail, "%s", words);
}

static void add_why(struct trial *trial, int index)
{
	const char *why = trial->driver->why && trial->open[index] ? trial->driver->why(trial->states[index]) : NULL;

	if (why)
		add(&trial->detail, " (%s)", why);
}

void *connection(struct trial *trial, int index)
{
	cspr_status status;

	if (!going(trial))
		return NULL;
	if (trial->open[index])
		return trial->states[index];
	status = trial->host->open(trial->host->data, &trial->states[index]);
	if (status != CSPR_DONE) {
		fail(trial, "opening a connection gave %s (%d)", status_name(status), (int)status);
		return NULL;
	}
	trial->open[index] = true;
	return trial->states[index];
}

void disconnect(struct trial *trial, int index)
{
	if (trial->open[index])
		trial->driver->close(trial->states[index]);
	trial->open[index] = false;
}

void compare(struct trial *trial, const char *words)
{
	if (trial->wanted.failed || trial->got.failed)
		trial->detail.failed = true;
	if (going(trial) && (trial->wanted.length != trial->got.length ||
			     (trial->got.length && memcmp(trial->wanted.bytes, trial->got.bytes, trial->got.length)))) {
		fail(trial, "%s: ", words);
		add_difference(&trial->detail, &trial->wanted, &trial->got);
	}
	empty(&trial->wanted);
	empty(&trial->got);
}

void expect(struct trial *trial, bool so, const char *words)
{
	if (!so)
		fail(trial, "%s", words);
}

void expect_status(struct trial *trial, const char *words, cspr_status got, cspr_status wanted)
{
	if (!going(trial) || got == wanted)
		return;
	fail(trial, "%s: should give %s (%d), not %s (%d)", words, status_name(wanted), (int)wanted, status_name(got),
	     (int)got);
	add_why(trial, FIRST);
}

/* NO_MEMORY: of the suite's own. */
static cspr_status run_case(struct trial *trial, const struct trial_case *one, uint32_t number, bool *ret_passed)
{
	const struct cspr_conformance *host = trial->host;
	cspr_status status = host->reset(host->data);

	empty(&trial->detail);
	if (status != CSPR_DONE)
		fail(trial, "emptying the storage gave %s (%d)", status_name(status), (int)status);
	if (going(trial))
		one->run(trial);
	for (int i = 0; i < CONNECTIONS; i++)
		disconnect(trial, i);
	empty(&trial->wanted);
	empty(&trial->got);
	if (trial->detail.failed)
		return CSPR_ERROR_NO_MEMORY;
	*ret_passed = trial->detail.length == 0;
	if (host->tell)
		host->tell(host->data, number, *ret_passed, one->words, *ret_passed ? "" : trial->detail.bytes);
	return CSPR_DONE;
}

static cspr_status run_all(struct trial *trial)
{
	cspr_status status = CSPR_DONE;
	uint32_t number = 0;
	int32_t failed = 0;

	for (size_t i = 0; i < LENGTH(lists); i++)
		for (size_t j = 0; status == CSPR_DONE && j < lists[i]->count; j++) {
			bool passed = true;

			number++;
			if (trial->host->only == 0 || trial->host->only == number)
				status = run_case(trial, &lists[i]->cases[j], number, &passed);
			failed += !passed;
		}
	return status == CSPR_DONE ? failed : status;
}

uint32_t cspr_conformance_count(void)
{
	size_t count = 0;

	for (size_t i = 0; i < LENGTH(lists); i++)
		count += lists[i]->count;
	return (uint32_t)count;
}

/* All but why and found are needed. */
static bool whole(const struct cspr_driver *driver)
{
	return driver && driver->size >= sizeof *driver && driver->name && driver->append && driver->read &&
	       driver->list && driver->due && driver->summary && driver->note && driver->erase_note &&
	       driver->document && driver->checkpoints && driver->close;
}

cspr_status cspr_conformance_run(const struct cspr_conformance *host)
{
	struct trial trial = { .host = host };
	cspr_status status;

	if (!host || host->size < sizeof *host || !host->reset || !host->open || !whole(host->driver) ||
	    host->only > cspr_conformance_count())
		return CSPR_ERROR_ARGUMENT;
	trial.driver = host->driver;
	trial.batch = malloc(sizeof *trial.batch);
	status = trial.batch ? run_all(&trial) : CSPR_ERROR_NO_MEMORY;
	free(trial.batch);
	text_free(&trial.wanted);
	text_free(&trial.got);
	text_free(&trial.detail);
	return status;
}
