/*
 * Events: a header and one block of items. Setters let in only what the table of particulars knows for
 * the event, of the right type; what an edition makes of it is decided elsewhere.
 *
 * What must stay true: a committed event is frozen, since reviews keep pointers into its items; so is
 * the replacement that an amendment carries, which is an item of it like the others.
 */
#include "core.h"

#include <string.h>

enum { WORD = sizeof(struct item), FIRST_ROOM = 8 };

cspr_status cspr_event_new(cspr_context *context, cspr_code code, cspr_event **ret)
{
	cspr_event *event;

	if (!context || !ret)
		return CSPR_ERROR_ARGUMENT;
	if (!cspr_word_name(CSPR_GROUP_EVENT, code))
		return CSPR_ERROR_UNKNOWN_WORD;
	event = block_new(context, sizeof *event);
	if (!event)
		return CSPR_ERROR_NO_MEMORY;
	event->references = 1;
	event->code = code;
	event->recorded = -1;
	event->context = cspr_context_ref(context);
	*ret = event;
	return CSPR_DONE;
}

cspr_event *cspr_event_ref(cspr_event *event)
{
	event->references++;
	return event;
}

cspr_event *event_replacement(const cspr_event *event)
{
	const struct item *item = event->code == CSPR_EVENT_AMEND ? event_item(event, CSPR_PART_REPLACEMENT) : NULL;
	cspr_event *replacement = NULL;

	if (item)
		memcpy(&replacement, item_bytes(item), sizeof replacement);
	return replacement;
}

cspr_status cspr_event_copy(const cspr_event *event, cspr_event **ret)
{
	cspr_event *copy;
	cspr_status status;

	if (!event || !ret)
		return CSPR_ERROR_ARGUMENT;
	status = cspr_event_new(event->context, event->code, &copy);
	if (status < 0)
		return status;
	if (event->used && !block_resize(event->context, &copy->items, 0, (size_t)event->used * WORD)) {
		cspr_event_unref(copy);
		return CSPR_ERROR_NO_MEMORY;
	}
	struct item *items = copy->items;

	*copy = *event;
	copy->references = 1;
	copy->frozen = false;
	copy->room = event->used;
	copy->items = items;
	if (event->used)
		memcpy(items, event->items, (size_t)event->used * WORD);
	if (event_replacement(copy))
		cspr_event_ref(event_replacement(copy));
	*ret = copy;
	return CSPR_DONE;
}

void cspr_event_unref(cspr_event *event)
{
	cspr_context *context;

	if (!event || --event->references)
		return;
	context = event->context;
	cspr_event_unref(event_replacement(event));
	block_free(context, event->items, (size_t)event->room * WORD);
	block_free(context, event, sizeof *event);
	cspr_context_unref(context);
}

const struct item *event_item(const cspr_event *event, uint16_t part)
{
	for (const struct item *item = event->items; item != items_end(event); item = item_next(item))
		if (item->part == part)
			return item;
	return NULL;
}

static void remove_item(cspr_event *event, const struct item *item)
{
	size_t at = (size_t)(item - event->items), words = 1u + item->words;

	memmove(event->items + at, event->items + at + words, (event->used - at - words) * WORD);
	event->used = (uint16_t)(event->used - words);
}

/* Where the item stands that a new one replaces, or -1: lists grow, a milestone replaces its own. */
static int replaced(const cspr_event *event, uint16_t part, uint8_t type, int32_t number)
{
	if (type == CSPR_TYPE_REFERENCES)
		return -1;
	for (const struct item *item = event->items; item != items_end(event); item = item_next(item))
		if (item->part == part && (type != CSPR_TYPE_MILESTONES || item->number == number))
			return (int)(item - event->items);
	return -1;
}

/* row: as in struct item. */
static cspr_status put(cspr_event *event, uint16_t part, uint8_t row, uint8_t type, int32_t number, const void *bytes,
		       size_t length)
{
	size_t words = (length + WORD - 1) / WORD, room = event->room;
	int old = replaced(event, part, type, number);
	size_t freed = old < 0 ? 0 : 1u + event->items[old].words;
	unsigned char copy[80]; /* bytes may be the event's own */

	if (length)
		memcpy(copy, bytes, length);
	if ((event->used - freed + 1 + words) * WORD > event->context->max_event_bytes)
		return CSPR_ERROR_LIMIT;
	if (event->used + 1 + words > room) {
		while (room < event->used + 1 + words)
			room = room ? room + room / 2 : FIRST_ROOM;
		if (!block_resize(event->context, &event->items, (size_t)event->room * WORD, room * WORD))
			return CSPR_ERROR_NO_MEMORY;
		event->room = (uint16_t)room;
	}
	if (old >= 0)
		remove_item(event, event->items + old);
	event->items[event->used] =
		(struct item){ .part = part, .row = row, .type = type & 15, .words = words & 15, .number = number };
	if (words) {
		memset(event->items + event->used + 1, 0, words * WORD);
		memcpy(event->items + event->used + 1, copy, length);
	}
	event->used = (uint16_t)(event->used + 1 + words);
	event->changes++;
	return CSPR_DONE;
}

