/*
 * What an amendment is of, and what it puts in that event's place. Decides what is bad input there: a record may
 * count refused lines too, and a review counts its events, so `of` is translated here.
 *
 * What must stay true: a replacement is read by the readers of a line, and its pointers say where it is.
 */
#include "reading/reading.h"

#include <string.h>

static const char replacement_at[] = "/parts/replacement";

/* What is wrong is in the replacement, not in the line. */
static bool trouble_in_replacement(struct trouble *trouble)
{
	size_t at = sizeof(replacement_at) - 1, length = strlen(trouble->told.pointer);

	if (trouble->status != CSPR_ERROR_BAD_INPUT)
		return false;
	if (length > POINTER_SIZE - 1 - at)
		length = POINTER_SIZE - 1 - at;
	memmove(trouble->told.pointer + at, trouble->told.pointer, length);
	memcpy(trouble->told.pointer, replacement_at, at);
	trouble->told.pointer[at + length] = '\0';
	return false;
}

/* The number in the review of the event with that seq; 0 after saying what is wrong. */
static uint32_t number_of(const struct reading *reading, json_t *of, struct trouble *trouble)
{
	json_int_t seq = json_integer_value(of);
	uint32_t number = 0;

	if (!json_is_integer(of)) {
		bad_input(trouble, "/parts/of", "a whole number is wanted here, not as a string");
	} else if (seq < 1 || seq > (json_int_t)reading->lines) {
		bad_input(trouble, "/parts/of", "of is the seq of an earlier event; before this one there are %zu",
			  reading->lines);
	} else {
		number = reading->numbers ? reading->numbers[seq - 1] : (uint32_t)seq;
		if (!number)
			bad_input(
				trouble, "/parts/of",
				"this event was refused: it is not part of the review, and there is nothing to amend");
	}
	return number;
}

/* The name of the amended event; 0 after saying what is wrong. */
static cspr_code amended_code(const struct reading *reading, uint32_t number, struct trouble *trouble)
{
	cspr_event *event;
	cspr_status status = cspr_review_event(reading->review, number - 1, &event, NULL, NULL);

	if (status < 0)
		status_trouble(status, "/parts/of", trouble);
	else if (cspr_event_code(event) == CSPR_EVENT_AMEND)
		bad_input(trouble, "/parts/of", "an amendment can't be amended; amend again the event that it is of");
	else
		return cspr_event_code(event);
	return 0;
}

/* An empty list would leave the old one standing, since nothing is set by it. */
static bool lists_filled(json_t *parts, struct trouble *trouble)
{
	char pointer[POINTER_SIZE];
	const char *key;
	json_t *value;

	json_object_foreach(parts, key, value) {
		bool list = json_is_array(value) || json_is_object(value);

		if (!list || json_array_size(value) || json_object_size(value))
			continue;
		strcpy(pointer, "/parts");
		pointer_add(pointer, key);
		return bad_input(trouble, pointer,
				 "a list is replaced by one that has something in it; to take all of it back, retract "
				 "the event and record it again");
	}
	return true;
}

static bool replacement_read(const struct reading *reading, cspr_event *amendment, cspr_code amended,
			     json_t *replacement, struct trouble *trouble)
{
	cspr_event *event;
	cspr_status status;
	bool good;

	if (!json_is_object(replacement))
		return bad_input(trouble, replacement_at,
				 "a replacement is an object: happened_on, actor, departure or parts, as in a line");
	status = cspr_event_new(reading->context, amended, &event);
	if (status < 0)
		return status_trouble(status, replacement_at, trouble);
	good = (replacement_keys_read(event, replacement, trouble) &&
		parts_read(reading, event, replacement, trouble) &&
		lists_filled(json_object_get(replacement, "parts"), trouble)) ||
	       trouble_in_replacement(trouble);
	if (good) {
		status = cspr_event_set_replacement(amendment, event);
		good = status == CSPR_DONE || status_trouble(status, replacement_at, trouble);
	}
	cspr_event_unref(event);
	return good;
}

bool amendment_read(const struct reading *reading, cspr_event *amendment, json_t *parts, struct trouble *trouble)
{
	json_t *of = json_object_get(parts, "of"), *replacement = json_object_get(parts, "replacement");
	cspr_code amended;
	cspr_status status;
	uint32_t number;

	if (json_is_true(json_object_get(parts, "retract")) == (replacement != NULL))
		return bad_input(trouble, "/parts",
				 replacement ? "an event is retracted or replaced, not both"
					     : "either \"retract\":true or a replacement is wanted here");
	if (!of) /* refused, and so is whatever it would put there */
		return true;
	number = number_of(reading, of, trouble);
	amended = number ? amended_code(reading, number, trouble) : 0;
	if (!amended)
		return false;
	status = cspr_event_set_count(amendment, CSPR_PART_OF, number);
	if (status < 0)
		return status_trouble(status, "/parts/of", trouble);
	return !replacement || replacement_read(reading, amendment, amended, replacement, trouble);
}

bool amendment_trouble(const cspr_event *amendment, cspr_status status, struct trouble *trouble)
{
	cspr_day latest = moment_day(cspr_event_recorded(amendment)) + 1;
	bool own = cspr_event_happened(amendment).first > latest;

	switch (status) {
	case CSPR_ERROR_NOT_YET_HAPPENED:
		return bad_input(trouble, own ? "/happened_on" : "/parts/replacement/happened_on",
				 "happened_on is more than a day later than recorded_at");
	case CSPR_ERROR_BAD_DATE:
		return vague_date_trouble("/parts/replacement/happened_on", trouble);
	case CSPR_ERROR_NOT_FOUND:
		return bad_input(trouble, "/parts/replacement/parts/to", "the local profile is not for this edition");
	case CSPR_ERROR_RECORDED_EARLIER:
		return bad_input(trouble, "/recorded_at", "recorded_at is earlier than that of the event before");
	}
	return status_trouble(status, replacement_at, trouble);
}
