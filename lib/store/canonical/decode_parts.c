/*
 * What a stored line says of an event: its actor, its departure, its date and its particulars; and the same of what an
 * amendment puts in its place.
 */
#include "scan.h"

/* Actor, departure, decision --------------------------------------------------------------------- */

bool read_actor(struct scan *scan, struct heading *ret)
{
	bool first = true;

	scan->where = "/actor";
	if (!want(scan, '{'))
		return false;
	if (KEY_IS(scan, &first, "capacity") && !read_word(scan, CSPR_GROUP_CAPACITY, &ret->capacity))
		return false;
	if (!KEY_IS(scan, &first, "id"))
		return not_canonical(scan);
	if (!read_string(scan, ret->actor))
		return false;
	ret->has_organisation = KEY_IS(scan, &first, "org");
	if (ret->has_organisation && !read_string(scan, ret->organisation))
		return false;
	if (!KEY_IS(scan, &first, "role"))
		return not_canonical(scan);
	return read_word(scan, CSPR_GROUP_ROLE, &ret->role) && want(scan, '}');
}

bool read_departure(struct scan *scan, struct heading *ret)
{
	bool first = true;

	scan->where = "/departure";
	if (!want(scan, '{'))
		return false;
	if (KEY_IS(scan, &first, "already_happened")) {
		if (!next_is(scan, "true", 4))
			return not_canonical(scan);
		ret->already_happened = true;
	}
	if (!KEY_IS(scan, &first, "reason"))
		return not_canonical(scan);
	ret->departs = true;
	return read_string(scan, ret->reason) && want(scan, '}');
}

bool set_heading(struct scan *scan, cspr_event *event, const struct heading *heading)
{
	scan->where = "/actor";
	if (heading->role && !set(scan, cspr_event_set_actor(event, heading->role, heading->actor, heading->capacity,
							     heading->has_organisation ? heading->organisation : NULL)))
		return false;
	scan->where = "/departure";
	return !heading->departs ||
	       set(scan, cspr_event_set_departure(event, heading->reason, heading->already_happened));
}

/* Date and particulars --------------------------------------------------------------------------- */

bool read_happened(struct scan *scan, cspr_event *event)
{
	struct cspr_span span;

	scan->where = "/happened_on";
	return read_span(scan, &span) && set(scan, cspr_event_set_happened(event, span));
}

bool read_historic(struct scan *scan, cspr_event *event)
{
	bool historic;

	scan->where = "/historic";
	return read_yes_no(scan, &historic) && set(scan, cspr_event_set_historic(event, historic));
}

static bool read_code(struct scan *scan, cspr_event *event, cspr_code part, cspr_code group)
{
	cspr_code word;

	return read_word(scan, group, &word) && set(scan, cspr_event_set_code(event, part, word));
}

static bool read_date(struct scan *scan, cspr_event *event, cspr_code part)
{
	struct cspr_span span;

	if (!read_span(scan, &span))
		return false;
	if (span.first != span.last)
		return scan_wrong(scan, "this is not a full date");
	return set(scan, cspr_event_set_day(event, part, span.first));
}

static bool read_evidence(struct scan *scan, cspr_event *event, cspr_code part)
{
	unsigned char digest[32];
	char text[TEXT_SIZE];

	if (!read_string(scan, text))
		return false;
	return set(scan, digest_parse(text, digest) ? cspr_event_set_digest(event, part, digest)
						    : cspr_event_set_reference(event, part, text));
}

static bool read_references(struct scan *scan, cspr_event *event, cspr_code part)
{
	char text[TEXT_SIZE];

	if (!want(scan, '['))
		return false;
	do
		if (!read_string(scan, text) || !set(scan, cspr_event_set_reference(event, part, text)))
			return false;
	while (next_is(scan, ",", 1));
	return want(scan, ']');
}

/* The key of a further member of an object, whose keys ascend. */
static bool read_key(struct scan *scan, char key[TEXT_SIZE])
{
	char text[TEXT_SIZE];

	if (!read_string(scan, text) || !want(scan, ':'))
		return false;
	if (strcmp(key, text) >= 0)
		return scan_wrong(scan, "the keys are not in order");
	strcpy(key, text);
	return true;
}

static bool read_milestones(struct scan *scan, cspr_event *event)
{
	char key[TEXT_SIZE] = "";
	struct cspr_span span;

	if (!want(scan, '{'))
		return false;
	do {
		if (!read_key(scan, key))
			return false;
		cspr_code milestone = cspr_word_find(CSPR_GROUP_EVENT, key);

		if (!milestone)
			milestone = cspr_word_find(CSPR_GROUP_MILESTONE, key);
		if (!milestone)
			return scan_wrong(scan, "there is no such milestone");
		if (!read_span(scan, &span) || !set(scan, cspr_event_set_milestone(event, milestone, span)))
			return false;
	} while (next_is(scan, ",", 1));
	return want(scan, '}');
}