/* The row of a particular, whatever the kind of review, if the event may still be changed. */
static cspr_status row_of(const cspr_event *event, cspr_code part, const struct particular_row **ret)
{
	if (!event)
		return CSPR_ERROR_ARGUMENT;
	if (event->frozen)
		return CSPR_ERROR_FROZEN;
	*ret = particular_find(event->code, part, 0, NULL);
	return *ret ? CSPR_DONE : CSPR_ERROR_UNKNOWN_WORD;
}

/* Which of its event's rows a row is. */
static uint8_t index_of(const struct particular_row *row)
{
	uint8_t index = 0;

	while (row > particular_rows && row[-1].event == row->event) {
		row--;
		index++;
	}
	return index;
}

static cspr_status put_number(cspr_event *event, const struct particular_row *row, int32_t number)
{
	return put(event, row->part, index_of(row), row->type, number, NULL, 0);
}

static cspr_status put_reference(cspr_event *event, uint16_t part, uint8_t row, uint8_t type, const char *reference)
{
	cspr_status status = cspr_reference_check(reference);

	return status ? status : put(event, part, row, type, 0, reference, strlen(reference) + 1);
}

/* One of those that every event may carry. */
static cspr_status put_common(cspr_event *event, uint16_t part, const char *reference)
{
	return put_reference(event, part, NO_ROW, CSPR_TYPE_REFERENCE, reference);
}

cspr_status cspr_event_set_actor(cspr_event *event, cspr_code role, const char *id, cspr_code capacity,
				 const char *organisation)
{
	const struct item *old;
	char own[65];
	cspr_status status;

	if (!event || !id)
		return CSPR_ERROR_ARGUMENT;
	if (event->frozen)
		return CSPR_ERROR_FROZEN;
	if (!cspr_word_name(CSPR_GROUP_ROLE, role) || (capacity && !cspr_word_name(CSPR_GROUP_CAPACITY, capacity)))
		return CSPR_ERROR_UNKNOWN_WORD;
	status = organisation ? cspr_reference_check(organisation) : CSPR_DONE;
	if (status == CSPR_DONE && organisation)
		organisation = memcpy(own, organisation, strlen(organisation) + 1); /* it may be the event's own */
	if (status == CSPR_DONE)
		status = put_common(event, PART_ACTOR, id);
	old = event_item(event, PART_ORGANISATION);
	if (status == CSPR_DONE && organisation)
		status = put_common(event, PART_ORGANISATION, organisation);
	else if (status == CSPR_DONE && old)
		remove_item(event, old);
	if (status == CSPR_DONE) {
		event->role = (uint8_t)role;
		event->capacity = capacity & 3;
	}
	return status;
}

cspr_status cspr_event_set_happened(cspr_event *event, struct cspr_span happened)
{
	if (!event)
		return CSPR_ERROR_ARGUMENT;
	if (event->frozen)
		return CSPR_ERROR_FROZEN;
	if (!day_known(happened.first) || !day_known(happened.last) || happened.first > happened.last ||
	    !span_precision(happened))
		return CSPR_ERROR_BAD_DATE;
	event->happened = happened.first;
	event->precision = span_precision(happened) & 3;
	event->changes++;
	return CSPR_DONE;
}

cspr_status cspr_event_set_historic(cspr_event *event, int historic)
{
	if (!event)
		return CSPR_ERROR_ARGUMENT;
	if (event->frozen)
		return CSPR_ERROR_FROZEN;
	event->historic = historic != 0;
	event->says_historic = true;
	event->changes++;
	return CSPR_DONE;
}

cspr_status cspr_event_set_recorded(cspr_event *event, int64_t nanoseconds)
{
	if (!event || nanoseconds < 0)
		return CSPR_ERROR_ARGUMENT;
	if (event->frozen)
		return CSPR_ERROR_FROZEN;
	event->recorded = nanoseconds;
	event->changes++;
	return CSPR_DONE;
}

cspr_status cspr_event_set_departure(cspr_event *event, const char *reason, int already_happened)
{
	cspr_status status;

	if (!event || !reason)
		return CSPR_ERROR_ARGUMENT;
	if (event->frozen)
		return CSPR_ERROR_FROZEN;
	status = put_common(event, PART_DEPARTURE, reason);
	if (status == CSPR_DONE)
		event->already_happened = already_happened != 0;
	return status;
}

