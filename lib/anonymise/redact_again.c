/*
 * The result of a redaction, scanned again and redacted again, until nothing definite is in it that was not left.
 *
 * What must stay true: all is told in bytes of the text that was given; what stands in the place of a finding is not
 * searched by itself.
 */
#include "redaction.h"
#include "wrong.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_SCANS = 16, SCANS_UNTIL_FORCED = 4 };

struct finding redaction_finding(const cspr_scan *scan, size_t index)
{
	struct cspr_scan_finding found = { .size = sizeof(found) };

	cspr_scan_finding(scan, index, &found);
	return (struct finding){ .start = (uint32_t)found.start,
				 .end = (uint32_t)found.end,
				 .kind = found.kind,
				 .grade = (uint8_t)found.grade,
				 .identity = found.identity,
				 .rule = found.rule };
}

bool redaction_room(cspr_redaction *redaction)
{
	size_t count = redaction->findings.count + 1;
	bool *wanted = realloc(redaction->wanted, count * sizeof(*wanted));

	if (wanted)
		redaction->wanted = wanted;
	bool *ambiguous = realloc(redaction->ambiguous, count * sizeof(*ambiguous));
	if (ambiguous)
		redaction->ambiguous = ambiguous;
	bool *forced = realloc(redaction->forced, count * sizeof(*forced));
	if (forced)
		redaction->forced = forced;
	return wanted && ambiguous && forced && !redaction->findings.failed;
}

/* The edits of all that is wanted, and the text that they make. */
static bool rewrite(cspr_redaction *redaction, const char *text, size_t length)
{
	struct replacing replacing = { .text = text,
				       .length = length,
				       .findings = redaction->findings.list,
				       .wanted = redaction->wanted,
				       .count = redaction->findings.count,
				       .pseudonyms = redaction->pseudonyms,
				       .words = redaction->words,
				       .forced = redaction->forced };

	free(redaction->edits.list);
	redaction->edits = (struct edits){ 0 };
	buffer_free(&redaction->text);
	memset(redaction->ambiguous, 0, redaction->findings.count * sizeof(*redaction->ambiguous));
	if (!edits_choose(&replacing, redaction->ambiguous, &redaction->edits))
		return false;
	edits_fit(&replacing, &redaction->edits);
	edits_write(&replacing, &redaction->edits, &redaction->text);
	return !redaction->text.failed;
}

/* A place of the result in the text that was given: of a place within a replacement, the end of what it replaced that
 * is asked for. */
static uint32_t old_place(const struct edits *edits, size_t place, bool end)
{
	size_t next = edits_after(edits, end && place ? place - 1 : place, true);

	if (next < edits->count && edits->list[next].at < place + !end)
		return end ? edits->list[next].end : edits->list[next].start;
	size_t before = next ? next - 1 : SIZE_MAX;
	return (uint32_t)(before == SIZE_MAX ? place : place - edits->list[before].at_end + edits->list[before].end);
}

/* What stands in the result and may: what fits two people, and what was decided to stay. What lies within it stands
 * with it; what is longer says more. */
struct stood {
	uint32_t start, end;
	size_t finding;
};
struct standing {
	struct stood *list; /* by start */
	size_t count;
	uint32_t longest;
};

static int by_start(const void *left, const void *right)
{
	const struct stood *a = left, *b = right;

	return a->start < b->start ? -1 : a->start > b->start;
}

static bool standing_read(const cspr_redaction *redaction, struct standing *ret)
{
	struct standing standing = { calloc(redaction->findings.count + 1, sizeof(*standing.list)), 0, 0 };

	for (size_t i = 0; standing.list && i < redaction->findings.count; i++) {
		const struct finding *finding = redaction->findings.list + i;
		bool kept = i < redaction->first_count && redaction->resolved[i] != SIZE_MAX && !redaction->wanted[i];

		if (!kept && !redaction->ambiguous[i])
			continue;
		standing.list[standing.count++] = (struct stood){ finding->start, finding->end, i };
		if (standing.longest < finding->end - finding->start)
			standing.longest = finding->end - finding->start;
	}
	if (standing.count)
		qsort(standing.list, standing.count, sizeof(*standing.list), by_start);
	*ret = standing;
	return standing.list != NULL;
}

