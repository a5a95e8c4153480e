/*
 * Recorded moments between text and numbers, for stored lines and for those from outside.
 *
 * What must stay true: what is written can be read, and is then the same number; a moment has one text.
 */
#include "inside.h"
#include "reading/reading.h"

#include <string.h>

#define SECOND INT64_C(1000000000)
#define DAY (86400 * SECOND)

bool full_date_read(const char *text, cspr_day *ret)
{
	struct cspr_span span;
	int precision;

	if (cspr_span_parse(text, &span, &precision) != CSPR_DONE || precision != CSPR_PRECISION_DAY)
		return false;
	*ret = span.first;
	return true;
}

static bool digits(const char *text, int count, int most, int *ret)
{
	int number = 0;

	for (int i = 0; i < count; i++) {
		if (text[i] < '0' || text[i] > '9')
			return false;
		number = number * 10 + (text[i] - '0');
	}
	*ret = number;
	return number <= most;
}

cspr_status cspr_moment_read(const char *text, int64_t *ret)
{
	int hour, minute, second;
	int64_t fraction = 0;
	char date[11] = "";
	cspr_day day;

	if (!text || !ret)
		return CSPR_ERROR_ARGUMENT;
	if (strlen(text) < 20 || strlen(text) > 30)
		return CSPR_ERROR_BAD_DATE;
	memcpy(date, text, 10);
	if (!full_date_read(date, &day) || day < 0 || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
	    !digits(text + 11, 2, 23, &hour) || !digits(text + 14, 2, 59, &minute) ||
	    !digits(text + 17, 2, 59, &second))
		return CSPR_ERROR_BAD_DATE;
	text += 19;
	if (*text == '.') {
		int64_t unit = SECOND / 10;

		if (text[1] == 'Z')
			return CSPR_ERROR_BAD_DATE;
		for (text++; *text >= '0' && *text <= '9' && unit; text++, unit /= 10)
			fraction += (*text - '0') * unit;
	}
	if (strcmp(text, "Z") != 0)
		return CSPR_ERROR_BAD_DATE;
	*ret = day * DAY + (hour * 3600 + minute * 60 + second) * SECOND + fraction;
	return CSPR_DONE;
}

/* The number in so many digits, and what comes after it. */
static char *put_digits(char *at, int number, int width, char after)
{
	for (int i = width - 1; i >= 0; i--, number /= 10)
		at[i] = (char)('0' + number % 10);
	at[width] = after;
	return at + width + 1;
}

cspr_status cspr_moment_write(int64_t nanoseconds, char text[32])
{
	int second = (int)(nanoseconds % DAY / SECOND), fraction = (int)(nanoseconds % SECOND), width = 9;
	cspr_day day = moment_day(nanoseconds);
	char date[24], *at;

	if (!text)
		return CSPR_ERROR_ARGUMENT;
	if (nanoseconds < 0 || nanoseconds > MOMENT_LAST)
		return CSPR_ERROR_BAD_DATE;
	cspr_span_write((struct cspr_span){ day, day }, date);
	memcpy(text, date, 10);
	text[10] = 'T';
	at = put_digits(text + 11, second / 3600, 2, ':');
	at = put_digits(at, second / 60 % 60, 2, ':');
	for (; fraction && fraction % 10 == 0; fraction /= 10)
		width--;
	at = put_digits(at, second % 60, 2, fraction ? '.' : 'Z');
	if (fraction)
		at = put_digits(at, fraction, width, 'Z');
	*at = '\0';
	return CSPR_DONE;
}

cspr_day moment_day(int64_t nanoseconds)
{
	return (cspr_day)(nanoseconds / DAY);
}
