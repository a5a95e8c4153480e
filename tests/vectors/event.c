/*
 * An event of a vector, made with the setters of the core. Which setter a particular has, its type says
 * (cspr_basis_find_particular()); where the JSON value is of another type, the setter of the JSON type is called, and
 * refuses.
 *
 * What must stay true: the status is that of the first call that failed, and the pointer is to the key it was for.
 */
#include "vectors.h"

#include <stdio.h>
#include <string.h>

static cspr_status filled(cspr_context *context, const cspr_review *review, cspr_code code, json_t *given,
			  cspr_event **ret, struct place *place);

static void point(struct place *place, const char *where)
{
	snprintf(place->pointer, sizeof(place->pointer), "%s", where);
}

static cspr_code word_of(cspr_code group, json_t *text)
{
	return json_is_string(text) ? cspr_word_find(group, json_string_value(text)) : 0;
}

static cspr_status set_actor(cspr_event *event, json_t *actor)
{
	json_t *capacity = json_object_get(actor, "capacity");
	cspr_code role = word_of(CSPR_GROUP_ROLE, json_object_get(actor, "role"));

	if (capacity && !word_of(CSPR_GROUP_CAPACITY, capacity))
		return CSPR_ERROR_UNKNOWN_WORD;
	return cspr_event_set_actor(event, role, text_of(actor, "id"), word_of(CSPR_GROUP_CAPACITY, capacity),
				    text_of(actor, "org"));
}

static cspr_status set_happened(cspr_event *event, json_t *text)
{
	struct cspr_span span;
	cspr_status status = cspr_span_parse(json_string_value(text), &span, NULL);

	return status ? status : cspr_event_set_happened(event, span);
}

static cspr_status set_recorded(cspr_event *event, json_t *text)
{
	int64_t moment;

	if (!moment_read(json_string_value(text), &moment))
		return CSPR_ERROR_BAD_DATE;
	return cspr_event_set_recorded(event, moment);
}

static cspr_status set_departure(cspr_event *event, json_t *departure)
{
	return cspr_event_set_departure(event, text_of(departure, "reason"),
					json_is_true(json_object_get(departure, "already_happened")));
}

/* What is told of an event besides its particulars. Of a replacement only what is given is set. */
static cspr_status set_heading(cspr_event *event, json_t *given, struct place *place)
{
	const struct {
		const char *key, *pointer;
		cspr_status (*set)(cspr_event *, json_t *);
	} keys[] = { { "actor", "/actor", set_actor },
		     { "happened_on", "/happened_on", set_happened },
		     { "recorded_at", "/recorded_at", set_recorded },
		     { "departure", "/departure", set_departure } };
	json_t *historic = json_object_get(given, "historic");

	if (historic)
		cspr_event_set_historic(event, json_is_true(historic));
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		json_t *value = json_object_get(given, keys[i].key);
		cspr_status status = value ? keys[i].set(event, value) : CSPR_DONE;

		if (status) {
			point(place, keys[i].pointer);
			return status;
		}
	}
	return CSPR_DONE;
}

static cspr_status set_date(cspr_event *event, cspr_code part, const char *text)
{
	struct cspr_span span;
	int precision;
	cspr_status status = cspr_span_parse(text, &span, &precision);

	if (status == CSPR_DONE && precision != CSPR_PRECISION_DAY)
		return CSPR_ERROR_BAD_DATE;
	return status ? status : cspr_event_set_day(event, part, span.first);
}

static cspr_status set_digest(cspr_event *event, cspr_code part, const char *text)
{
	unsigned char digest[32];

	return digest_read(text, digest) ? cspr_event_set_digest(event, part, digest) : CSPR_ERROR_BAD_REFERENCE;
}

static cspr_status set_text(cspr_event *event, const struct cspr_particular *row, const char *text)
{
	switch (row->type) {
	case CSPR_TYPE_CODE:
		return cspr_event_set_code(event, row->part, cspr_word_find(CSPR_GROUP_VALUE, text));
	case CSPR_TYPE_STATE:
		return cspr_event_set_code(event, row->part, cspr_word_find(CSPR_GROUP_STATE, text));
	case CSPR_TYPE_DUTY:
		return cspr_event_set_code(event, row->part, cspr_word_find(CSPR_GROUP_DUTY, text));
	case CSPR_TYPE_EVENT_NAME:
		return cspr_event_set_code(event, row->part, cspr_word_find(CSPR_GROUP_EVENT, text));
	case CSPR_TYPE_DATE:
		return set_date(event, row->part, text);
	case CSPR_TYPE_DIGEST:
		return set_digest(event, row->part, text);
	case CSPR_TYPE_EVIDENCE:
		if (strncmp(text, "sha256:", 7) == 0)
			return set_digest(event, row->part, text);
		break;
	}
	return cspr_event_set_reference(event, row->part, text);
}

