/*
 * The values that an author gives particulars: mostly such as fit what it has in mind and what is open on record.
 * References come from small pools, so that they meet again.
 */
#include "draft.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Codes ------------------------------------------------------------------------------------------ */

static cspr_code any_value_of(struct draft *draft, cspr_code event, cspr_code part)
{
	const cspr_basis *basis = draft->author->scene->bases[0];
	size_t count = 0;

	while (cspr_basis_particular_value(basis, event, part, count))
		count++;
	return cspr_basis_particular_value(basis, event, part, below(&draft->author->dice, count));
}

static cspr_code any_value(struct draft *draft, cspr_code part)
{
	return any_value_of(draft, draft->code, part);
}

/* A value for which there is a row in this state, of a part that rows look at; else any. */
static cspr_code fitting_value(struct draft *draft, cspr_code part)
{
	const struct scene *scene = draft->author->scene;
	uint32_t state = UINT32_C(1) << cspr_review_state(draft->author->review);
	cspr_code values[16];
	size_t count = 0;

	for (size_t i = 0; i < scene->move_count && count < 16; i++) {
		const struct cspr_move *move = &scene->moves[i];

		if (move->event == draft->code && move->from & state && move->when.kind == CSPR_CONDITION_PART_IS &&
		    move->when.part == part)
			values[count++] = move->when.value;
	}
	if (count == 0 || chance(&draft->author->dice, 8))
		return any_value(draft, part);
	return values[below(&draft->author->dice, count)];
}

static cspr_code fact(struct draft *draft, cspr_code part)
{
	static const cspr_code met[][3] = { { CSPR_PART_SUSPICION, CSPR_VALUE_KNOWN, CSPR_VALUE_SUSPECTED },
					    { CSPR_PART_HARM, CSPR_VALUE_DIED, CSPR_VALUE_SERIOUS },
					    { CSPR_PART_PLACE, CSPR_VALUE_IN_AREA, CSPR_VALUE_IN_AREA },
					    { CSPR_PART_RESIDENCE, CSPR_VALUE_IN_AREA, CSPR_VALUE_IN_AREA },
					    { CSPR_PART_AGE_BAND, CSPR_VALUE_UNDER_18, CSPR_VALUE_UNDER_18 } };

	if (draft->author->criteria && chance(&draft->author->dice, 88))
		for (size_t i = 0; i < sizeof met / sizeof met[0]; i++)
			if (met[i][0] == part)
				return met[i][1 + below(&draft->author->dice, 2)];
	return any_value(draft, part);
}

static cspr_code outcome(struct draft *draft)
{
	const struct author *author = draft->author;
	cspr_code subject = draft->values[CSPR_PART_SUBJECT];
	bool publication = draft->code == CSPR_EVENT_DECIDE_PUBLICATION || subject == CSPR_VALUE_PUBLICATION;
	bool decision =
		draft->code == CSPR_EVENT_DECIDE || draft->code == CSPR_EVENT_ADOPT ||
		(subject == CSPR_VALUE_DECISION && cspr_edition_kind(author->scene->edition) == CSPR_KIND_CHILDREN);
	bool wished = chance(&draft->author->dice, 88);

	if (publication)
		return wished ? author->publication
			      : any_value_of(draft, CSPR_EVENT_DECIDE_PUBLICATION, CSPR_PART_OUTCOME);
	if (decision)
		return wished ? author->outcome : any_value_of(draft, CSPR_EVENT_DECIDE, CSPR_PART_OUTCOME);
	return any_value(draft, CSPR_PART_OUTCOME);
}

/* The next one, mostly. */
static cspr_code recipient(struct draft *draft)
{
	const cspr_basis *basis = draft->author->scene->bases[0];
	size_t count = 0;

	while (cspr_basis_particular_value(basis, draft->code, CSPR_PART_RECIPIENT, count))
		count++;
	draft->author->recipients = true;
	if (chance(&draft->author->dice, 10))
		return any_value(draft, CSPR_PART_RECIPIENT);
	return cspr_basis_particular_value(basis, draft->code, CSPR_PART_RECIPIENT,
					   draft->author->next_recipient++ % count);
}

