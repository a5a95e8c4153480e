/*
 * One line of a record as an event: everything but its particulars (parts.c). Decides what is bad input
 * and where; nearly every check is by hand because a message must name the key and the right words, and
 * must never repeat what was read.
 */
#include "reading/reading.h"

#include <string.h>

static const char *const line_keys[] = { "event",     "happened_on", "recorded_at", "actor", "parts",
					 "departure", "seq",	     "edition",	    "kind",  "historic",
					 "note",      "note_digest", "decided",	    NULL };
static const char *const replacement_keys[] = { "happened_on", "historic", "actor", "departure", "parts", NULL };
static const char *const actor_keys[] = { "id", "role", "capacity", "org", NULL };
static const char *const departure_keys[] = { "reason", "already_happened", NULL };

static bool yes_no_read(json_t *value, const char *pointer, bool *ret, struct trouble *trouble)
{
	if (value && !json_is_boolean(value))
		return bad_input(trouble, pointer, "true or false is wanted here");
	*ret = json_is_true(value);
	return true;
}

static bool actor_read(cspr_event *event, json_t *actor, struct trouble *trouble)
{
	const char *id = NULL, *organisation = NULL;
	json_t *org = json_object_get(actor, "org"), *named = json_object_get(actor, "capacity");
	cspr_code role, capacity = 0;
	cspr_status status;

	if (!actor)
		return bad_input(trouble, "/actor", "actor is missing: who did it, as id and role");
	if (!json_is_object(actor))
		return bad_input(trouble, "/actor", "actor is an object with id and role");
	if (!one_of_keys(actor, actor_keys, "/actor", trouble))
		return false;
	if (!json_object_get(actor, "id"))
		return bad_input(trouble, "/actor/id", "id is missing: an opaque reference of who did it");
	if (!reference_read(json_object_get(actor, "id"), "/actor/id", &id, trouble))
		return false;
	if (!json_object_get(actor, "role"))
		return bad_input(trouble, "/actor/role", "role is missing: on whose authority it was done");
	role = word_read(json_object_get(actor, "role"), CSPR_GROUP_ROLE, "role", "/actor/role", trouble);
	if (!role)
		return false;
	if (named && !(capacity = word_read(named, CSPR_GROUP_CAPACITY, "capacity", "/actor/capacity", trouble)))
		return false;
	if (org && !reference_read(org, "/actor/org", &organisation, trouble))
		return false;
	status = cspr_event_set_actor(event, role, id, capacity, organisation);
	return status < 0 ? status_trouble(status, "/actor", trouble) : true;
}

static bool recorded_read(cspr_event *event, json_t *value, struct trouble *trouble)
{
	int64_t recorded;

	if (!value)
		return bad_input(trouble, "/recorded_at", "recorded_at is missing: when this was written down");
	if (!json_is_string(value) || cspr_moment_read(json_string_value(value), &recorded) != CSPR_DONE)
		return bad_input(
			trouble, "/recorded_at",
			"recorded_at is a real moment in UTC, as 2024-03-08T15:04:05Z, with at most nine digits "
			"after the second");
	cspr_status status = cspr_event_set_recorded(event, recorded);
	return status < 0 ? status_trouble(status, "/recorded_at", trouble) : true;
}

static bool historic_read(cspr_event *event, json_t *value, struct trouble *trouble)
{
	cspr_status status;
	bool historic = false;

	if (!value)
		return true;
	if (!yes_no_read(value, "/historic", &historic, trouble))
		return false;
	status = cspr_event_set_historic(event, historic);
	return status < 0 ? status_trouble(status, "/historic", trouble) : true;
}

static bool happened_read(cspr_event *event, json_t *value, struct trouble *trouble)
{
	struct cspr_span span;
	cspr_status status;

	if (!value)
		return bad_input(trouble, "/happened_on", "happened_on is missing: the day it happened");
	if (!json_is_string(value) || cspr_span_parse(json_string_value(value), &span, NULL) != CSPR_DONE)
		return bad_input(trouble, "/happened_on", "happened_on is a day of the calendar, as 2024-03-08");
	status = cspr_event_set_happened(event, span);
	return status < 0 ? status_trouble(status, "/happened_on", trouble) : true;
}