/* What of an event is replaced, by its keys. */
static bool read_replaced(struct scan *scan, cspr_event *replacement)
{
	struct heading heading = { 0 };
	bool first = true;

	scan->where = "";
	if (!want(scan, '{') || (KEY_IS(scan, &first, "actor") && !read_actor(scan, &heading)) ||
	    (KEY_IS(scan, &first, "departure") && !read_departure(scan, &heading)) ||
	    !set_heading(scan, replacement, &heading) ||
	    (KEY_IS(scan, &first, "happened_on") && !read_happened(scan, replacement)) ||
	    (KEY_IS(scan, &first, "historic") && !read_historic(scan, replacement)) ||
	    (KEY_IS(scan, &first, "parts") && !read_parts(scan, replacement)))
		return false;
	scan->where = "";
	return want(scan, '}');
}

/* It is of the event that the amendment names, which comes first in the order of keys. */
static bool read_replacement(struct scan *scan, cspr_event *event)
{
	const char *where = scan->where, *part = scan->part;
	cspr_event *original, *replacement;
	struct cspr_value of = { .size = sizeof of };
	cspr_status status;
	bool good;

	if (cspr_event_value(event, 0, &of) || of.part != CSPR_PART_OF ||
	    cspr_review_event(scan->review, (size_t)of.number - 1, &original, NULL, NULL))
		return scan_wrong(scan, "there is no such event to amend");
	status = cspr_event_new(scan->context, cspr_event_code(original), &replacement);
	if (status)
		return set(scan, status);
	scan->replaces = true;
	scan->part = NULL;
	good = read_replaced(scan, replacement);
	if (good) {
		scan->replaces = false;
		scan->where = where;
		scan->part = part;
		good = set(scan, cspr_event_set_replacement(event, replacement));
	}
	cspr_event_unref(replacement);
	return good;
}

static bool read_value(struct scan *scan, cspr_event *event, const struct cspr_particular *row)
{
	unsigned char digest[32];
	char text[TEXT_SIZE];
	uint32_t number;
	bool yes;

	switch (row->type) {
	case CSPR_TYPE_CODE:
		return read_code(scan, event, row->part, CSPR_GROUP_VALUE);
	case CSPR_TYPE_STATE:
		return read_code(scan, event, row->part, CSPR_GROUP_STATE);
	case CSPR_TYPE_DUTY:
		return read_code(scan, event, row->part, CSPR_GROUP_DUTY);
	case CSPR_TYPE_EVENT_NAME:
		return read_code(scan, event, row->part, CSPR_GROUP_EVENT);
	case CSPR_TYPE_REFERENCE:
		return read_string(scan, text) && set(scan, cspr_event_set_reference(event, row->part, text));
	case CSPR_TYPE_EVIDENCE:
		return read_evidence(scan, event, row->part);
	case CSPR_TYPE_REFERENCES:
		return read_references(scan, event, row->part);
	case CSPR_TYPE_DATE:
		return read_date(scan, event, row->part);
	case CSPR_TYPE_COUNT:
		return read_number(scan, INT32_MAX, &number) &&
		       set(scan, cspr_event_set_count(event, row->part, number));
	case CSPR_TYPE_YES_NO:
		return read_yes_no(scan, &yes) && set(scan, cspr_event_set_yes_no(event, row->part, yes));
	case CSPR_TYPE_DIGEST:
		return read_digest(scan, digest) && set(scan, cspr_event_set_digest(event, row->part, digest));
	case CSPR_TYPE_MILESTONES:
		return read_milestones(scan, event);
	case CSPR_TYPE_EVENT:
		return read_replacement(scan, event);
	}
	return scan_wrong(scan, "this particular is of no known type");
}

bool read_parts(struct scan *scan, cspr_event *event)
{
	struct cspr_particular row = { .size = sizeof row };
	const cspr_basis *basis = cspr_review_basis(scan->review);
	char key[TEXT_SIZE] = "";

	scan->where = "/parts";
	if (!want(scan, '{'))
		return false;
	do {
		scan->part = NULL;
		if (!read_key(scan, key))
			return false;
		cspr_code part = cspr_word_find(CSPR_GROUP_PART, key);

		if (!part || cspr_basis_find_particular(basis, cspr_event_code(event), part, &row))
			return scan_wrong(scan, "the event has no such particular");
		scan->part = cspr_word_name(CSPR_GROUP_PART, part);
		if (!read_value(scan, event, &row))
			return false;
	} while (next_is(scan, ",", 1));
	scan->part = NULL;
	return want(scan, '}');
}