cspr_code code_value(struct draft *draft, cspr_code part)
{
	struct dice *dice = &draft->author->dice;

	switch (part) {
	case CSPR_PART_SUSPICION:
	case CSPR_PART_HARM:
	case CSPR_PART_PLACE:
	case CSPR_PART_RESIDENCE:
	case CSPR_PART_AGE_BAND:
		return fact(draft, part);
	case CSPR_PART_OUTCOME:
		return outcome(draft);
	case CSPR_PART_PUBLICATION_OUTCOME:
		return chance(dice, 80) ? draft->author->publication : any_value(draft, part);
	case CSPR_PART_SUBJECT:
		return fitting_value(draft, part);
	case CSPR_PART_RECIPIENT:
		return recipient(draft);
	case CSPR_PART_STANCE:
		return chance(dice, 88) ? CSPR_VALUE_AGREES : any_value(draft, part);
	default:
		return any_value(draft, part);
	}
}

cspr_code any_state(struct draft *draft)
{
	cspr_code state;

	do
		state = (cspr_code)between(&draft->author->dice, 1, CSPR_STATE_NO_REVIEW);
	while (!cspr_edition_has_state(draft->author->scene->edition, state));
	return state;
}

cspr_code any_duty(struct draft *draft)
{
	const cspr_basis *basis = draft->author->scene->bases[0];
	struct cspr_term term = { .size = sizeof term };
	size_t count = 0;

	while (cspr_basis_term(basis, count, &term) == CSPR_DONE)
		count++;
	if (count == 0 || chance(&draft->author->dice, 3) ||
	    cspr_basis_term(basis, below(&draft->author->dice, count), &term))
		return (cspr_code)between(&draft->author->dice, 1, CSPR_DUTY_SAR_COMPLETE);
	return term.duty;
}

/* References ------------------------------------------------------------------------------------- */

/* Something that is open, opened by this event; else NULL. */
static const char *open_reference(struct draft *draft, cspr_code opener)
{
	struct cspr_flag flag = { .size = sizeof flag };
	const char *found = NULL;
	size_t seen = 0;

	for (size_t i = 0; cspr_review_flag(draft->author->review, i, &flag) == CSPR_DONE; i++)
		if (flag.event == opener && below(&draft->author->dice, ++seen) == 0)
			found = flag.reference;
	return found;
}

static void pooled(struct draft *draft, const char *prefix, int count, char text[32])
{
	snprintf(text, 32, "%s-%d", prefix, between(&draft->author->dice, 1, count));
}

static void named_thing(struct draft *draft, cspr_code opener, const char *prefix, char text[32])
{
	const char *open =
		chance(&draft->author->dice, draft->code == opener ? 15 : 85) ? open_reference(draft, opener) : NULL;

	if (open)
		snprintf(text, 32, "%s", open);
	else
		pooled(draft, prefix, 3, text);
}

void reference(struct draft *draft, cspr_code part, char text[32])
{
	struct dice *dice = &draft->author->dice;

	switch (part) {
	case CSPR_PART_AGENCY:
		named_thing(draft, CSPR_EVENT_REQUEST_SUMMARY, "agency", text);
		return;
	case CSPR_PART_HOLD:
		named_thing(draft, CSPR_EVENT_PLACE_HOLD, "hold", text);
		return;
	case CSPR_PART_ORDER:
		named_thing(draft, CSPR_EVENT_RECORD_ORDER, "order", text);
		return;
	case CSPR_PART_ACTION:
		named_thing(draft, CSPR_EVENT_ADD_ACTION, "action", text);
		return;
	case CSPR_PART_PROCEEDING:
		named_thing(draft, CSPR_EVENT_RECORD_PROCEEDING, "proceeding", text);
		return;
	case CSPR_PART_ABOUT: {
		static const cspr_code openers[] = { CSPR_EVENT_REQUEST_SUMMARY, CSPR_EVENT_PLACE_HOLD,
						     CSPR_EVENT_ADD_ACTION };
		const char *open = open_reference(draft, openers[below(dice, 3)]);

		if (open)
			snprintf(text, 32, "%s", open);
		else
			pooled(draft, "action", 3, text);
		return;
	}
	case CSPR_PART_REVIEWER:
		strcpy(text, chance(dice, 88) ? "rev-1" : "rev-2");
		return;
	case CSPR_PART_PREPARED_BY:
		snprintf(text, 32, "%s",
			 chance(dice, 88) || !cspr_event_actor(draft->event) ? "u-99" : cspr_event_actor(draft->event));
		return;
	case CSPR_PART_LABEL:
		pooled(draft, "Child", 2, text);
		return;
	case CSPR_PART_SUBJECT:
		pooled(draft, "person", 3, text);
		return;
	case CSPR_PART_TO: /* of change_edition; one of another kind is bad input */
		strcpy(text, cspr_edition_name(cspr_edition_at(below(dice, cspr_edition_count()))));
		return;
	default:
		pooled(draft, "ref", 9, text);
		return;
	}
}

