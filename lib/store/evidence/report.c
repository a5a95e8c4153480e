/*
 * What came of a verification: faults, and what could not be checked, in words. No value that was read is in it.
 */
#include "evidence/evidence.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS = 320 };

struct fault {
	struct cspr_fault seen;
	char file[LONGEST_FILE_NAME + 1];
	char words[WORDS];
};

struct unchecked {
	char words[WORDS];
};

struct cspr_report {
	unsigned references;
	uint32_t events;
	uint32_t signed_events;
	struct fault *faults;
	size_t fault_count;
	struct unchecked *unchecked;
	size_t unchecked_count;
	bool failed; /* memory was short for something that it should say */
};

cspr_report *report_new(void)
{
	cspr_report *report = calloc(1, sizeof *report);

	if (report)
		report->references = 1;
	return report;
}

/* One more item of a list, all zero; NULL: no memory. */
static void *grow(cspr_report *report, void *list_pointer, size_t *count, size_t size)
{
	void *list;

	memcpy(&list, list_pointer, sizeof list);
	list = realloc(list, (*count + 1) * size);
	if (!list) {
		report->failed = true;
		return NULL;
	}
	memcpy(list_pointer, &list, sizeof list);
	return memset((char *)list + (*count)++ * size, 0, size);
}

void report_fault(cspr_report *report, struct cspr_fault fault, const char *words, ...)
{
	struct fault *added = grow(report, &report->faults, &report->fault_count, sizeof *added);
	va_list arguments;

	if (!added)
		return;
	added->seen = fault;
	if (fault.file)
		snprintf(added->file, sizeof added->file, "%s", fault.file);
	va_start(arguments, words);
	vsnprintf(added->words, sizeof added->words, words, arguments);
	va_end(arguments);
}

void report_unchecked(cspr_report *report, const char *words, ...)
{
	struct unchecked *added = grow(report, &report->unchecked, &report->unchecked_count, sizeof *added);
	va_list arguments;

	if (!added)
		return;
	va_start(arguments, words);
	vsnprintf(added->words, sizeof added->words, words, arguments);
	va_end(arguments);
}

void report_cover(cspr_report *report, uint32_t events, uint32_t signed_events)
{
	report->events = events;
	report->signed_events = signed_events;
}

cspr_status report_finish(cspr_report *report, cspr_report **ret)
{
	if (report->failed) {
		cspr_report_unref(report);
		return CSPR_ERROR_NO_MEMORY;
	}
	*ret = report;
	return report->fault_count ? CSPR_REFUSED : CSPR_DONE;
}

cspr_report *cspr_report_ref(cspr_report *report)
{
	report->references++;
	return report;
}

void cspr_report_unref(cspr_report *report)
{
	if (!report || --report->references)
		return;
	free(report->faults);
	free(report->unchecked);
	free(report);
}

int cspr_report_good(const cspr_report *report)
{
	return report->fault_count == 0;
}

uint32_t cspr_report_events(const cspr_report *report)
{
	return report->events;
}

uint32_t cspr_report_signed(const cspr_report *report)
{
	return report->signed_events;
}

cspr_status cspr_report_fault(const cspr_report *report, size_t index, struct cspr_fault *ret)
{
	struct cspr_fault given;

	if (!report || !ret || ret->size < sizeof ret->size)
		return CSPR_ERROR_ARGUMENT;
	if (index >= report->fault_count)
		return CSPR_ERROR_NOT_FOUND;
	given = report->faults[index].seen;
	given.file = *report->faults[index].file ? report->faults[index].file : NULL;
	given.words = report->faults[index].words;
	memcpy((char *)ret + sizeof given.size, (const char *)&given + sizeof given.size,
	       (ret->size < sizeof given ? ret->size : sizeof given) - sizeof given.size);
	return CSPR_DONE;
}

const char *cspr_report_unchecked(const cspr_report *report, size_t index)
{
	return index < report->unchecked_count ? report->unchecked[index].words : NULL;
}

const char *cspr_fault_name(cspr_code kind)
{
	static const char *const names[] = {
		[CSPR_FAULT_CHANGED] = "changed",     [CSPR_FAULT_REMOVED] = "removed",
		[CSPR_FAULT_REORDERED] = "reordered", [CSPR_FAULT_CUT_OFF] = "cut_off",
		[CSPR_FAULT_ADDED] = "added",	      [CSPR_FAULT_LEAF] = "leaf",
		[CSPR_FAULT_HEAD] = "head",	      [CSPR_FAULT_CHECKPOINT] = "checkpoint",
		[CSPR_FAULT_FILE] = "file",
	};

	return kind < sizeof names / sizeof names[0] ? names[kind] : NULL;
}