/* By the row, or by a later one of the same particular. */
static bool word_allowed(const struct particular_row *row, cspr_code value)
{
	cspr_code event = row->event, part = row->part;

	for (; row < particular_rows + particular_row_count && row->event == event; row++)
		if (row->part == part && particular_allows(row, value))
			return true;
	return false;
}

cspr_status cspr_event_set_code(cspr_event *event, cspr_code part, cspr_code value)
{
	const struct particular_row *row;
	cspr_status status = row_of(event, part, &row);

	if (status)
		return status;
	switch (row->type) {
	case CSPR_TYPE_CODE:
		if (!word_allowed(row, value))
			return CSPR_ERROR_UNKNOWN_WORD;
		break;
	case CSPR_TYPE_STATE:
		if (!cspr_word_name(CSPR_GROUP_STATE, value))
			return CSPR_ERROR_UNKNOWN_WORD;
		break;
	case CSPR_TYPE_DUTY:
		if (!cspr_word_name(CSPR_GROUP_DUTY, value))
			return CSPR_ERROR_UNKNOWN_WORD;
		break;
	case CSPR_TYPE_EVENT_NAME:
		if (!cspr_word_name(CSPR_GROUP_EVENT, value))
			return CSPR_ERROR_UNKNOWN_WORD;
		break;
	default:
		return CSPR_ERROR_WRONG_TYPE;
	}
	return put_number(event, row, value);
}

cspr_status cspr_event_set_day(cspr_event *event, cspr_code part, cspr_day day)
{
	const struct particular_row *row;
	cspr_status status = row_of(event, part, &row);

	if (status)
		return status;
	if (row->type != CSPR_TYPE_DATE)
		return CSPR_ERROR_WRONG_TYPE;
	if (!day_known(day))
		return CSPR_ERROR_BAD_DATE;
	return put_number(event, row, day);
}

cspr_status cspr_event_set_count(cspr_event *event, cspr_code part, int64_t count)
{
	const struct particular_row *row;
	cspr_status status = row_of(event, part, &row);

	if (status)
		return status;
	if (row->type != CSPR_TYPE_COUNT)
		return CSPR_ERROR_WRONG_TYPE;
	if (count < row->least || count > INT32_MAX)
		return CSPR_ERROR_OUT_OF_RANGE;
	return put_number(event, row, (int32_t)count);
}

cspr_status cspr_event_set_yes_no(cspr_event *event, cspr_code part, int yes)
{
	const struct particular_row *row;
	cspr_status status = row_of(event, part, &row);

	if (status)
		return status;
	return row->type == CSPR_TYPE_YES_NO ? put_number(event, row, yes != 0) : CSPR_ERROR_WRONG_TYPE;
}

cspr_status cspr_event_set_reference(cspr_event *event, cspr_code part, const char *reference)
{
	const struct particular_row *row;
	cspr_status status = row_of(event, part, &row);

	if (status)
		return status;
	if (row->type != CSPR_TYPE_REFERENCE && row->type != CSPR_TYPE_REFERENCES && row->type != CSPR_TYPE_EVIDENCE)
		return CSPR_ERROR_WRONG_TYPE;
	return put_reference(event, part, index_of(row), row->type, reference);
}

cspr_status cspr_event_set_digest(cspr_event *event, cspr_code part, const unsigned char digest[32])
{
	const struct particular_row *row;
	cspr_status status = row_of(event, part, &row);

	if (status)
		return status;
	if (row->type != CSPR_TYPE_DIGEST && row->type != CSPR_TYPE_EVIDENCE)
		return CSPR_ERROR_WRONG_TYPE;
	return digest ? put(event, part, index_of(row), CSPR_TYPE_DIGEST, 0, digest, 32) : CSPR_ERROR_ARGUMENT;
}

cspr_status cspr_event_set_milestone(cspr_event *event, cspr_code milestone, struct cspr_span when)
{
	const struct particular_row *row;
	cspr_status status = row_of(event, CSPR_PART_MILESTONES, &row);

	if (status)
		return status;
	if (!cspr_word_name(CSPR_GROUP_EVENT, milestone) && !cspr_word_name(CSPR_GROUP_MILESTONE, milestone))
		return CSPR_ERROR_UNKNOWN_WORD;
	if (!day_known(when.first) || !day_known(when.last) || when.first > when.last || !span_precision(when))
		return CSPR_ERROR_BAD_DATE;
	return put(event, row->part, index_of(row), row->type, milestone, &when, sizeof when);
}