/* The rest --------------------------------------------------------------------------------------- */

int yes_no(struct draft *draft, cspr_code part)
{
	struct dice *dice = &draft->author->dice;

	switch (part) {
	case CSPR_PART_CONFLICT:
		return chance(dice, 12);
	case CSPR_PART_LOOKED_AFTER:
	case CSPR_PART_CARE_LEAVER:
	case CSPR_PART_RECOVERED:
	case CSPR_PART_FACTOR_A:
	case CSPR_PART_FACTOR_B:
		return chance(dice, 50);
	default:
		return chance(dice, 88);
	}
}

cspr_day date(struct draft *draft, cspr_code part)
{
	struct dice *dice = &draft->author->dice;
	cspr_day today = draft->author->today;

	switch (part) {
	case CSPR_PART_AWARE_ON:
	case CSPR_PART_INCIDENT_ON:
		return today - (chance(dice, 95) ? between(dice, 0, 20) : between(dice, 0, 2000));
	case CSPR_PART_PLANNED_ON:
		return today + (chance(dice, 95) ? between(dice, 5, 40) : between(dice, -30, 1500));
	default:
		return today + between(dice, -10, 60);
	}
}

int64_t count(struct draft *draft, cspr_code part)
{
	struct dice *dice = &draft->author->dice;

	switch (part) {
	case CSPR_PART_OPEN_FINDINGS:
		return chance(dice, 85) ? 0 : between(dice, 1, 5);
	case CSPR_PART_YEAR:
		return between(dice, 2018, 2027);
	default:
		return between(dice, 1, 3);
	}
}

/* When something was, before a review was adopted: exact, a month or a year. */
static struct cspr_span long_ago(struct draft *draft)
{
	struct dice *dice = &draft->author->dice;
	cspr_day day = draft->author->today - (chance(dice, 75) ? between(dice, 0, 120) : between(dice, 0, 900)), first;
	int year, month, number;

	if (chance(dice, 60))
		return (struct cspr_span){ day, day };
	cspr_day_to_civil(day, &year, &month, &number);
	if (chance(dice, 30)) {
		must(cspr_day_from_civil(year, 1, 1, &first));
		return (struct cspr_span){ first, cspr_day_add_months(first, 12) - 1 };
	}
	must(cspr_day_from_civil(year, month, 1, &first));
	return (struct cspr_span){ first, cspr_day_add_months(first, 1) - 1 };
}

void milestones(struct draft *draft)
{
	static const cspr_code telling[] = {
		CSPR_EVENT_NOTIFY_NATIONAL_PANEL, CSPR_EVENT_DECIDE,	  CSPR_MILESTONE_AWARE,
		CSPR_MILESTONE_INCIDENT,	  CSPR_EVENT_PUBLISH,	  CSPR_EVENT_SEND_TO_NATIONAL_PANEL,
		CSPR_EVENT_NOTIFY_PARTNERS,	  CSPR_EVENT_BEGIN_REVIEW
	};
	struct dice *dice = &draft->author->dice;

	for (int left = between(dice, 0, 7); left > 0; left--) {
		cspr_code milestone = chance(dice, 60)
					      ? telling[below(dice, sizeof telling / sizeof telling[0])]
					      : (cspr_code)between(dice, 1, CSPR_EVENT_INCLUDE_IN_YEARLY_REPORT);

		must(cspr_event_set_milestone(draft->event, milestone, long_ago(draft)));
	}
}
