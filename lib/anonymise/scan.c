/*
 * Scanners, and scans: what was found in the views of a text, put together and told.
 */
#include "scanner.h"
#include "sort.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum { KINDS = CSPR_FINDING_CONTAINER + 1 };

struct cspr_scan {
	const cspr_scanner *scanner;
	struct findings findings;
};

/* Raised with each release that finds something else: tests/anonymise/rules_version.py holds it to that. */
const char *cspr_scan_rules_version(void)
{
	return "2";
}

const char *cspr_scan_unicode_version(void)
{
	return utf8proc_unicode_version();
}

void cspr_scanner_free(cspr_scanner *scanner)
{
	if (!scanner)
		return;
	matcher_free(&scanner->matcher);
	patterns_free(scanner->patterns);
	pattern_facts_free(scanner->facts);
	free(scanner);
}

static bool copy_ids(cspr_scanner *scanner, const cspr_register *reg)
{
	size_t count = cspr_register_count(reg);

	scanner->ids = secret_take(&scanner->matcher.secret, (count + 1) * sizeof(*scanner->ids));
	for (size_t i = 0; scanner->ids && i < count; i++) {
		const char *id = reg->identities[i].id;

		scanner->ids[i] = secret_copy(&scanner->matcher.secret, id, strlen(id));
		if (!scanner->ids[i])
			return false;
	}
	return scanner->ids;
}

/* What is registered and has a form is found among the patterns. */
static bool make_patterns(cspr_scanner *scanner, const cspr_register *reg)
{
	static const enum pattern_field fields[CSPR_FIELD_REF + 1] = {
		[CSPR_FIELD_DOB] = PATTERN_FIELD_DOB,		[CSPR_FIELD_ADDRESS] = PATTERN_FIELD_ADDRESS,
		[CSPR_FIELD_POSTCODE] = PATTERN_FIELD_POSTCODE, [CSPR_FIELD_NHS] = PATTERN_FIELD_NHS,
		[CSPR_FIELD_PHONE] = PATTERN_FIELD_PHONE,	[CSPR_FIELD_EMAIL] = PATTERN_FIELD_EMAIL,
		[CSPR_FIELD_HANDLE] = PATTERN_FIELD_HANDLE,	[CSPR_FIELD_REF] = PATTERN_FIELD_REF,
	};

	scanner->patterns = patterns_new();
	scanner->facts = pattern_facts_new();
	if (!scanner->patterns || !scanner->facts)
		return false;
	for (size_t i = 0; i < cspr_register_count(reg); i++)
		for (size_t j = 0; j < reg->identities[i].count; j++) {
			const struct field *field = &reg->identities[i].fields[j];

			if (fields[field->field] &&
			    pattern_facts_add(scanner->facts, fields[field->field], (int32_t)i, field->value,
					      strlen(field->value)) == PATTERN_NO_MEMORY)
				return false;
		}
	return true;
}

cspr_status cspr_scanner_new(const cspr_register *reg, const struct cspr_scan_settings *settings, cspr_scanner **ret,
			     struct cspr_trouble *trouble)
{
	struct cspr_scan_settings set = { 0 };
	cspr_scanner *scanner;

	if (!ret || (settings && settings->size < sizeof(settings->size)))
		return wrong(trouble, CSPR_ERROR_ARGUMENT, 0, cspr_status_words(CSPR_ERROR_ARGUMENT));
	if (settings)
		memcpy(&set, settings, settings->size < sizeof(set) ? settings->size : sizeof(set));
	scanner = calloc(1, sizeof(*scanner));
	if (!scanner)
		return wrong(trouble, CSPR_ERROR_NO_MEMORY, 0, "there is not enough memory");
	scanner->passes = set.passes ? set.passes : CSPR_SCAN_IDENTITIES | CSPR_SCAN_PATTERNS;
	if (matcher_make(reg, &scanner->matcher) && copy_ids(scanner, reg) && make_patterns(scanner, reg)) {
		*ret = scanner;
		return CSPR_DONE;
	}
	cspr_scanner_free(scanner);
	return wrong(trouble, CSPR_ERROR_NO_MEMORY, 0, "there is not enough memory");
}

static int in_order(const void *one, const void *other)
{
	const struct finding *a = one, *b = other;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	if (a->end != b->end)
		return a->end > b->end ? -1 : 1;
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	if (a->identity != b->identity)
		return a->identity < b->identity ? -1 : 1;
	return (a->grade > b->grade) - (a->grade < b->grade);
}

/* What is found of one identity in one place is told once: the more definite rule, and the whole of it. */
static bool put_together(struct findings *findings, size_t identities)
{
	size_t kept = 0;
	/* The last finding of each identity, and of none, by kind: one more than its index. */
	uint32_t *last = calloc((identities + 1) * KINDS, sizeof(*last));

	if (!last || !sort_list(findings->list, findings->count, sizeof(*findings->list), in_order)) {
		free(last);
		return false;
	}
	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *finding = &findings->list[i];
		uint32_t *of = &last[(size_t)(finding->identity + 1) * KINDS + finding->kind];
		struct finding *before = *of ? &findings->list[*of - 1] : NULL;

		if (before && finding->start < before->end) {
			if (finding->grade < before->grade) {
				before->grade = finding->grade;
				before->rule = finding->rule;
			}
			if (finding->end > before->end)
				before->end = finding->end;
			continue;
		}
		findings->list[kept++] = *finding;
		*of = (uint32_t)kept;
	}
	findings->count = kept;
	free(last);
	return true;
}

cspr_status cspr_scanner_scan(const cspr_scanner *scanner, const void *text, size_t length, cspr_scan **ret)
{
	cspr_scan *scan;

	if (!scanner || !ret || (!text && length))
		return CSPR_ERROR_ARGUMENT;
	if (length >= UINT32_MAX)
		return CSPR_ERROR_LIMIT;
	scan = calloc(1, sizeof(*scan));
	if (!scan)
		return CSPR_ERROR_NO_MEMORY;
	scan->scanner = scanner;
	if (!scan_views(scanner, length ? text : (const void *)"", length, &scan->findings) || scan->findings.failed ||
	    !put_together(&scan->findings, scanner->matcher.identities)) {
		cspr_scan_free(scan);
		return CSPR_ERROR_NO_MEMORY;
	}
	*ret = scan;
	return CSPR_DONE;
}

void cspr_scan_free(cspr_scan *scan)
{
	if (!scan)
		return;
	findings_free(&scan->findings);
	free(scan);
}

size_t cspr_scan_count(const cspr_scan *scan)
{
	return scan ? scan->findings.count : 0;
}

cspr_status cspr_scan_finding(const cspr_scan *scan, size_t index, struct cspr_scan_finding *ret)
{
	struct cspr_scan_finding told;
	const struct finding *finding;

	if (!scan || !ret || ret->size < sizeof(ret->size))
		return CSPR_ERROR_ARGUMENT;
	if (index >= scan->findings.count)
		return CSPR_ERROR_NOT_FOUND;
	finding = &scan->findings.list[index];
	told = (struct cspr_scan_finding){ .size = ret->size,
					   .start = finding->start,
					   .end = finding->end,
					   .kind = finding->kind,
					   .grade = finding->grade,
					   .id = finding->identity < 0 ? NULL : scan->scanner->ids[finding->identity],
					   .rule = finding->rule,
					   .identity = finding->identity };
	memcpy(ret, &told, ret->size < sizeof(told) ? ret->size : sizeof(told));
	return CSPR_DONE;
}
