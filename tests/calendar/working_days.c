/*
 * Works out what it is asked, one line at a time, on the built-in calendar:
 *
 *   covers              the first and the last day of the calendar
 *   closed              the closed days and their names, one a line, and a line "."
 *   add DAY COUNT       the count-th working day after (before) a day, or "error STATUS"
 *   count DAY DAY       how many working days after the first, until the second
 */
#include <cspr/cspr.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static cspr_day read_day(const char *text)
{
	struct cspr_span span;

	if (!text || cspr_span_parse(text, &span, NULL) != CSPR_DONE) {
		fprintf(stderr, "not a day\n");
		exit(2);
	}
	return span.first;
}

static void print_day(cspr_day day, const char *end)
{
	char text[24];

	cspr_span_write((struct cspr_span){ day, day }, text);
	printf("%s%s", text, end);
}

static void print_closed(const cspr_calendar *calendar)
{
	const char *name;
	cspr_day day;

	for (size_t i = 0; cspr_calendar_closed_day(calendar, i, &day, &name) == CSPR_DONE; i++) {
		print_day(day, " ");
		puts(name);
	}
	puts(".");
}

static void answer(const cspr_calendar *calendar, char *line)
{
	const char *verb = strtok(line, " \n"), *one = strtok(NULL, " \n"), *other = strtok(NULL, " \n");
	cspr_status status;
	cspr_day day;
	int32_t count;

	if (strcmp(verb, "covers") == 0) {
		print_day(cspr_calendar_first(calendar), " ");
		print_day(cspr_calendar_last(calendar), "\n");
	} else if (strcmp(verb, "closed") == 0) {
		print_closed(calendar);
	} else if (strcmp(verb, "add") == 0) {
		status = cspr_calendar_add_working_days(calendar, read_day(one), (int32_t)atol(other), &day);
		if (status == CSPR_DONE)
			print_day(day, "\n");
		else
			printf("error %" PRId32 "\n", status);
	} else {
		status = cspr_calendar_count_working_days(calendar, read_day(one), read_day(other), &count);
		if (status == CSPR_DONE)
			printf("%" PRId32 "\n", count);
		else
			printf("error %" PRId32 "\n", status);
	}
}

int main(void)
{
	cspr_calendar *calendar;
	cspr_context *context;
	char line[100];

	if (cspr_context_new(NULL, &context) || cspr_calendar_england_wales(context, &calendar))
		return 1;
	while (fgets(line, sizeof line, stdin))
		answer(calendar, line);
	cspr_calendar_unref(calendar);
	cspr_context_unref(context);
	return 0;
}
