/*
 * Faults of events and references, each in a few lines, in the order of the table at the end.
 */
#include "broken.h"

#include <ctype.h>
#include <string.h>

/* Events */

static bool lower_line(struct cspr_stored_event *event, char *line)
{
	for (size_t i = 0; i < event->length; i++)
		line[i] = (char)tolower((unsigned char)line[i]);
	return true;
}

static bool seven_bits(struct cspr_stored_event *event, char *line)
{
	for (size_t i = 0; i < event->length; i++)
		line[i] = (char)(line[i] & 0x7f);
	return true;
}

static bool no_delete(struct cspr_stored_event *event, char *line)
{
	for (size_t i = 0; i < event->length; i++)
		if (line[i] == 0x7f)
			line[i] = ' ';
	return true;
}

static bool compose(struct cspr_stored_event *event, char *line)
{
	char *accent = strstr(line, "e\xcc\x81");

	if (accent) {
		memmove(accent, "\xc3\xa9", 2);
		memmove(accent + 2, accent + 3, strlen(accent + 3) + 1);
		event->length--;
	}
	return true;
}

static bool no_zero_escape(struct cspr_stored_event *event, char *line)
{
	(void)line;
	return !strstr(event->line, "\"\\u0000");
}

static bool odd_pairs(struct cspr_stored_event *event, char *line)
{
	char *pair = strstr(line, "\xd8\x80"); /* U+0600 */

	(void)event;
	if (pair)
		pair[0] = '?';
	return true;
}

static bool trim_spaces(struct cspr_stored_event *event, char *line)
{
	char *spaces = strstr(line, "  ");

	(void)event;
	if (spaces)
		spaces[1] = '_';
	return true;
}

static bool shorten_line(struct cspr_stored_event *event, char *line)
{
	(void)line;
	if (event->length > 65535)
		event->length = 65535;
	return true;
}

static void line_to_its_zero(struct parcel *parcel)
{
	for (size_t i = 0; i < parcel->append.event_count; i++)
		if (parcel->events[i].length < 100)
			parcel->events[i].length = strlen(parcel->events[i].line);
}

static bool cut_leaf(struct cspr_stored_event *event, char *line)
{
	(void)line;
	end_at_zero(event->leaf);
	return true;
}

static bool forget_after_500(struct cspr_stored_event *event, char *line)
{
	(void)line;
	return event->number <= 500;
}

static bool lose_event_12(struct cspr_stored_event *event, char *line)
{
	(void)line;
	return event->number != 12;
}

static bool forget_size(struct cspr_stored_event *event, char *line)
{
	(void)line;
	event->size = 0;
	return true;
}

static void from_after(uint32_t *after)
{
	if (*after)
		--*after;
}

static void small_after(uint32_t *after)
{
	if (*after == UINT32_MAX)
		*after = 0;
}

static cspr_status miss_events(cspr_status status)
{
	return status == CSPR_DONE ? CSPR_ERROR_NOT_FOUND : status;
}

/* References */

static void fold_reference(char reference[REFERENCE_ROOM])
{
	for (; *reference; reference++)
		*reference = (char)tolower((unsigned char)*reference);
}

static void shorten_reference(char reference[REFERENCE_ROOM])
{
	reference[63] = '\0';
}

static void trim_reference(char reference[REFERENCE_ROOM])
{
	size_t length = strlen(reference);

	if (length > 1 && ispunct((unsigned char)reference[length - 1]))
		reference[length - 1] = '\0';
}

static void prefix_reference(char reference[REFERENCE_ROOM])
{
	if (strncmp(reference, "case-1", 6) == 0)
		reference[6] = '\0';
}

static const struct fault faults[] = {
	{ "folds the case of lines", "every character of ASCII", .event = lower_line },
	{ "keeps seven bits", "beyond ASCII", .event = seven_bits },
	{ "drops DEL", "every character of ASCII", .event = no_delete },
	{ "composes characters", "composed or not", .event = compose },
	{ "can't keep \\u0000", "escapes", .event = no_zero_escape },
	{ "can't keep some characters", "every pair", .event = odd_pairs },
	{ "changes spaces", "not normalised", .event = trim_spaces },
	{ "cuts lines at 64 KiB", "a mebibyte", .event = shorten_line },
	{ "reads lines to a zero byte", "as it is said to be", .append = line_to_its_zero },
	{ "ends leaves at a zero byte", "leaves and heads", .event = cut_leaf },
	{ "shows 500 events at most", "1000 events", .event = forget_after_500 },
	{ "loses an event that was there", "24 events", .event = lose_event_12 },
	{ "does not set the size of a row", "one event is read back", .event = forget_size },
	{ "shows the event after which is asked", "from any number", .after = from_after },
	{ "takes the highest number for none", "from any number", .after = small_after },
	{ "finds nothing where no events are", "empty storage", .answered = miss_events },
	{ "folds the case of references", "every kind of reference", .reference = fold_reference },
	{ "cuts references at 63 bytes", "every kind of reference", .reference = shorten_reference },
	{ "trims references", "every kind of reference", .reference = trim_reference },
	{ "finds reviews by the beginning of a reference", "nearly its own", .reference = prefix_reference },
	{ "shows events that came during the visit", "as of one moment", .moving = true },
};

const struct fault_list event_faults = { faults, sizeof faults / sizeof faults[0] };