cspr_status cspr_event_set_replacement(cspr_event *event, cspr_event *replacement)
{
	const struct particular_row *row;
	cspr_status status = row_of(event, CSPR_PART_REPLACEMENT, &row);
	cspr_event *old;

	if (status)
		return status;
	if (!replacement || replacement->context != event->context)
		return CSPR_ERROR_ARGUMENT;
	if (replacement->code == CSPR_EVENT_AMEND || replacement->code == CSPR_EVENT_NOTE_REFUSAL)
		return CSPR_ERROR_NOT_AMENDABLE;
	old = event_replacement(event);
	status = put(event, row->part, index_of(row), row->type, 0, &replacement, sizeof replacement);
	if (status)
		return status;
	cspr_event_ref(replacement)->frozen = true;
	cspr_event_unref(old);
	return CSPR_DONE;
}

/* An item as it stands in another event of the same code. */
static cspr_status put_item(cspr_event *event, const struct item *item)
{
	bool text = item->type == CSPR_TYPE_REFERENCE || item->type == CSPR_TYPE_REFERENCES;

	return put(event, item->part, item->row, item->type, item->number, item->words ? item_bytes(item) : NULL,
		   text && item->words ? strlen(item_bytes(item)) + 1 : (size_t)item->words * WORD);
}

/* A key that is given replaces the earlier value whole, also of a list. The actor is one key. */
static bool replaces(const cspr_event *replacement, const struct item *item)
{
	return event_item(replacement, item->part) || (item->part == PART_ORGANISATION && replacement->role);
}

cspr_status event_amended(const cspr_event *event, const cspr_event *replacement, cspr_event **ret)
{
	cspr_event *amended = NULL;
	cspr_status status = cspr_event_new(event->context, event->code, &amended);

	for (const struct item *item = event->items; status == CSPR_DONE && item != items_end(event);
	     item = item_next(item))
		if (!replaces(replacement, item))
			status = put_item(amended, item);
	for (const struct item *item = replacement->items; status == CSPR_DONE && item != items_end(replacement);
	     item = item_next(item))
		status = put_item(amended, item);
	if (status < 0) {
		cspr_event_unref(amended);
		return status;
	}
	amended->role = replacement->role ? replacement->role : event->role;
	amended->capacity = (replacement->role ? replacement->capacity : event->capacity) & 3;
	amended->historic = replacement->says_historic ? replacement->historic : event->historic;
	amended->already_happened =
		event_item(replacement, PART_DEPARTURE) ? replacement->already_happened : event->already_happened;
	amended->happened = replacement->precision ? replacement->happened : event->happened;
	amended->precision = (replacement->precision ? replacement->precision : event->precision) & 3;
	amended->recorded = event->recorded;
	amended->frozen = true;
	*ret = amended;
	return CSPR_DONE;
}

cspr_code cspr_event_code(const cspr_event *event)
{
	return event->code;
}

cspr_code cspr_event_role(const cspr_event *event)
{
	return event->role;
}

cspr_code cspr_event_capacity(const cspr_event *event)
{
	return event->capacity;
}

const char *cspr_event_actor(const cspr_event *event)
{
	return event_bytes(event, PART_ACTOR);
}

const char *cspr_event_organisation(const cspr_event *event)
{
	return event_bytes(event, PART_ORGANISATION);
}

struct cspr_span cspr_event_happened(const cspr_event *event)
{
	return event->precision ? event_happened(event) : span_none();
}

int cspr_event_historic(const cspr_event *event)
{
	return event->historic;
}

int cspr_event_says_historic(const cspr_event *event)
{
	return event->says_historic;
}

int64_t cspr_event_recorded(const cspr_event *event)
{
	return event->recorded;
}

const char *cspr_event_departure(const cspr_event *event)
{
	return event_bytes(event, PART_DEPARTURE);
}

int cspr_event_already_happened(const cspr_event *event)
{
	return event->already_happened;
}

cspr_status cspr_event_value(const cspr_event *event, size_t index, struct cspr_value *ret)
{
	struct cspr_value value = { .when = span_none() };

	if (!event || !ret)
		return CSPR_ERROR_ARGUMENT;
	for (const struct item *item = event->items; item != items_end(event); item = item_next(item)) {
		if (item->part >= PART_ACTOR || index--)
			continue;
		value.part = item->part;
		value.type = item->type;
		value.number = item->number;
		if (item->type == CSPR_TYPE_DATE)
			value.when = span_of(item->number);
		else if (item->type == CSPR_TYPE_MILESTONES)
			memcpy(&value.when, item_bytes(item), sizeof value.when);
		else if (item->type == CSPR_TYPE_DIGEST)
			value.digest = item_bytes(item);
		else if (item->type == CSPR_TYPE_EVENT)
			value.event = event_replacement(event);
		else if (item->words)
			value.reference = item_bytes(item);
		return give_struct(ret, &value, sizeof value);
	}
	return CSPR_ERROR_NOT_FOUND;
}