static bool departure_read(cspr_event *event, json_t *departure, struct trouble *trouble)
{
	const char *reason = NULL;
	bool already_happened = false;

	if (!departure)
		return true;
	if (!json_is_object(departure))
		return bad_input(trouble, "/departure", "departure is an object with reason");
	if (!one_of_keys(departure, departure_keys, "/departure", trouble))
		return false;
	if (!json_object_get(departure, "reason"))
		return bad_input(trouble, "/departure/reason", "reason is missing: a code or an opaque reference");
	if (!reference_read(json_object_get(departure, "reason"), "/departure/reason", &reason, trouble) ||
	    !yes_no_read(json_object_get(departure, "already_happened"), "/departure/already_happened",
			 &already_happened, trouble))
		return false;
	cspr_status status = cspr_event_set_departure(event, reason, already_happened);
	return status < 0 ? status_trouble(status, "/departure", trouble) : true;
}

static bool sequence_read(json_t *line, size_t seq, struct trouble *trouble)
{
	json_t *value = json_object_get(line, "seq");

	if (value && !json_is_integer(value))
		return bad_input(trouble, "/seq", "seq is an integer");
	if (value && json_integer_value(value) != (json_int_t)seq)
		return bad_input(trouble, "/seq", "seq does not fit: this is event %zu of the record", seq);
	if (seq > 1 && json_object_get(line, "edition"))
		return bad_input(trouble, "/edition", "edition is given only on the first event");
	if (seq > 1 && json_object_get(line, "kind"))
		return bad_input(trouble, "/kind", "kind is given only on the first event");
	return true;
}

bool vague_date_trouble(const char *pointer, struct trouble *trouble)
{
	return bad_input(trouble, pointer,
			 "happened_on is a full date; a month or a year is only for an event with \"historic\":true");
}

static bool date_fits(const cspr_event *event, struct trouble *trouble)
{
	struct cspr_span span = cspr_event_happened(event);

	return span.first == span.last || cspr_event_historic(event) || vague_date_trouble("/happened_on", trouble);
}

/* Whether its date may be vague depends on the event that it is put in the place of: the library says. */
bool replacement_keys_read(cspr_event *event, json_t *replacement, struct trouble *trouble)
{
	json_t *actor = json_object_get(replacement, "actor");
	json_t *happened_on = json_object_get(replacement, "happened_on");

	return one_of_keys(replacement, replacement_keys, "", trouble) &&
	       (!actor || actor_read(event, actor, trouble)) &&
	       historic_read(event, json_object_get(replacement, "historic"), trouble) &&
	       (!happened_on || happened_read(event, happened_on, trouble)) &&
	       departure_read(event, json_object_get(replacement, "departure"), trouble);
}

bool event_read(const struct reading *reading, json_t *line, cspr_event **ret, struct beside *ret_beside,
		struct trouble *trouble)
{
	cspr_event *event;

	if (!one_of_keys(line, line_keys, "", trouble))
		return false;
	if (!json_object_get(line, "event"))
		return bad_input(trouble, "/event", "event is missing: the name of what happened");
	cspr_code code = word_read(json_object_get(line, "event"), CSPR_GROUP_EVENT, "event", "/event", trouble);
	if (!code || !sequence_read(line, reading->lines + 1, trouble) || !beside_read(line, ret_beside, trouble))
		return false;
	cspr_status status = cspr_event_new(reading->context, code, &event);
	if (status < 0)
		return status_trouble(status, "/event", trouble);
	if (actor_read(event, json_object_get(line, "actor"), trouble) &&
	    recorded_read(event, json_object_get(line, "recorded_at"), trouble) &&
	    historic_read(event, json_object_get(line, "historic"), trouble) &&
	    happened_read(event, json_object_get(line, "happened_on"), trouble) && date_fits(event, trouble) &&
	    departure_read(event, json_object_get(line, "departure"), trouble)) {
		*ret = event;
		return true;
	}
	cspr_event_unref(event);
	return false;
}
