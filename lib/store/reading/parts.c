/*
 * The particulars of an event. Which there are, of what type, and which values: the basis says; this
 * file turns each into a setter, or into bad input with its pointer.
 */
#include "reading/reading.h"

#include <stdio.h>
#include <string.h>

/* Where a particular is, and what it may be. */
struct place {
	const cspr_basis *basis;
	cspr_event *event;
	struct cspr_particular row;
	char pointer[POINTER_SIZE];
};

static bool part_unknown(const struct place *place, const char *key, struct trouble *trouble)
{
	struct cspr_particular row = { .size = sizeof(row) };
	const char *nearest = NULL;
	cspr_code event = cspr_event_code(place->event);

	for (size_t i = 0; cspr_basis_particular(place->basis, i, &row) == CSPR_DONE; i++)
		if (row.event == event)
			nearest = cspr_word_nearer(key, nearest, cspr_word_name(CSPR_GROUP_PART, row.part));
	bad_input(trouble, place->pointer, "%s has no such particular in %s", cspr_word_name(CSPR_GROUP_EVENT, event),
		  cspr_edition_name(cspr_basis_edition(place->basis)));
	nearest_is(trouble, nearest);
	return false;
}

static bool set(const struct place *place, cspr_status status, struct trouble *trouble)
{
	if (status == CSPR_ERROR_OUT_OF_RANGE)
		return bad_input(trouble, place->pointer, "a whole number from %d on is wanted here, within reason",
				 (int)place->row.least);
	return status < 0 ? status_trouble(status, place->pointer, trouble) : true;
}

static bool code_read(const struct place *place, const char *text, struct trouble *trouble)
{
	const char *nearest = NULL;
	cspr_code event = place->row.event, part = place->row.part, value;

	for (size_t i = 0; (value = cspr_basis_particular_value(place->basis, event, part, i)); i++) {
		if (strcmp(cspr_word_name(CSPR_GROUP_VALUE, value), text) == 0)
			return set(place, cspr_event_set_code(place->event, part, value), trouble);
		nearest = cspr_word_nearer(text, nearest, cspr_word_name(CSPR_GROUP_VALUE, value));
	}
	bad_input(trouble, place->pointer, "%s can't be this", cspr_word_name(CSPR_GROUP_PART, part));
	for (size_t i = 0; (value = cspr_basis_particular_value(place->basis, event, part, i)); i++) {
		size_t at = strlen(trouble->told.message);

		snprintf(trouble->told.message + at, sizeof(trouble->told.message) - at, "%s%s",
			 i ? ", " : "; it is one of: ", cspr_word_name(CSPR_GROUP_VALUE, value));
	}
	nearest_is(trouble, nearest);
	return false;
}

static bool state_read(const struct place *place, const char *text, struct trouble *trouble)
{
	const cspr_edition *edition = cspr_basis_edition(place->basis);
	cspr_code state = cspr_word_find(CSPR_GROUP_STATE, text);
	const char *nearest = NULL;

	if (state && cspr_edition_has_state(edition, state))
		return set(place, cspr_event_set_code(place->event, place->row.part, state), trouble);
	for (size_t i = 0; (state = cspr_word_at(CSPR_GROUP_STATE, i)); i++)
		if (cspr_edition_has_state(edition, state))
			nearest = cspr_word_nearer(text, nearest, cspr_word_name(CSPR_GROUP_STATE, state));
	bad_input(trouble, place->pointer, "%s has no such state", cspr_edition_name(edition));
	nearest_is(trouble, nearest);
	return false;
}

/* Any word of a group. */
static bool name_read(const struct place *place, cspr_code group, const char *what, const char *text,
		      struct trouble *trouble)
{
	cspr_code word = cspr_word_find(group, text);

	if (word)
		return set(place, cspr_event_set_code(place->event, place->row.part, word), trouble);
	bad_input(trouble, place->pointer, "there is no such %s", what);
	nearest_word(trouble, group, text);
	return false;
}

static bool digest_read(const struct place *place, const char *text, struct trouble *trouble)
{
	unsigned char digest[32];

	if (cspr_digest_read(text, digest) != CSPR_DONE)
		return bad_input(trouble, place->pointer, "a digest is sha256: and 64 hexadecimal digits");
	return set(place, cspr_event_set_digest(place->event, place->row.part, digest), trouble);
}

static bool text_read(const struct place *place, const char *text, struct trouble *trouble)
{
	const cspr_edition *edition;
	cspr_status status;
	cspr_day day;

	switch (place->row.type) {
	case CSPR_TYPE_CODE:
		return code_read(place, text, trouble);
	case CSPR_TYPE_STATE:
		return state_read(place, text, trouble);
	case CSPR_TYPE_DUTY:
		return name_read(place, CSPR_GROUP_DUTY, "duty", text, trouble);
	case CSPR_TYPE_EVENT_NAME:
		return name_read(place, CSPR_GROUP_EVENT, "event", text, trouble);
	case CSPR_TYPE_DIGEST:
		return digest_read(place, text, trouble);
	case CSPR_TYPE_DATE:
		if (!full_date_read(text, &day))
			return bad_input(trouble, place->pointer, "a full date is wanted here, as 2024-03-08");
		return set(place, cspr_event_set_day(place->event, place->row.part, day), trouble);
	case CSPR_TYPE_EVIDENCE:
		if (strncmp(text, "sha256:", 7) == 0)
			return digest_read(place, text, trouble);
		break;
	}
	if (place->row.part == CSPR_PART_TO && !edition_follow(text, place->basis, place->pointer, &edition, trouble))
		return false;
	status = cspr_reference_check(text);
	if (status < 0)
		return status_trouble(status, place->pointer, trouble);
	return set(place, cspr_event_set_reference(place->event, place->row.part, text), trouble);
}

