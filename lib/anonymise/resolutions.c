/*
 * What people decided about findings. Decides which decisions can be made of which findings, and which of them hold in
 * a text as it is now.
 *
 * What must stay true: a decision about one finding resolves one finding.
 */
#include "resolutions.h"
#include "opaque.h"

#include <stdlib.h>
#include <string.h>

static const char *const decisions[] = {
	[CSPR_RESOLVED_KEEP] = "keep",
	[CSPR_RESOLVED_REDACT] = "redact",
	[CSPR_RESOLVED_NOT_IDENTIFYING] = "not_identifying",
};

const char *cspr_resolved_name(cspr_code decision)
{
	return decision < sizeof(decisions) / sizeof(decisions[0]) ? decisions[decision] : NULL;
}

cspr_code cspr_resolved_find(const char *name)
{
	for (cspr_code i = 1; name && i < sizeof(decisions) / sizeof(decisions[0]); i++)
		if (strcmp(decisions[i], name) == 0)
			return i;
	return 0;
}

cspr_status cspr_resolutions_new(const unsigned char salt[32], cspr_resolutions **ret)
{
	if (!salt || !ret)
		return CSPR_ERROR_ARGUMENT;
	cspr_resolutions *resolutions = calloc(1, sizeof(*resolutions));
	if (!resolutions)
		return CSPR_ERROR_NO_MEMORY;
	memcpy(resolutions->salt, salt, sizeof(resolutions->salt));
	*ret = resolutions;
	return CSPR_DONE;
}

static void resolution_free(struct resolution *resolution)
{
	free(resolution->rule);
	free(resolution->id);
	free(resolution->who);
	free(resolution->reason);
}

void cspr_resolutions_free(cspr_resolutions *resolutions)
{
	if (!resolutions)
		return;
	for (size_t i = 0; i < resolutions->count; i++)
		resolution_free(resolutions->list + i);
	free(resolutions->list);
	free(resolutions);
}

cspr_status resolutions_take(cspr_resolutions *resolutions, struct resolution resolution)
{
	if (!resolution.rule || !resolution.id || !resolution.who || !resolution.reason) {
		resolution_free(&resolution);
		return CSPR_ERROR_NO_MEMORY;
	}
	if (resolutions->count == resolutions->room) {
		size_t room = resolutions->room ? resolutions->room * 2 : 16;
		struct resolution *list = realloc(resolutions->list, room * sizeof(*list));

		if (!list) {
			resolution_free(&resolution);
			return CSPR_ERROR_NO_MEMORY;
		}
		resolutions->list = list;
		resolutions->room = room;
	}
	resolutions->list[resolutions->count++] = resolution;
	return CSPR_DONE;
}

char *text_copy(const char *text)
{
	size_t size = strlen(text) + 1;
	char *copy = malloc(size);

	return copy ? memcpy(copy, text, size) : NULL;
}

/* The last one is the newest. One before it about the same finding is undone by it. */
static void undo_before(cspr_resolutions *resolutions)
{
	const struct resolution *last = resolutions->list + resolutions->count - 1;

	for (size_t i = 0; i + 1 < resolutions->count; i++) {
		struct resolution *before = resolutions->list + i;

		if (before->start != last->start || memcmp(before->digest, last->digest, sizeof(last->digest)) != 0)
			continue;
		resolution_free(before);
		memmove(before, before + 1, (--resolutions->count - i) * sizeof(*before));
		return;
	}
}

cspr_status cspr_resolutions_add(cspr_resolutions *resolutions, const cspr_scan *scan, size_t finding, const char *text,
				 size_t length, cspr_code decision, const char *who, int64_t when, const char *reason)
{
	struct cspr_scan_finding found = { .size = sizeof(found) };

	if (!resolutions || !scan || !text || cspr_scan_finding(scan, finding, &found) != CSPR_DONE ||
	    found.end > length)
		return CSPR_ERROR_ARGUMENT;
	if (!cspr_resolved_name(decision))
		return CSPR_ERROR_UNKNOWN_WORD;
	if (found.kind == CSPR_FINDING_CONTAINER ||
	    (found.grade == CSPR_GRADE_DEFINITE && decision == CSPR_RESOLVED_KEEP))
		return CSPR_ERROR_ARGUMENT;
	cspr_status status = cspr_reference_check(who);
	if (status == CSPR_DONE)
		status = cspr_reference_check(reason);
	if (status != CSPR_DONE)
		return status;
	if (!moment_good(when))
		return CSPR_ERROR_BAD_DATE;
	struct resolution resolution = {
		.start = found.start, .end = found.end, .kind = found.kind, .decision = decision, .when = when
	};
	if (!surroundings_digest(resolutions->salt, &found, text, length, resolution.digest))
		return CSPR_ERROR_NO_MEMORY;
	resolution.rule = text_copy(found.rule);
	resolution.id = text_copy(found.id ? found.id : "");
	resolution.who = text_copy(who);
	resolution.reason = text_copy(reason);
	status = resolutions_take(resolutions, resolution);
	if (status == CSPR_DONE)
		undo_before(resolutions);
	return status;
}