static cspr_status set_references(cspr_event *event, cspr_code part, json_t *list)
{
	cspr_status status = CSPR_DONE;

	for (size_t i = 0; status == CSPR_DONE && i < json_array_size(list); i++)
		status = cspr_event_set_reference(event, part, json_string_value(json_array_get(list, i)));
	return status;
}

static cspr_status set_milestone(cspr_event *event, const char *name, json_t *text)
{
	cspr_code milestone = cspr_word_find(CSPR_GROUP_EVENT, name);
	struct cspr_span span;
	cspr_status status = cspr_span_parse(json_string_value(text), &span, NULL);

	if (!milestone)
		milestone = cspr_word_find(CSPR_GROUP_MILESTONE, name);
	return status ? status : cspr_event_set_milestone(event, milestone, span);
}

static cspr_status set_milestones(cspr_event *event, json_t *given)
{
	cspr_status status = CSPR_DONE;

	for (void *i = json_object_iter(given); i && status == CSPR_DONE; i = json_object_iter_next(given, i))
		status = set_milestone(event, json_object_iter_key(i), json_object_iter_value(i));
	return status;
}

static cspr_status set_part(cspr_event *event, const struct cspr_particular *row, json_t *value)
{
	if (json_is_boolean(value))
		return cspr_event_set_yes_no(event, row->part, json_is_true(value));
	if (json_is_integer(value))
		return cspr_event_set_count(event, row->part, json_integer_value(value));
	if (json_is_array(value))
		return set_references(event, row->part, value);
	if (json_is_object(value))
		return set_milestones(event, value);
	return set_text(event, row, json_string_value(value));
}

static cspr_status set_parts(const cspr_basis *basis, cspr_event *event, json_t *parts, struct place *place)
{
	for (void *i = json_object_iter(parts); i; i = json_object_iter_next(parts, i)) {
		struct cspr_particular row = { .size = sizeof(row) };
		const char *key = json_object_iter_key(i);
		cspr_code part = cspr_word_find(CSPR_GROUP_PART, key);
		cspr_status status;

		if (strcmp(key, "replacement") == 0)
			continue;
		status = cspr_basis_find_particular(basis, cspr_event_code(event), part, &row);
		if (status == CSPR_DONE)
			status = set_part(event, &row, json_object_iter_value(i));
		if (status) {
			snprintf(place->pointer, sizeof(place->pointer), "/parts/%s", key);
			return status;
		}
	}
	return CSPR_DONE;
}

/* A replacement is an event of the kind of the one that it is put in the place of; where none is named, there is none.
 */
static cspr_status set_replacement(cspr_context *context, const cspr_review *review, cspr_event *event, json_t *parts,
				   struct place *place)
{
	json_int_t of = json_integer_value(json_object_get(parts, "of"));
	struct place inner = { "" };
	cspr_event *amended, *replacement;
	cspr_status status = cspr_review_event(review, (size_t)of - 1, &amended, NULL, NULL);

	if (status == CSPR_DONE)
		status = filled(context, review, cspr_event_code(amended), json_object_get(parts, "replacement"),
				&replacement, &inner);
	if (status == CSPR_DONE) {
		status = cspr_event_set_replacement(event, replacement);
		cspr_event_unref(replacement);
	}
	if (status)
		snprintf(place->pointer, sizeof(place->pointer), "/parts/replacement%.200s", inner.pointer);
	return status;
}

static cspr_status filled(cspr_context *context, const cspr_review *review, cspr_code code, json_t *given,
			  cspr_event **ret, struct place *place)
{
	json_t *parts = json_object_get(given, "parts");
	cspr_event *event;
	cspr_status status = cspr_event_new(context, code, &event);

	if (status) {
		point(place, "/event");
		return status;
	}
	status = set_heading(event, given, place);
	if (status == CSPR_DONE)
		status = set_parts(cspr_review_basis(review), event, parts, place);
	if (status == CSPR_DONE && json_object_get(parts, "replacement") && json_object_get(parts, "of"))
		status = set_replacement(context, review, event, parts, place);
	if (status == CSPR_DONE)
		*ret = event;
	else
		cspr_event_unref(event);
	return status;
}

cspr_status event_of(cspr_context *context, const cspr_review *review, json_t *given, cspr_event **ret,
		     struct place *place)
{
	return filled(context, review, word_of(CSPR_GROUP_EVENT, json_object_get(given, "event")), given, ret, place);
}
