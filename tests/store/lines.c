#include "lines.h"

#include <string.h>

enum outcome outcome_of(cspr_context *context, const cspr_review *review, const char *bytes, size_t length,
			uint32_t number, struct cspr_trouble *trouble)
{
	struct buffer buffer = { .context = context };
	enum outcome outcome = FAILED;
	struct line line;
	cspr_status status = line_read(context, review, bytes, length, number, &line, trouble);

	if (status == CSPR_ERROR_CORRUPT)
		return CORRUPT;
	if (status != CSPR_DONE)
		return FAILED;
	if (line_write(&buffer, &line) == CSPR_DONE)
		outcome = buffer.length == length && memcmp(buffer.bytes, bytes, length) == 0 ? SAME : DIFFERENT;
	buffer_free(&buffer);
	cspr_event_unref(line.event);
	return outcome;
}

static bool same_text(const char *one, const char *other)
{
	return one && other ? strcmp(one, other) == 0 : one == other;
}

static bool same_span(struct cspr_span one, struct cspr_span other)
{
	return one.first == other.first && one.last == other.last;
}

static bool same_value(const struct cspr_value *one, const struct cspr_value *other)
{
	if (one->part != other->part || one->type != other->type || one->number != other->number ||
	    !same_span(one->when, other->when) || !same_text(one->reference, other->reference) ||
	    !one->digest != !other->digest || !one->event != !other->event)
		return false;
	return (!one->digest || memcmp(one->digest, other->digest, 32) == 0) &&
	       (!one->event || same_event(one->event, other->event));
}

/* The value of a part that stands at a place among those of that part; milestones by their names. */
static bool value_at(const cspr_event *event, const struct cspr_value *wanted, size_t place, struct cspr_value *ret)
{
	ret->size = sizeof *ret;
	for (size_t i = 0; cspr_event_value(event, i, ret) == CSPR_DONE; i++) {
		if (ret->part != wanted->part)
			continue;
		if (ret->type == CSPR_TYPE_MILESTONES ? ret->number == wanted->number : !place--)
			return true;
	}
	return false;
}

static bool has_values_of(const cspr_event *one, const cspr_event *other)
{
	struct cspr_value value = { .size = sizeof value }, before = { .size = sizeof before }, its;

	for (size_t i = 0; cspr_event_value(other, i, &value) == CSPR_DONE; i++) {
		size_t place = 0;

		for (size_t j = 0; j < i && cspr_event_value(other, j, &before) == CSPR_DONE; j++)
			place += before.part == value.part;
		if (!value_at(one, &value, place, &its) || !same_value(&value, &its))
			return false;
	}
	return true;
}

bool same_event(const cspr_event *one, const cspr_event *other)
{
	return cspr_event_code(one) == cspr_event_code(other) && cspr_event_role(one) == cspr_event_role(other) &&
	       cspr_event_capacity(one) == cspr_event_capacity(other) &&
	       same_text(cspr_event_actor(one), cspr_event_actor(other)) &&
	       same_text(cspr_event_organisation(one), cspr_event_organisation(other)) &&
	       same_span(cspr_event_happened(one), cspr_event_happened(other)) &&
	       cspr_event_historic(one) == cspr_event_historic(other) &&
	       cspr_event_says_historic(one) == cspr_event_says_historic(other) &&
	       cspr_event_recorded(one) == cspr_event_recorded(other) &&
	       same_text(cspr_event_departure(one), cspr_event_departure(other)) &&
	       cspr_event_already_happened(one) == cspr_event_already_happened(other) && has_values_of(one, other) &&
	       has_values_of(other, one);
}
