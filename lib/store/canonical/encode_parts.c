/*
 * What a stored line says of an event: its actor, its departure and its particulars; and the same of what an amendment
 * puts in its place. The other way: decode_parts.c.
 */
#include "put.h"

#include <assert.h>

enum { MOST_PARTS = 32, MOST_MILESTONES = 128 };
static_assert(CSPR_EVENT_NOTE_REFUSAL + 2 <= MOST_MILESTONES, "every event, and two");

static void put_key(struct buffer *buffer, bool first, const char *key)
{
	buffer_add(buffer, first ? "{" : ",", 1);
	put_string(buffer, key);
	BUFFER_ADD(buffer, ":");
}

void put_actor(struct buffer *buffer, const cspr_event *event)
{
	const char *organisation = cspr_event_organisation(event);

	BUFFER_ADD(buffer, "{");
	if (cspr_event_capacity(event)) {
		BUFFER_ADD(buffer, "\"capacity\":");
		put_word(buffer, CSPR_GROUP_CAPACITY, cspr_event_capacity(event));
		BUFFER_ADD(buffer, ",");
	}
	BUFFER_ADD(buffer, "\"id\":");
	put_string(buffer, cspr_event_actor(event));
	if (organisation) {
		BUFFER_ADD(buffer, ",\"org\":");
		put_string(buffer, organisation);
	}
	BUFFER_ADD(buffer, ",\"role\":");
	put_word(buffer, CSPR_GROUP_ROLE, cspr_event_role(event));
	BUFFER_ADD(buffer, "}");
}

void put_departure(struct buffer *buffer, const cspr_event *event)
{
	BUFFER_ADD(buffer, "{");
	if (cspr_event_already_happened(event))
		BUFFER_ADD(buffer, "\"already_happened\":true,");
	BUFFER_ADD(buffer, "\"reason\":");
	put_string(buffer, cspr_event_departure(event));
	BUFFER_ADD(buffer, "}");
}

/* Particulars ------------------------------------------------------------------------------------ */

/* Something with a name, to be put in order. */
struct named {
	const char *name;
	struct cspr_value value;
	size_t index; /* of the value */
};

static size_t insert(struct named *list, size_t count, const char *name, const struct cspr_value *value, size_t index)
{
	size_t at = count;

	for (; at && strcmp(list[at - 1].name, name) > 0; at--)
		list[at] = list[at - 1];
	list[at] = (struct named){ name, *value, index };
	return count + 1;
}

/* Those of a list stand together no more than others do. */
static void add_references(struct buffer *buffer, const cspr_event *event, const struct named *part)
{
	struct cspr_value value = { .size = sizeof value };
	const char *separator = "[";

	for (size_t i = part->index; cspr_event_value(event, i, &value) == CSPR_DONE; i++) {
		if (value.part != part->value.part)
			continue;
		buffer_add(buffer, separator, 1);
		put_string(buffer, value.reference);
		separator = ",";
	}
	BUFFER_ADD(buffer, "]");
}

static const char *milestone_name(int64_t milestone)
{
	const char *name = cspr_word_name(CSPR_GROUP_EVENT, (cspr_code)milestone);

	return name ? name : cspr_word_name(CSPR_GROUP_MILESTONE, (cspr_code)milestone);
}

static void add_milestones(struct buffer *buffer, const cspr_event *event, const struct named *part)
{
	struct cspr_value value = { .size = sizeof value };
	struct named milestones[MOST_MILESTONES];
	size_t count = 0;

	for (size_t i = part->index; cspr_event_value(event, i, &value) == CSPR_DONE; i++)
		if (value.part == part->value.part)
			count = insert(milestones, count, milestone_name(value.number), &value, i);
	for (size_t i = 0; i < count; i++) {
		put_key(buffer, !i, milestones[i].name);
		put_span(buffer, milestones[i].value.when);
	}
	BUFFER_ADD(buffer, "}");
}

static void add_replacement(struct buffer *buffer, const cspr_event *replacement);

static void add_value(struct buffer *buffer, const cspr_event *event, const struct named *part)
{
	const struct cspr_value *value = &part->value;

	switch (value->type) {
	case CSPR_TYPE_CODE:
		put_word(buffer, CSPR_GROUP_VALUE, value->number);
		break;
	case CSPR_TYPE_STATE:
		put_word(buffer, CSPR_GROUP_STATE, value->number);
		break;
	case CSPR_TYPE_DUTY:
		put_word(buffer, CSPR_GROUP_DUTY, value->number);
		break;
	case CSPR_TYPE_EVENT_NAME:
		put_word(buffer, CSPR_GROUP_EVENT, value->number);
		break;
	case CSPR_TYPE_REFERENCE:
	case CSPR_TYPE_EVIDENCE:
		put_string(buffer, value->reference);
		break;
	case CSPR_TYPE_REFERENCES:
		add_references(buffer, event, part);
		break;
	case CSPR_TYPE_DATE:
		put_span(buffer, value->when);
		break;
	case CSPR_TYPE_COUNT:
		put_number(buffer, value->number);
		break;
	case CSPR_TYPE_YES_NO:
		put_yes_no(buffer, value->number);
		break;
	case CSPR_TYPE_DIGEST:
		put_digest(buffer, value->digest);
		break;
	case CSPR_TYPE_MILESTONES:
		add_milestones(buffer, event, part);
		break;
	case CSPR_TYPE_EVENT:
		add_replacement(buffer, value->event);
		break;
	}
}

void put_parts(struct buffer *buffer, bool first, const cspr_event *event)
{
	struct cspr_value value = { .size = sizeof value };
	struct named parts[MOST_PARTS];
	uint64_t seen[2] = { 0 }; /* by the part's code */
	size_t count = 0;

	for (size_t i = 0; cspr_event_value(event, i, &value) == CSPR_DONE; i++) {
		uint64_t bit = UINT64_C(1) << value.part % 64;

		if (seen[value.part / 64] & bit)
			continue;
		seen[value.part / 64] |= bit;
		count = insert(parts, count, cspr_word_name(CSPR_GROUP_PART, value.part), &value, i);
	}
	if (!count)
		return;
	put_key(buffer, first, "parts");
	for (size_t i = 0; i < count; i++) {
		put_key(buffer, !i, parts[i].name);
		add_value(buffer, event, &parts[i]);
	}
	BUFFER_ADD(buffer, "}");
}

/* Of an event that replaces another, the keys that are given. */
static void add_replacement(struct buffer *buffer, const cspr_event *replacement)
{
	size_t before = buffer->length;

	if (cspr_event_role(replacement)) {
		put_key(buffer, buffer->length == before, "actor");
		put_actor(buffer, replacement);
	}
	if (cspr_event_departure(replacement)) {
		put_key(buffer, buffer->length == before, "departure");
		put_departure(buffer, replacement);
	}
	if (cspr_event_happened(replacement).first != CSPR_NO_DAY) {
		put_key(buffer, buffer->length == before, "happened_on");
		put_span(buffer, cspr_event_happened(replacement));
	}
	if (cspr_event_says_historic(replacement)) {
		put_key(buffer, buffer->length == before, "historic");
		put_yes_no(buffer, cspr_event_historic(replacement));
	}
	put_parts(buffer, buffer->length == before, replacement);
	if (buffer->length == before)
		BUFFER_ADD(buffer, "{");
	BUFFER_ADD(buffer, "}");
}