size_t cspr_resolutions_count(const cspr_resolutions *resolutions)
{
	return resolutions ? resolutions->count : 0;
}

cspr_status cspr_resolutions_get(const cspr_resolutions *resolutions, size_t index, struct cspr_resolution *ret)
{
	if (!resolutions || !ret || ret->size < sizeof(ret->size))
		return CSPR_ERROR_ARGUMENT;
	if (index >= resolutions->count)
		return CSPR_ERROR_NOT_FOUND;
	const struct resolution *from = resolutions->list + index;
	struct cspr_resolution resolution = { .size = ret->size,
					      .start = from->start,
					      .end = from->end,
					      .kind = from->kind,
					      .rule = from->rule,
					      .id = from->id[0] ? from->id : NULL,
					      .decision = from->decision,
					      .who = from->who,
					      .when = from->when,
					      .reason = from->reason };
	memcpy(ret, &resolution, ret->size < sizeof(resolution) ? ret->size : sizeof(resolution));
	return CSPR_DONE;
}

/* A finding or a resolution, by its digest and then by its place. */
struct known {
	unsigned char digest[32];
	size_t start;
	size_t index;
};

static int by_digest(const void *left, const void *right)
{
	const struct known *a = left, *b = right;
	int order = memcmp(a->digest, b->digest, sizeof(a->digest));

	if (order == 0 && a->start != b->start)
		order = a->start < b->start ? -1 : 1;
	return order;
}

static bool know(const cspr_resolutions *resolutions, const cspr_scan *scan, const char *text, size_t length,
		 struct known *findings, struct known *decided)
{
	size_t count = cspr_scan_count(scan);

	for (size_t i = 0; i < count; i++) {
		struct cspr_scan_finding found = { .size = sizeof(found) };

		cspr_scan_finding(scan, i, &found);
		findings[i].start = found.start;
		findings[i].index = i;
		if (!surroundings_digest(resolutions->salt, &found, text, length, findings[i].digest))
			return false;
	}
	for (size_t i = 0; i < resolutions->count; i++) {
		memcpy(decided[i].digest, resolutions->list[i].digest, sizeof(decided[i].digest));
		decided[i].start = resolutions->list[i].start;
		decided[i].index = i;
	}
	qsort(findings, count, sizeof(*findings), by_digest);
	qsort(decided, resolutions->count, sizeof(*decided), by_digest);
	return true;
}

cspr_status cspr_resolutions_match(const cspr_resolutions *resolutions, const cspr_scan *scan, const char *text,
				   size_t length, size_t *ret)
{
	if (!resolutions || !scan || !text || !ret)
		return CSPR_ERROR_ARGUMENT;
	size_t count = cspr_scan_count(scan), next = 0;
	struct known *findings = calloc(count + 1, sizeof(*findings));
	struct known *decided = calloc(resolutions->count + 1, sizeof(*decided));
	if (!findings || !decided || !know(resolutions, scan, text, length, findings, decided)) {
		free(findings);
		free(decided);
		return CSPR_ERROR_NO_MEMORY;
	}
	for (size_t i = 0; i < count; i++) {
		int order = 1;

		while (next < resolutions->count &&
		       (order = memcmp(decided[next].digest, findings[i].digest, sizeof(findings[i].digest))) < 0)
			next++;
		bool same = next < resolutions->count && order == 0;
		ret[findings[i].index] = same ? decided[next++].index : SIZE_MAX;
	}
	free(findings);
	free(decided);
	return CSPR_DONE;
}
