/*
 * The particulars that an author gives an event: those that it needs, mostly, and some that it may have.
 */
#include "draft.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void must(cspr_status status)
{
	if (status == CSPR_DONE)
		return;
	fprintf(stderr, "a setter: %s\n", cspr_status_words(status));
	abort();
}

static void set_digest(struct draft *draft, cspr_code part)
{
	unsigned char digest[32];
	struct dice *dice = &draft->author->dice;
	int number = chance(dice, 92) ? draft->author->document : between(dice, 1, 5);

	memset(digest, number, sizeof digest);
	must(cspr_event_set_digest(draft->event, part, digest));
}

static void set_part(struct draft *draft, const struct cspr_particular *row)
{
	cspr_event *event = draft->event;
	cspr_code part = row->part;
	char text[32];

	switch (row->type) {
	case CSPR_TYPE_CODE:
		draft->values[part] = code_value(draft, part);
		must(cspr_event_set_code(event, part, draft->values[part]));
		break;
	case CSPR_TYPE_STATE:
		must(cspr_event_set_code(event, part, any_state(draft)));
		break;
	case CSPR_TYPE_DUTY:
		must(cspr_event_set_code(event, part, any_duty(draft)));
		break;
	case CSPR_TYPE_EVENT_NAME:
		must(cspr_event_set_code(event, part, (cspr_code)between(&draft->author->dice, 1, EVENTS - 1)));
		break;
	case CSPR_TYPE_REFERENCE:
	case CSPR_TYPE_REFERENCES:
	case CSPR_TYPE_EVIDENCE:
		reference(draft, part, text);
		must(cspr_event_set_reference(event, part, text));
		break;
	case CSPR_TYPE_DATE:
		must(cspr_event_set_day(event, part, date(draft, part)));
		break;
	case CSPR_TYPE_COUNT:
		must(cspr_event_set_count(event, part, count(draft, part)));
		break;
	case CSPR_TYPE_YES_NO:
		must(cspr_event_set_yes_no(event, part, yes_no(draft, part)));
		break;
	case CSPR_TYPE_DIGEST:
		set_digest(draft, part);
		break;
	case CSPR_TYPE_MILESTONES:
		milestones(draft);
		break;
	default:
		return;
	}
	draft->given[part] = true;
}

static bool speaks(const struct draft *draft, const struct cspr_condition *when)
{
	switch (when->kind) {
	case CSPR_CONDITION_PART_IS:
		return draft->values[when->part] == when->value;
	case CSPR_CONDITION_PART_IS_NOT:
		return draft->values[when->part] != when->value;
	default:
		return true;
	}
}

/* How often a particular is given that need not be. */
static int eagerness(cspr_code event, cspr_code part)
{
	if (event == CSPR_EVENT_RECORD_CIRCUMSTANCES)
		return part == CSPR_PART_AWARE_ON ? 25 : 80;
	return event == CSPR_EVENT_REFER && part == CSPR_PART_AWARE_ON ? 75 : 50;
}

static void fill(struct author *author, cspr_event *event, cspr_code code, int percent)
{
	struct draft draft = { .author = author, .event = event, .code = code };
	const struct scene *scene = author->scene;

	for (size_t i = 0; i < scene->particular_count; i++) {
		const struct cspr_particular *row = &scene->particulars[i];

		if (row->event != code || draft.given[row->part])
			continue;
		bool required = row->required && speaks(&draft, &row->required_when);
		int eager = percent ? percent : required ? 100 - author->erring / 3 : eagerness(code, row->part);

		if (chance(&author->dice, eager))
			set_part(&draft, row);
	}
}

void author_fill(struct author *author, cspr_event *event, cspr_code code)
{
	fill(author, event, code, 0);
}

void author_fill_some(struct author *author, cspr_event *event, cspr_code code, int percent)
{
	fill(author, event, code, percent);
}
