/*
 * An act made into an event: what it fixes, what the rules ask of the event itself, and for the rest what is
 * on record, or a stand-in for what nobody knows yet.
 *
 * Decides nothing of substance: a stand-in is never shown, and vary.c tries whether another would do.
 */
#include "plan.h"

#include <string.h>

/* 31 zeros and a number are no digest of a document that anybody has. */
static void stand_in_document(cspr_code event, unsigned char ret[32])
{
	memset(ret, 0, 32);
	ret[31] = (unsigned char)event;
}

void stand_in_name(const char *of, char ret[65])
{
	static const char prefix[] = "cspr-path:";

	memcpy(ret, prefix, sizeof prefix - 1);
	memcpy(ret + sizeof prefix - 1, of, strlen(of) + 1);
}

static cspr_status put_document(cspr_event *event, cspr_code part, const unsigned char *document)
{
	unsigned char stand_in[32];

	if (!document)
		stand_in_document(event->code, stand_in);
	return cspr_event_set_digest(event, part, document ? document : stand_in);
}

static cspr_status put_name(cspr_event *event, cspr_code part, const char *name)
{
	char stand_in[65];

	if (!name)
		stand_in_name(cspr_word_name(CSPR_GROUP_PART, part), stand_in);
	return cspr_event_set_reference(event, part, name ? name : stand_in);
}

/* A particular of which the act says nothing. */
static cspr_status put_missing(const cspr_review *review, cspr_event *event, cspr_code part,
			       const unsigned char *document, cspr_day day)
{
	const struct particular_row *row = particular_find(event->code, part, review->basis->edition->kind, NULL);

	switch (row->type) {
	case CSPR_TYPE_CODE:
		return cspr_event_set_code(event, part, row->values[0]);
	case CSPR_TYPE_STATE:
		return cspr_event_set_code(event, part, review->state);
	case CSPR_TYPE_DUTY:
		return cspr_event_set_code(event, part, CSPR_DUTY_NOTIFY_PANEL);
	case CSPR_TYPE_EVENT_NAME:
		return cspr_event_set_code(event, part, CSPR_EVENT_REFER);
	case CSPR_TYPE_DATE:
		return cspr_event_set_day(event, part, day);
	case CSPR_TYPE_COUNT:
		return cspr_event_set_count(event, part, row->least);
	case CSPR_TYPE_YES_NO:
		return cspr_event_set_yes_no(event, part, true);
	case CSPR_TYPE_DIGEST:
		return put_document(event, part, document);
	default:
		return put_name(event, part, meet_name(review, event->code, part));
	}
}

static cspr_status put_given(const cspr_review *review, cspr_event *event, const struct act_part *given)
{
	const struct particular_row *row =
		particular_find(event->code, given->part, review->basis->edition->kind, NULL);

	if (!row)
		return CSPR_ERROR_UNKNOWN_WORD;
	switch (row->type) {
	case CSPR_TYPE_YES_NO:
		return cspr_event_set_yes_no(event, given->part, given->number);
	case CSPR_TYPE_COUNT:
		return cspr_event_set_count(event, given->part, given->number);
	case CSPR_TYPE_DIGEST:
		return cspr_event_set_digest(event, given->part, given->bytes);
	case CSPR_TYPE_REFERENCE:
		return cspr_event_set_reference(event, given->part, given->bytes);
	default:
		return cspr_event_set_code(event, given->part, (cspr_code)given->number);
	}
}

/* An event happens on a day, and is recorded at its noon, or as soon as the record lets it. */
cspr_status put_day(const cspr_review *review, cspr_event *event, cspr_day day)
{
	int64_t recorded = review->count ? review->entries[review->count - 1].event->recorded : 0;
	int64_t noon = day * NANOSECONDS_A_DAY + NANOSECONDS_A_DAY / 2;
	cspr_status status = cspr_event_set_happened(event, span_of(day));

	return status ? status : cspr_event_set_recorded(event, noon > recorded ? noon : recorded);
}

static cspr_code first_role(uint32_t roles)
{
	cspr_code role = 1;

	while (role < CSPR_ROLE_IMPORTER && !(roles >> role & 1))
		role++;
	return role;
}

/* Whoever the row that it takes lets record it. */
static cspr_status put_actor(const cspr_review *review, cspr_event *event, cspr_code role)
{
	cspr_decision asked = { .question = question_of(review, event) };
	char actor[65];

	evaluate(&asked);
	if (!role && asked.move)
		role = first_role(asked.move->roles);
	if (!role)
		return CSPR_REFUSED;
	stand_in_name(cspr_word_name(CSPR_GROUP_ROLE, role), actor);
	return cspr_event_set_actor(event, role, actor, 0, NULL);
}

cspr_status fill_missing(const cspr_review *review, cspr_event *event, const unsigned char *document, cspr_day day)
{
	cspr_status status = CSPR_DONE;

	while (status == CSPR_DONE) {
		struct question question = question_of(review, event);
		cspr_code part = missing_part(&question, 0);

		if (!part)
			return CSPR_DONE;
		status = put_missing(review, event, part, document, day);
	}
	return status;
}

static bool act_fixes(const struct act *act, cspr_code part)
{
	for (int i = 0; i < act->part_count; i++)
		if (act->parts[i].part == part)
			return true;
	return false;
}

/* What the rules ask of the event itself, unless the act says otherwise. */
static cspr_status fill_asked(const cspr_review *review, cspr_event *event, const struct act *act,
			      const unsigned char *document, cspr_day day)
{
	const cspr_basis *basis = review->basis;
	struct question question = question_of(review, event);
	cspr_status status = CSPR_DONE;
	struct act_part asked;

	for (uint16_t i = basis->first_need[event->code]; i < needs_end(basis, event->code) && status == CSPR_DONE;
	     i++) {
		const struct cspr_need *need = &basis->needs[i];

		if (!(need->from >> review->state & 1) || !condition_holds(&question, &need->when) ||
		    !meet_own(&question, need, &asked) || act_fixes(act, asked.part))
			continue;
		status = asked.number ? put_given(review, event, &asked)
				      : put_missing(review, event, asked.part, document, day);
	}
	return status;
}

static cspr_status fill(const cspr_review *review, cspr_event *event, const struct act *act,
			const unsigned char *document, cspr_day day)
{
	cspr_status status = put_day(review, event, day);

	for (int i = 0; i < act->part_count && status == CSPR_DONE; i++)
		status = put_given(review, event, &act->parts[i]);
	if (status == CSPR_DONE)
		status = fill_missing(review, event, document, day);
	if (status == CSPR_DONE)
		status = fill_asked(review, event, act, document, day);
	return status == CSPR_DONE ? put_actor(review, event, act->role) : status;
}

cspr_status act_event(const cspr_review *review, const struct act *act, const unsigned char *document, cspr_day day,
		      cspr_event **ret)
{
	cspr_event *event;
	cspr_status status = cspr_event_new(review->context, act->event, &event);

	if (status < 0)
		return status;
	status = fill(review, event, act, document, day);
	if (status != CSPR_DONE)
		cspr_event_unref(event);
	else
		*ret = event;
	return status;
}