/* One more than the last that starts before a place. */
static size_t stood_before(const struct standing *standing, uint32_t place)
{
	size_t low = 0, high = standing->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (standing->list[middle].start < place)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* What stands and meets a finding, one after another: *at is stood_before() its end at first. NULL: no more. */
static const struct stood *next_met(const struct standing *standing, const struct finding *finding, size_t *at)
{
	while (*at > 0) {
		const struct stood *stood = standing->list + --*at;

		if ((size_t)stood->start + standing->longest <= finding->start)
			return NULL;
		if (finding->start < stood->end)
			return stood;
	}
	return NULL;
}

static bool stands(const struct standing *standing, const struct finding *finding)
{
	size_t at = stood_before(standing, finding->end);

	for (const struct stood *stood; (stood = next_met(standing, finding, &at)) != NULL;)
		if (stood->start <= finding->start && finding->end <= stood->end)
			return true;
	return false;
}

/* What is left and meets a finding that comes again each time is left no longer. */
static void force(cspr_redaction *redaction, const struct standing *standing, const struct finding *finding)
{
	size_t at = stood_before(standing, finding->end);

	for (const struct stood *stood; (stood = next_met(standing, finding, &at)) != NULL;)
		if (redaction->wanted[stood->finding])
			redaction->forced[stood->finding] = true;
}

/* What the result still says definitely, beside what was put there: taken in, as of the text that was given. */
static bool take_rest(cspr_redaction *redaction, const struct standing *standing, const cspr_scan *scan, bool again,
		      size_t *ret_taken)
{
	*ret_taken = 0;
	for (size_t i = 0; i < cspr_scan_count(scan); i++) {
		struct finding finding = redaction_finding(scan, i);
		size_t next = edits_after(&redaction->edits, finding.start, true);

		if (finding.grade != CSPR_GRADE_DEFINITE ||
		    (next < redaction->edits.count && redaction->edits.list[next].at <= finding.start &&
		     finding.end <= redaction->edits.list[next].at_end))
			continue;
		finding.end = old_place(&redaction->edits, finding.end, true);
		finding.start = old_place(&redaction->edits, finding.start, false);
		if (stands(standing, &finding))
			continue;
		findings_add(&redaction->findings, finding);
		if (!redaction_room(redaction))
			return false;
		redaction->wanted[redaction->findings.count - 1] = true;
		redaction->ambiguous[redaction->findings.count - 1] = false;
		redaction->forced[redaction->findings.count - 1] = false;
		if (again)
			force(redaction, standing, &finding);
		++*ret_taken;
	}
	return true;
}

cspr_status redaction_clean(cspr_redaction *redaction, const cspr_scanner *scanner, const char *text, size_t length,
			    struct cspr_trouble *trouble)
{
	for (int scans = 0; scans < MOST_SCANS; scans++) {
		cspr_scan *scan;
		size_t taken;

		if (!rewrite(redaction, text, length))
			return CSPR_ERROR_NO_MEMORY;
		cspr_status status = cspr_scanner_scan(scanner, redaction->text.bytes, redaction->text.length, &scan);
		if (status != CSPR_DONE)
			return status;
		struct standing standing;
		bool good = standing_read(redaction, &standing);
		if (good) {
			good = take_rest(redaction, &standing, scan, scans >= SCANS_UNTIL_FORCED, &taken);
			free(standing.list);
		}
		cspr_scan_free(scan);
		if (!good)
			return CSPR_ERROR_NO_MEMORY;
		if (!taken)
			return CSPR_DONE;
	}
	return wrong(trouble, CSPR_ERROR_LIMIT, 0,
		     "what is put in the place of findings makes new ones each time: the pseudonyms need to be others");
}
