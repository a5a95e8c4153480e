/*
 * A line a thing, its fields between tabs. Words by their names, days as numbers, a digest by its first byte.
 */
#include "transcript.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *name(cspr_code group, cspr_code word)
{
	const char *found = word ? cspr_word_name(group, word) : NULL;

	return found ? found : "-";
}

void tell_closed_days(size_t calendar, const cspr_calendar *plain, const cspr_calendar *other)
{
	const char *why;
	cspr_day day;

	printf("calendar\t%zu\t%d\t%d\t", calendar, cspr_calendar_first(other), cspr_calendar_last(other));
	for (size_t i = 0; cspr_calendar_closed_day(other, i, &day, &why) == CSPR_DONE; i++)
		if (!cspr_calendar_why_closed(plain, day))
			printf(" %d", day);
	putchar('\n');
}

void tell_sequence(uint64_t number, size_t calendar)
{
	printf("sequence\t%" PRIu64 "\t%zu\n", number, calendar);
}

/* Events ----------------------------------------------------------------------------------------- */

static void tell_span(struct cspr_span span)
{
	if (span.first == CSPR_NO_DAY)
		putchar('-');
	else if (span.first == span.last)
		printf("%d", span.first);
	else
		printf("%d..%d", span.first, span.last);
}

static const char *milestone_name(cspr_code milestone)
{
	const char *found = cspr_word_name(CSPR_GROUP_MILESTONE, milestone);

	return found ? found : name(CSPR_GROUP_EVENT, milestone);
}

static const char *departure_name(const cspr_event *event)
{
	return !cspr_event_departure(event) ? "-" : cspr_event_already_happened(event) ? "happened" : "departs";
}

static void tell_value(const struct cspr_value *value, const char *prefix);

/* What an amendment puts in the place of an event: each key after "with.". */
static void tell_replacement(const cspr_event *event)
{
	struct cspr_value value = { .size = sizeof value };

	fputs(" replacement=given", stdout);
	if (cspr_event_role(event))
		printf(" with..role=%s with..actor=%s", name(CSPR_GROUP_ROLE, cspr_event_role(event)),
		       cspr_event_actor(event));
	if (cspr_event_happened(event).first != CSPR_NO_DAY) {
		fputs(" with..happened=", stdout);
		tell_span(cspr_event_happened(event));
	}
	if (cspr_event_departure(event))
		printf(" with..departs=%s", departure_name(event));
	for (size_t i = 0; cspr_event_value(event, i, &value) == CSPR_DONE; i++)
		tell_value(&value, "with.");
}

static void tell_value(const struct cspr_value *value, const char *prefix)
{
	if (value->type == CSPR_TYPE_EVENT) {
		tell_replacement(value->event);
		return;
	}
	if (value->type == CSPR_TYPE_MILESTONES) {
		printf(" %smilestones.%s=", prefix, milestone_name((cspr_code)value->number));
		tell_span(value->when);
		return;
	}
	printf(" %s%s=", prefix, name(CSPR_GROUP_PART, value->part));
	switch (value->type) {
	case CSPR_TYPE_CODE:
		fputs(name(CSPR_GROUP_VALUE, (cspr_code)value->number), stdout);
		return;
	case CSPR_TYPE_STATE:
		fputs(name(CSPR_GROUP_STATE, (cspr_code)value->number), stdout);
		return;
	case CSPR_TYPE_DUTY:
		fputs(name(CSPR_GROUP_DUTY, (cspr_code)value->number), stdout);
		return;
	case CSPR_TYPE_EVENT_NAME:
		fputs(name(CSPR_GROUP_EVENT, (cspr_code)value->number), stdout);
		return;
	case CSPR_TYPE_DATE:
		printf("%d", value->when.first);
		return;
	case CSPR_TYPE_COUNT:
		printf("%" PRId64, value->number);
		return;
	case CSPR_TYPE_YES_NO:
		fputs(value->number ? "true" : "false", stdout);
		return;
	case CSPR_TYPE_DIGEST:
		printf("#%d", value->digest[0]);
		return;
	default:
		fputs(value->reference ? value->reference : "#", stdout);
		return;
	}
}

