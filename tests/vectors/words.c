/*
 * Names, days and moments as they are written in a vector, read and written with the core alone: what a binding has to
 * do for itself.
 */
#include "vectors.h"

#include <stdio.h>
#include <string.h>

#define NANOSECONDS INT64_C(1000000000)

json_t *word_json(cspr_code group, cspr_code word)
{
	const char *name = word ? cspr_word_name(group, word) : NULL;

	return name ? json_string(name) : json_null();
}

json_t *span_json(struct cspr_span span)
{
	char text[24];

	if (span.first == CSPR_NO_DAY)
		return json_null();
	cspr_span_write(span, text);
	return json_string(text);
}

json_t *day_json(cspr_day day)
{
	return span_json((struct cspr_span){ day, day });
}

json_t *due_json(struct cspr_span span)
{
	char first[24], last[24];

	if (span.first == CSPR_NO_DAY || span.first == span.last)
		return span_json(span);
	cspr_span_write((struct cspr_span){ span.first, span.first }, first);
	cspr_span_write((struct cspr_span){ span.last, span.last }, last);
	return json_sprintf("%s/%s", first, last);
}

cspr_day day_of(json_t *text)
{
	struct cspr_span span;

	if (!json_is_string(text) || cspr_span_parse(json_string_value(text), &span, NULL) != CSPR_DONE ||
	    span.first != span.last)
		give_up("a vector has no full date where one is wanted");
	return span.first;
}

/* YYYY-MM-DDTHH:MM:SS[.fraction]Z, the fraction of at most nine digits. */
bool moment_read(const char *text, int64_t *ret)
{
	int year, month, day, hour, minute, second, length = 0;
	int64_t fraction = 0, unit = NANOSECONDS / 10;
	cspr_day civil;

	if (sscanf(text, "%4d-%2d-%2dT%2d:%2d:%2d%n", &year, &month, &day, &hour, &minute, &second, &length) != 6 ||
	    length != 19 || cspr_day_from_civil(year, month, day, &civil) != CSPR_DONE || hour > 23 || minute > 59 ||
	    second > 59)
		return false;
	text += length;
	if (*text == '.')
		for (text++; *text >= '0' && *text <= '9' && unit; text++, unit /= 10)
			fraction += (*text - '0') * unit;
	if (strcmp(text, "Z") != 0)
		return false;
	*ret = ((civil * INT64_C(24) + hour) * 60 + minute) * 60 + second;
	*ret = *ret * NANOSECONDS + fraction;
	return true;
}

int64_t moment_of(json_t *text)
{
	int64_t moment;

	if (!json_is_string(text) || !moment_read(json_string_value(text), &moment))
		give_up("a vector has no moment where one is wanted");
	return moment;
}

bool digest_read(const char *text, unsigned char ret[32])
{
	unsigned byte;

	if (strncmp(text, "sha256:", 7) != 0 || strlen(text) != 7 + 64 ||
	    strspn(text + 7, "0123456789abcdefABCDEF") != 64)
		return false;
	for (size_t i = 0; i < 32; i++) {
		sscanf(text + 7 + 2 * i, "%2x", &byte);
		ret[i] = (unsigned char)byte;
	}
	return true;
}

const char *status_name(cspr_status status)
{
	switch (status) {
	case CSPR_DONE:
		return "done";
	case CSPR_REFUSED:
		return "refused";
	case CSPR_ERROR_NO_MEMORY:
		return "no_memory";
	case CSPR_ERROR_ARGUMENT:
		return "argument";
	case CSPR_ERROR_UNKNOWN_WORD:
		return "unknown_word";
	case CSPR_ERROR_WRONG_TYPE:
		return "wrong_type";
	case CSPR_ERROR_BAD_DATE:
		return "bad_date";
	case CSPR_ERROR_BAD_REFERENCE:
		return "bad_reference";
	case CSPR_ERROR_PERSONAL_DATA:
		return "personal_data";
	case CSPR_ERROR_RECORDED_EARLIER:
		return "recorded_earlier";
	case CSPR_ERROR_NOT_YET_HAPPENED:
		return "not_yet_happened";
	case CSPR_ERROR_OUTSIDE_CALENDAR:
		return "outside_calendar";
	case CSPR_ERROR_NOT_FOUND:
		return "not_found";
	case CSPR_ERROR_LIMIT:
		return "limit";
	case CSPR_ERROR_INCOMPLETE:
		return "incomplete";
	case CSPR_ERROR_OUT_OF_RANGE:
		return "out_of_range";
	case CSPR_ERROR_NOT_AMENDABLE:
		return "not_amendable";
	case CSPR_ERROR_LOOSENS:
		return "loosens";
	case CSPR_ERROR_CONTRADICTS:
		return "contradicts";
	case CSPR_ERROR_BAD_INPUT:
		return "bad_input";
	}
	give_up("a status that no vector should give");
}

const char *text_of(json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

void set_given(json_t *object, const char *key, json_t *value)
{
	if (json_is_null(value))
		json_decref(value);
	else if (json_object_set_new(object, key, value))
		give_up("no memory");
}

json_t *given_of(json_t *object, const char *const keys[])
{
	json_t *given = json_object();

	for (size_t i = 0; keys[i]; i++) {
		json_t *value = json_object_get(object, keys[i]);

		if (value && json_object_set_new(given, keys[i], json_deep_copy(value)))
			give_up("no memory");
	}
	return given;
}
