/*
 * A text, or the streams of a container, scanned: what was found, what was decided about it, and the certificate of it.
 *
 * What must stay true: the certificate is of the bytes that were scanned; a file that changes meanwhile is refused.
 */
#include "texts.h"

#include <stdlib.h>
#include <string.h>

struct cspr_scan_finding looked_finding(const struct looked_text *text, size_t index)
{
	struct cspr_scan_finding finding = { .size = sizeof(finding) };

	cspr_scan_finding(text->scan, index, &finding);
	return finding;
}

cspr_code looked_decision(const struct looked *looked, const struct looked_text *text, size_t index)
{
	struct cspr_resolution resolution = { .size = sizeof(resolution) };

	if (text->resolved[index] == SIZE_MAX)
		return 0;
	cspr_resolutions_get(looked->resolutions, text->resolved[index], &resolution);
	return resolution.decision;
}

bool looked_open(const struct looked *looked, const struct looked_text *text, size_t index)
{
	cspr_code decision = looked_decision(looked, text, index);

	return !(decision == CSPR_RESOLVED_NOT_IDENTIFYING ||
		 (decision == CSPR_RESOLVED_KEEP && looked_finding(text, index).grade == CSPR_GRADE_REVIEW));
}

bool resolutions_file_read(const char *file, cspr_resolutions **ret, struct trouble *trouble)
{
	struct bytes bytes;

	if (!bytes_read(&bytes, file, trouble))
		return false;
	cspr_status status = cspr_resolutions_read(bytes.bytes, bytes.length, ret, trouble_begin(trouble));
	bytes_free(&bytes);
	return status == CSPR_DONE || anonymise_trouble(status, trouble);
}

/* The rule by which the bytes are a container, or NULL. */
static const char *container_of(const cspr_scan *scan)
{
	for (size_t i = 0; i < cspr_scan_count(scan); i++) {
		struct cspr_scan_finding finding = { .size = sizeof(finding) };

		cspr_scan_finding(scan, i, &finding);
		if (finding.kind == CSPR_FINDING_CONTAINER)
			return finding.rule;
	}
	return NULL;
}

static bool text_add(struct looked *looked, const char *name, const struct bytes *bytes, cspr_scan *scan,
		     struct trouble *trouble)
{
	struct looked_text *texts = realloc(looked->texts, (looked->count + 1) * sizeof(*texts));
	size_t count = cspr_scan_count(scan);

	if (texts)
		looked->texts = texts;
	size_t *resolved = texts ? malloc((count + 1) * sizeof(*resolved)) : NULL;
	if (!resolved) {
		cspr_scan_free(scan);
		return no_memory(trouble);
	}
	for (size_t i = 0; i < count; i++)
		resolved[i] = SIZE_MAX;
	texts[looked->count++] = (struct looked_text){ name, bytes->bytes, bytes->length, scan, resolved };
	looked->findings += count;
	cspr_status status = looked->resolutions ? cspr_resolutions_match(looked->resolutions, scan, bytes->bytes,
									  bytes->length, resolved)
						 : CSPR_DONE;
	return status == CSPR_DONE || status_trouble(status, trouble);
}

static bool unchanged(const struct looked *looked, const char *file, struct trouble *trouble)
{
	struct bytes again;

	if (!bytes_read(&again, file, trouble))
		return false;
	bool same = again.length == looked->whole.length && memcmp(again.bytes, looked->whole.bytes, again.length) == 0;
	bytes_free(&again);
	return same || bad_input(trouble, "", "the file changed while it was read");
}

static bool look_into(struct looked *looked, const struct searcher *searcher, const struct looking *looking,
		      const char *rule, struct trouble *trouble)
{
	if (!streams_read(&looked->streams, looking->text_file, rule, trouble) ||
	    !unchanged(looked, looking->text_file, trouble))
		return false;
	for (size_t i = 0; i < looked->streams.count; i++) {
		const struct stream *stream = looked->streams.list + i;
		cspr_scan *scan;
		cspr_status status =
			cspr_scanner_scan(searcher->scanner, stream->text.bytes, stream->text.length, &scan);

		if (status != CSPR_DONE)
			return status_trouble(status, trouble);
		if (!text_add(looked, stream->name, &stream->text, scan, trouble))
			return false;
	}
	return true;
}

struct cspr_certified looked_certified(const struct looked *looked, size_t index)
{
	const struct looked_text *text = looked->texts + index;

	return (struct cspr_certified){ .size = sizeof(struct cspr_certified),
					.name = text->name,
					.text = text->text,
					.length = text->length,
					.scan = text->scan,
					.resolutions = looked->resolutions };
}

static bool certify(struct looked *looked, const struct searcher *searcher, const struct looking *looking,
		    struct trouble *trouble)
{
	struct cspr_certified *texts = calloc(looked->count + 1, sizeof(*texts));
	struct cspr_certificate_facts facts = { .size = sizeof(facts) };

	if (!texts)
		return no_memory(trouble);
	for (size_t i = 0; i < looked->count; i++)
		texts[i] = looked_certified(looked, i);
	struct cspr_certificate_of of = { .size = sizeof(of),
					  .bytes = looked->whole.bytes,
					  .length = looked->whole.length,
					  .texts = texts,
					  .text_count = looked->count,
					  .key = (const unsigned char *)searcher->key.bytes,
					  .key_length = searcher->key.length,
					  .intruder_check = looking->intruder_check };
	cspr_status status =
		cspr_certificate_new(searcher->reg, &of, &looked->certificate, &looked->certificate_length);
	if (status == CSPR_DONE)
		status = cspr_certificate_read(looked->certificate, looked->certificate_length, &facts, NULL);
	free(texts);
	looked->open = facts.open_findings;
	return status == CSPR_DONE || status_trouble(status, trouble);
}

static bool look_at(struct looked *looked, const struct searcher *searcher, const struct looking *looking,
		    struct trouble *trouble)
{
	cspr_scan *scan;

	if (looking->resolutions_file &&
	    !resolutions_file_read(looking->resolutions_file, &looked->resolutions, trouble))
		return false;
	if (!bytes_read(&looked->whole, looking->text_file, trouble))
		return false;
	cspr_status status = cspr_scanner_scan(searcher->scanner, looked->whole.bytes, looked->whole.length, &scan);
	if (status != CSPR_DONE)
		return status_trouble(status, trouble);
	const char *rule = container_of(scan);
	if (!rule)
		return text_add(looked, NULL, &looked->whole, scan, trouble) &&
		       certify(looked, searcher, looking, trouble);
	bool good = look_into(looked, searcher, looking, rule, trouble);
	cspr_scan_free(scan);
	return good && certify(looked, searcher, looking, trouble);
}

bool look(struct looked *looked, const struct searcher *searcher, const struct looking *looking,
	  struct trouble *trouble)
{
	*looked = (struct looked){ 0 };
	if (look_at(looked, searcher, looking, trouble))
		return true;
	looked_free(looked);
	return false;
}

void looked_free(struct looked *looked)
{
	for (size_t i = 0; i < looked->count; i++) {
		cspr_scan_free(looked->texts[i].scan);
		free(looked->texts[i].resolved);
	}
	free(looked->texts);
	cspr_anonymise_text_free(looked->certificate);
	cspr_resolutions_free(looked->resolutions);
	streams_free(&looked->streams);
	bytes_free(&looked->whole);
	*looked = (struct looked){ 0 };
}