static int by_text(const void *one, const void *other)
{
	return strcmp(one, other);
}

/* The rules found so, by name; of a particular that is missing, which; of a later event, its number. */
static void tell_rules(const cspr_decision *decision, cspr_code result)
{
	struct cspr_finding finding = { .size = sizeof finding };
	char rules[64][80];
	size_t count = 0;

	for (size_t i = 0; count < 64 && cspr_decision_finding(decision, i, &finding) == CSPR_DONE; i++) {
		if (finding.result != result)
			continue;
		const char *rule = name(CSPR_GROUP_RULE, finding.rule);

		if (finding.number)
			snprintf(rules[count++], sizeof rules[0], "%s:%u", rule, (unsigned)finding.number);
		else
			snprintf(rules[count++], sizeof rules[0], "%s%s%s", rule, finding.part ? ":" : "",
				 finding.part ? name(CSPR_GROUP_PART, finding.part) : "");
	}
	qsort(rules, count, sizeof rules[0], by_text);
	for (size_t i = 0; i < count; i++)
		printf("%s%s", i ? " " : "", rules[i]);
}

static void tell_answer(const cspr_decision *decision)
{
	printf("\t%s; %s; ", name(CSPR_GROUP_VERDICT, cspr_decision_verdict(decision)),
	       name(CSPR_GROUP_STATE, cspr_decision_state(decision)));
	tell_rules(decision, CSPR_RESULT_UNMET);
	fputs("; ", stdout);
	tell_rules(decision, CSPR_RESULT_UNKNOWN);
}

void tell_event(const cspr_event *event, const cspr_decision *decision)
{
	struct cspr_value value = { .size = sizeof value };

	printf("event\t%s\t%s\t%s\t", name(CSPR_GROUP_EVENT, cspr_event_code(event)),
	       name(CSPR_GROUP_ROLE, cspr_event_role(event)), cspr_event_actor(event));
	tell_span(cspr_event_happened(event));
	printf("\t%s\t", departure_name(event));
	for (size_t i = 0; cspr_event_value(event, i, &value) == CSPR_DONE; i++)
		tell_value(&value, "");
	tell_answer(decision);
	putchar('\n');
}

void tell_record(cspr_review *review)
{
	cspr_decision *decision;
	cspr_event *reading;

	fputs("again", stdout);
	for (size_t i = 0; cspr_review_reading(review, i, &reading) == CSPR_DONE; i++) {
		if (!reading) {
			fputs("\tretracted", stdout);
			continue;
		}
		if (cspr_review_decision(review, i, &decision))
			abort();
		tell_answer(decision);
		cspr_decision_unref(decision);
	}
	putchar('\n');
}

/* Reviews ---------------------------------------------------------------------------------------- */

void tell_flags(const cspr_review *review)
{
	struct cspr_flag flag = { .size = sizeof flag };

	fputs("open\t", stdout);
	for (size_t i = 0; cspr_review_flag(review, i, &flag) == CSPR_DONE; i++) {
		printf("%s%s %s %s ", i ? "; " : "", name(CSPR_GROUP_EVENT, flag.event),
		       flag.reference ? flag.reference : "-", name(CSPR_GROUP_VALUE, flag.scope));
		tell_span(flag.since);
	}
	putchar('\n');
}

void tell_duties(const cspr_review *review, cspr_day as_of)
{
	struct cspr_duty duty = { .size = sizeof duty };

	printf("duties\t%d\t", as_of);
	for (size_t i = 0; cspr_review_duty(review, as_of, i, &duty) == CSPR_DONE; i++) {
		printf("%s%s %s %s ", i ? "; " : "", name(CSPR_GROUP_DUTY, duty.duty), duty.about ? duty.about : "-",
		       name(CSPR_GROUP_STANDING, duty.standing));
		tell_span(duty.since);
		putchar(' ');
		tell_span(duty.due);
		putchar(' ');
		tell_span(duty.met_on);
		printf(" %d", duty.days_late);
	}
	putchar('\n');
}