static bool references_read(struct place *place, json_t *value, struct trouble *trouble)
{
	size_t index, at = strlen(place->pointer);
	json_t *inner;

	if (!json_is_array(value))
		return bad_input(trouble, place->pointer, "a list of strings is wanted here");
	json_array_foreach(value, index, inner) {
		const char *reference;

		snprintf(place->pointer + at, sizeof(place->pointer) - at, "/%zu", index);
		if (!reference_read(inner, place->pointer, &reference, trouble) ||
		    !set(place, cspr_event_set_reference(place->event, place->row.part, reference), trouble))
			return false;
	}
	return true;
}

static bool milestone_unknown(const struct place *place, const char *key, struct trouble *trouble)
{
	const char *nearest = NULL;
	const cspr_code groups[] = { CSPR_GROUP_EVENT, CSPR_GROUP_MILESTONE };
	cspr_code word;

	for (size_t g = 0; g < 2; g++)
		for (size_t i = 0; (word = cspr_word_at(groups[g], i)); i++)
			nearest = cspr_word_nearer(key, nearest, cspr_word_name(groups[g], word));
	bad_input(trouble, place->pointer, "a milestone has the name of an event, or incident, or aware");
	nearest_is(trouble, nearest);
	return false;
}

static bool milestones_read(struct place *place, json_t *value, struct trouble *trouble)
{
	size_t at = strlen(place->pointer);
	const char *key;
	json_t *inner;

	if (!json_is_object(value))
		return bad_input(trouble, place->pointer, "milestones is an object: a name and a date for each");
	json_object_foreach(value, key, inner) {
		cspr_code milestone = cspr_word_find(CSPR_GROUP_EVENT, key);
		struct cspr_span span;

		place->pointer[at] = '\0';
		pointer_add(place->pointer, key);
		if (!milestone)
			milestone = cspr_word_find(CSPR_GROUP_MILESTONE, key);
		if (!milestone)
			return milestone_unknown(place, key, trouble);
		if (!json_is_string(inner) || cspr_span_parse(json_string_value(inner), &span, NULL) != CSPR_DONE)
			return bad_input(trouble, place->pointer,
					 "a date is wanted here, as 2024-03-08, 2024-03 or 2024");
		if (!set(place, cspr_event_set_milestone(place->event, milestone, span), trouble))
			return false;
	}
	return true;
}

static bool part_read(struct place *place, json_t *value, struct trouble *trouble)
{
	switch (place->row.type) {
	case CSPR_TYPE_REFERENCES:
		return references_read(place, value, trouble);
	case CSPR_TYPE_MILESTONES:
		return milestones_read(place, value, trouble);
	case CSPR_TYPE_COUNT:
		if (!json_is_integer(value))
			return bad_input(trouble, place->pointer, "a whole number is wanted here, not as a string");
		return set(place, cspr_event_set_count(place->event, place->row.part, json_integer_value(value)),
			   trouble);
	case CSPR_TYPE_YES_NO:
		if (!json_is_boolean(value))
			return bad_input(trouble, place->pointer, "true or false is wanted here, not as a string");
		return set(place, cspr_event_set_yes_no(place->event, place->row.part, json_is_true(value)), trouble);
	}
	if (!json_is_string(value))
		return bad_input(trouble, place->pointer, "a string is wanted here");
	return text_read(place, json_string_value(value), trouble);
}

/* What an amendment is of, and what it puts there, is read last: the one says what the other may be. */
static bool reads_last(const struct place *place, cspr_code part)
{
	return cspr_event_code(place->event) == CSPR_EVENT_AMEND &&
	       (part == CSPR_PART_OF || part == CSPR_PART_REPLACEMENT);
}

bool parts_read(const struct reading *reading, cspr_event *event, json_t *line, struct trouble *trouble)
{
	json_t *parts = json_object_get(line, "parts"), *value;
	struct place place = { .basis = reading->basis, .event = event, .row = { .size = sizeof(place.row) } };
	const char *key;

	if (parts && !json_is_object(parts))
		return bad_input(trouble, "/parts", "parts is an object: the particulars by their names");
	json_object_foreach(parts, key, value) {
		cspr_code part = cspr_word_find(CSPR_GROUP_PART, key);

		strcpy(place.pointer, "/parts");
		pointer_add(place.pointer, key);
		if (!part ||
		    cspr_basis_find_particular(place.basis, cspr_event_code(event), part, &place.row) != CSPR_DONE)
			return part_unknown(&place, key, trouble);
		if (!reads_last(&place, part) && !part_read(&place, value, trouble))
			return false;
	}
	return cspr_event_code(event) != CSPR_EVENT_AMEND || amendment_read(reading, event, parts, trouble);
}
