/*
 * Days and spans between text and numbers. The only file that reads the clock, for commands that
 * write something new.
 */
#include "host.h"

#include <string.h>
#include <time.h>

#define SECOND INT64_C(1000000000)
#define DAY (86400 * SECOND)

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
