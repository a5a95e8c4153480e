/*
 * Moments and dates between text and numbers. The only file that reads the clock, for commands that
 * write something new.
 */
#include "host.h"

#include <string.h>
#include <time.h>

#define SECOND INT64_C(1000000000)
#define DAY (86400 * SECOND)

static bool digits(const char *text, int count, int least, int most, int *ret)
{
	int number = 0;

	for (int i = 0; i < count; i++) {
		if (text[i] < '0' || text[i] > '9')
			return false;
		number = number * 10 + (text[i] - '0');
	}
	*ret = number;
	return number >= least && number <= most;
}

bool moment_read(const char *text, int64_t *ret)
{
	int hour, minute, second, fraction = 0;
	char date[11] = "";
	cspr_day day;

	if (strlen(text) < 20 || strlen(text) > 30)
		return false;
	memcpy(date, text, 10);
	if (!full_date_read(date, &day) || day < 0 || text[10] != 'T' || text[13] != ':' || text[16] != ':')
		return false;
	if (!digits(text + 11, 2, 0, 23, &hour) || !digits(text + 14, 2, 0, 59, &minute) ||
	    !digits(text + 17, 2, 0, 59, &second))
		return false;
	text += 19;
	if (*text == '.') {
		int unit = (int)SECOND / 10;

		if (text[1] == 'Z')
			return false;
		for (text++; *text >= '0' && *text <= '9' && unit; text++, unit /= 10)
			fraction += (*text - '0') * unit;
	}
	if (strcmp(text, "Z") != 0)
		return false;
	*ret = day * DAY + (hour * 3600 + minute * 60 + second) * SECOND + fraction;
	return true;
}

void moment_write(int64_t nanoseconds, char text[32])
{
	int year, month, day, second = (int)(nanoseconds % DAY / SECOND);

	cspr_day_to_civil(moment_day(nanoseconds), &year, &month, &day);
	snprintf(text, 32, "%04d-%02d-%02dT%02d:%02d:%02dZ", year % 10000, month % 100, day % 100, second / 3600 % 24,
		 second / 60 % 60, second % 60);
}

cspr_day moment_day(int64_t nanoseconds)
{
	return (cspr_day)(nanoseconds / DAY);
}

int64_t moment_end_of(cspr_day day)
{
	return (day + INT64_C(1)) * DAY - 1;
}

int64_t moment_now(void)
{
	return (int64_t)time(NULL) * SECOND;
}

bool full_date_read(const char *text, cspr_day *ret)
{
	struct cspr_span span;
	int precision;

	if (cspr_span_parse(text, &span, &precision) != CSPR_DONE || precision != CSPR_PRECISION_DAY)
		return false;
	*ret = span.first;
	return true;
}

struct cspr_span span_of_day(cspr_day day)
{
	return (struct cspr_span){ day, day };
}

bool span_given(struct cspr_span span)
{
	return span.first != CSPR_NO_DAY;
}

const char *span_text(struct cspr_span span, char text[24])
{
	text[0] = '\0';
	if (span_given(span))
		cspr_span_write(span, text);
	return text;
}

/* The due day never stands as a month or a year: where it is not one day, both ends are given. */
const char *due_text(struct cspr_span due, char text[24])
{
	char last[24];

	if (!span_given(due) || due.first == due.last)
		return span_text(due, text);
	cspr_span_write(span_of_day(due.first), text);
	cspr_span_write(span_of_day(due.last), last);
	text[10] = '/';
	memcpy(text + 11, last, 11);
	return text;
}

json_t *span_json(struct cspr_span span)
{
	char text[24];

	return span_given(span) ? json_string(span_text(span, text)) : json_null();
}

json_t *due_json(struct cspr_span due)
{
	char text[24];

	return span_given(due) ? json_string(due_text(due, text)) : json_null();
}
