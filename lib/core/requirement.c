/*
 * What the columns of each kind of requirement may speak of, for rules that a profile adds: only what
 * weigh.c can weigh, and what the event and the edition have. Also what must have come before it, and which
 * two can't be met together. Reads tables only.
 */
#include "core.h"

/* What a column holds. */
enum column {
	NOTHING,
	ANSWER,
	SUBJECT,
	EVENT,
	EVENT_OR_NONE,
	OPENER,
	STANDING,
	DECIDER,
	BINDER,
	BINDER_OR_NONE,
	CHECKER,
	SENDER,
	GIVEN_PART,	/* a particular that the event carries, */
	NAMING_PART,	/* the same, a reference, or none, */
	REFERENCE_PART, /* a reference, */
	YES_NO_PART,	/* true or false, */
	CODED_PART,	/* one of a list of values */
	VALUE_OF_PART,	/* one of that list */
	OUTCOME,
	OUTCOME_OR_NONE,
	PUBLISHED_OR_NONE,
	NAMES,
	RECIPIENT_SET,
	UNITS,
};

static const struct {
	uint8_t one, other, set, count;
	cspr_code only; /* the event that it is about, or 0: any */
} columns[] = {
	[CSPR_REQUIREMENT_ASSESSED] = { .one = ANSWER },
	[CSPR_REQUIREMENT_VIEWS] = { .one = SUBJECT },
	[CSPR_REQUIREMENT_SIGNED_OFF] = { .one = SUBJECT, .other = BINDER_OR_NONE, .set = NAMES },
	[CSPR_REQUIREMENT_HAPPENED] = { .one = EVENT, .other = EVENT_OR_NONE },
	[CSPR_REQUIREMENT_HAPPENED_SINCE] = { .one = EVENT, .other = EVENT },
	[CSPR_REQUIREMENT_OPEN] = { .one = OPENER, .other = NAMING_PART },
	[CSPR_REQUIREMENT_NONE_OPEN] = { .one = OPENER },
	[CSPR_REQUIREMENT_STANDS] = { .one = STANDING },
	[CSPR_REQUIREMENT_NOT_STANDING] = { .one = STANDING },
	[CSPR_REQUIREMENT_OUTCOME_IS] = { .one = DECIDER, .other = OUTCOME, .set = OUTCOME_OR_NONE },
	[CSPR_REQUIREMENT_DOCUMENT_IS] = { .one = BINDER },
	[CSPR_REQUIREMENT_INTERESTS_CLEAR] = { .one = REFERENCE_PART },
	[CSPR_REQUIREMENT_PART_GIVEN] = { .one = GIVEN_PART },
	[CSPR_REQUIREMENT_PART_TRUE] = { .one = YES_NO_PART, .other = PUBLISHED_OR_NONE },
	[CSPR_REQUIREMENT_PART_IS_NOT] = { .one = CODED_PART, .other = VALUE_OF_PART },
	[CSPR_REQUIREMENT_LABEL_UNIQUE] = { .only = CSPR_EVENT_ASSIGN_PSEUDONYM },
	[CSPR_REQUIREMENT_CHECKED] = { .one = CHECKER },
	[CSPR_REQUIREMENT_FOUR_EYES] = { .one = REFERENCE_PART },
	[CSPR_REQUIREMENT_ONE_PERSON] = { .only = CSPR_EVENT_SIGN_OFF },
	[CSPR_REQUIREMENT_SENT_TO] = { .one = SENDER, .set = RECIPIENT_SET },
	[CSPR_REQUIREMENT_DAYS_BEFORE] = { .one = SENDER, .set = RECIPIENT_SET, .count = UNITS },
	[CSPR_REQUIREMENT_MONTHS_SINCE_PUBLISHED] = { .count = UNITS },
	[CSPR_REQUIREMENT_EDITION_IN_FORCE] = { .one = NOTHING },
	[CSPR_REQUIREMENT_ADULT_CONDITION] = { .one = NOTHING },
};

enum { MOST_UNITS = 999 };

static bool opens(cspr_code event)
{
	return thing_opened_by(event) || event == CSPR_EVENT_NATIONAL_PANEL_RESPONDS;
}

static bool binds(cspr_code event)
{
	return event == CSPR_EVENT_COMPLETE_RAPID_REVIEW || event == CSPR_EVENT_ACCEPT_REPORT ||
	       event == CSPR_EVENT_APPROVE_ANONYMISATION || event == CSPR_EVENT_DECIDE_PUBLICATION;
}

static const struct particular_row *part_of(const cspr_basis *basis, cspr_code event, cspr_code part)
{
	return particular_find(event, part, basis->edition->kind, NULL);
}

static bool part_has_type(const cspr_basis *basis, const struct cspr_need *need, uint8_t type)
{
	const struct particular_row *row = part_of(basis, need->event, need->one);

	return row && row->type == type;
}

static bool outcome_allowed(const cspr_basis *basis, cspr_code decided_by, uint32_t value)
{
	const struct particular_row *row = part_of(basis, decided_by, CSPR_PART_OUTCOME);

	return row && value <= UINT16_MAX && particular_allows(row, (cspr_code)value);
}

static bool recipients_allowed(const cspr_basis *basis, cspr_code sender, uint32_t set)
{
	const struct particular_row *row = part_of(basis, sender, CSPR_PART_RECIPIENT);

	if (!row || !set || set >> RECIPIENTS)
		return false;
	for (cspr_code i = 0; i < RECIPIENTS; i++)
		if (set >> i & 1 && !particular_allows(row, (cspr_code)(FIRST_RECIPIENT + i)))
			return false;
	return true;
}

static bool event_known(const cspr_basis *basis, uint32_t event)
{
	return event && event < EVENTS && basis->possible[event];
}

static const char *column_wrong(const cspr_basis *basis, const struct cspr_need *need, uint8_t column, uint32_t value)
{
	const struct particular_row *row;

	switch ((enum column)column) {
	case NOTHING:
		return value ? "this kind of requirement has no use for it" : NULL;
	case ANSWER:
		return basis->edition->criteria && cspr_word_name(CSPR_GROUP_ASSESSMENT, (cspr_code)value)
			       ? NULL
			       : "this is no answer of the edition's criteria";
	case SUBJECT:
		return value >= CSPR_VALUE_NOTIFICATION && value < CSPR_VALUE_NOTIFICATION + SUBJECTS &&
				       basis->earliest_subject[subject_index((int32_t)value)]
			       ? NULL
			       : "nothing is signed off in the edition on this subject";
	case EVENT_OR_NONE:
		if (!value)
			return NULL;
		/* fall through */
	case EVENT:
		return event_known(basis, value) ? NULL : "the edition has no such event";
	case OPENER:
		return event_known(basis, value) && opens((cspr_code)value) ? NULL : "nothing is opened by this event";
	case STANDING:
		return event_known(basis, value) ? NULL : "the edition has no such event";
	case DECIDER:
		return event_known(basis, value) &&
				       (value == CSPR_EVENT_DECIDE || value == CSPR_EVENT_DECIDE_PUBLICATION)
			       ? NULL
			       : "no outcome is decided by this event";
	case BINDER_OR_NONE:
		if (!value)
			return NULL;
		/* fall through */
	case BINDER:
		if (!event_known(basis, value) || !binds((cspr_code)value))
			return "no document is bound by this event";
		return column == BINDER && !part_of(basis, need->event, CSPR_PART_DOCUMENT)
			       ? "the event that needs it carries no document"
			       : NULL;
	case CHECKER:
		return event_known(basis, value) && (value == CSPR_EVENT_RECORD_SCAN || value == CSPR_EVENT_CHECK_LAW)
			       ? NULL
			       : "no document is checked by this event";
	case SENDER:
		return event_known(basis, value) && (value == CSPR_EVENT_SEND_COPY || sent_row((cspr_code)value) >= 0)
			       ? NULL
			       : "nothing is sent by this event";
	case GIVEN_PART:
		return part_of(basis, need->event, (cspr_code)value) ? NULL : "the event carries no such particular";
	case NAMING_PART:
		if (!value)
			return NULL;
		row = part_of(basis, need->event, (cspr_code)value);
		return row && row->type == CSPR_TYPE_REFERENCE ? NULL : "the event carries no such reference";
	case REFERENCE_PART:
		return part_has_type(basis, need, CSPR_TYPE_REFERENCE) ? NULL : "the event carries no such reference";
	case YES_NO_PART:
		return part_has_type(basis, need, CSPR_TYPE_YES_NO) ? NULL : "the event carries no such true or false";
	case CODED_PART:
		return part_has_type(basis, need, CSPR_TYPE_CODE) ? NULL : "the event carries no such code";
	case VALUE_OF_PART:
		row = part_of(basis, need->event, need->one);
		return row && particular_allows(row, (cspr_code)value) ? NULL : "the particular can't be this";
	case OUTCOME_OR_NONE:
		if (!value)
			return NULL;
		/* fall through */
	case OUTCOME:
		return outcome_allowed(basis, need->one, value) ? NULL : "this is not an outcome of that decision";
	case PUBLISHED_OR_NONE:
		return !value || outcome_allowed(basis, CSPR_EVENT_DECIDE_PUBLICATION, value)
			       ? NULL
			       : "this is not an outcome on publication";
	case NAMES:
		return value & ~(uint32_t)(CSPR_NAMES_OUTCOME | CSPR_NAMES_DOCUMENT)
			       ? "stances name an outcome, a document"
			       : NULL;
	case RECIPIENT_SET:
		return recipients_allowed(basis, need->one, value) ? NULL : "that event is not sent to them";
	case UNITS:
		return value >= 1 && value <= MOST_UNITS ? NULL : "a whole number from 1 to 999 is wanted here";
	}
	return NULL;
}

static cspr_code column_group(uint8_t column)
{
	switch ((enum column)column) {
	case ANSWER:
		return CSPR_GROUP_ASSESSMENT;
	case SUBJECT:
	case VALUE_OF_PART:
	case OUTCOME:
	case OUTCOME_OR_NONE:
	case PUBLISHED_OR_NONE:
		return CSPR_GROUP_VALUE;
	case EVENT:
	case EVENT_OR_NONE:
	case OPENER:
	case STANDING:
	case DECIDER:
	case BINDER:
	case BINDER_OR_NONE:
	case CHECKER:
	case SENDER:
		return CSPR_GROUP_EVENT;
	case GIVEN_PART:
	case NAMING_PART:
	case REFERENCE_PART:
	case YES_NO_PART:
	case CODED_PART:
		return CSPR_GROUP_PART;
	case NOTHING:
	case NAMES:
	case RECIPIENT_SET:
	case UNITS:
		return 0;
	}
	return 0;
}

static void add_column(struct text *text, bool *any, uint8_t column, uint32_t value)
{
	const char *name = cspr_word_name(column_group(column), (cspr_code)value);

	if (!name)
		return;
	text_add(text, *any ? ", " : ": ");
	text_add(text, name);
	*any = true;
}

void requirement_add(struct text *text, const struct cspr_need *need)
{
	bool any = false;

	text_add(text, cspr_word_name(CSPR_GROUP_REQUIREMENT, need->requirement));
	add_column(text, &any, columns[need->requirement].one, need->one);
	add_column(text, &any, columns[need->requirement].other, need->other);
	add_column(text, &any, columns[need->requirement].set, need->set);
	for (cspr_code i = 0; columns[need->requirement].set == RECIPIENT_SET && i < RECIPIENTS; i++)
		if (need->set >> i & 1)
			add_column(text, &any, OUTCOME, FIRST_RECIPIENT + i);
	if (columns[need->requirement].set == NAMES && need->set & CSPR_NAMES_OUTCOME)
		text_add(text, ", on the same outcome");
	if (columns[need->requirement].set == NAMES && need->set & CSPR_NAMES_DOCUMENT)
		text_add(text, ", on the same document");
	if (need->count) {
		text_add(text, any ? ", " : ": ");
		text_add_number(text, need->count);
		text_add(text, need->requirement == CSPR_REQUIREMENT_DAYS_BEFORE ? " working days" : " months");
	}
	if (need->role) {
		text_add(text, ", by ");
		text_add(text, cspr_word_name(CSPR_GROUP_ROLE, need->role));
	}
}

static struct misfit misfit(const char *field, const char *words)
{
	return (struct misfit){ words ? field : NULL, words };
}

struct misfit requirement_fits(const cspr_basis *basis, const struct cspr_need *need)
{
	cspr_code kind = need->requirement;
	const char *wrong;

	if (!cspr_word_name(CSPR_GROUP_REQUIREMENT, kind))
		return misfit("requirement", "there is no such kind of requirement");
	if (columns[kind].only && columns[kind].only != need->event)
		return misfit("requirement", "this kind of requirement is about another event");
	if (kind == CSPR_REQUIREMENT_ADULT_CONDITION && basis->edition->kind != CSPR_KIND_ADULT)
		return misfit("requirement", "this kind of requirement is of reviews about adults");
	if ((wrong = column_wrong(basis, need, columns[kind].one, need->one)))
		return misfit("one", wrong);
	if ((wrong = column_wrong(basis, need, columns[kind].other, need->other)))
		return misfit("other", wrong);
	if ((wrong = column_wrong(basis, need, columns[kind].set, need->set)))
		return misfit("set", wrong);
	if (need->count < 0)
		return misfit("count", "a whole number from 1 to 999 is wanted here");
	return misfit("count", column_wrong(basis, need, columns[kind].count, (uint32_t)need->count));
}

struct misfit condition_fits(const cspr_basis *basis, cspr_code event, const struct cspr_condition *when)
{
	const struct particular_row *row;
	size_t at = 0;

	switch (when->kind) {
	case CSPR_CONDITION_PART_IS:
	case CSPR_CONDITION_PART_IS_NOT:
		row = part_of(basis, event, when->part);
		if (!row || row->type != CSPR_TYPE_CODE)
			return misfit("when", "the event carries no such code");
		while ((row = particular_find(event, when->part, basis->edition->kind, &at))) {
			if (particular_allows(row, when->value))
				return misfit(NULL, NULL);
			at++;
		}
		return misfit("when", "the particular can't be this");
	default:
		return misfit("when",
			      cspr_word_name(CSPR_GROUP_CONDITION, when->kind) ? NULL : "there is no such condition");
	}
}

cspr_code requirement_waits_for(const struct cspr_need *need, int *ret_subject)
{
	*ret_subject = -1;
	switch (need->requirement) {
	case CSPR_REQUIREMENT_VIEWS:
	case CSPR_REQUIREMENT_SIGNED_OFF:
		*ret_subject = subject_index(need->one);
		return CSPR_EVENT_SIGN_OFF;
	case CSPR_REQUIREMENT_HAPPENED:
	case CSPR_REQUIREMENT_HAPPENED_SINCE:
	case CSPR_REQUIREMENT_OPEN:
	case CSPR_REQUIREMENT_STANDS:
	case CSPR_REQUIREMENT_OUTCOME_IS:
	case CSPR_REQUIREMENT_DOCUMENT_IS:
	case CSPR_REQUIREMENT_CHECKED:
	case CSPR_REQUIREMENT_SENT_TO:
	case CSPR_REQUIREMENT_DAYS_BEFORE:
		return need->one;
	case CSPR_REQUIREMENT_INTERESTS_CLEAR:
		return CSPR_EVENT_DECLARE_INTERESTS;
	case CSPR_REQUIREMENT_MONTHS_SINCE_PUBLISHED:
		return CSPR_EVENT_PUBLISH;
	default:
		return 0;
	}
}

static bool shares_outcome(const struct cspr_need *one, const struct cspr_need *other)
{
	return one->other == other->other || one->other == other->set ||
	       (one->set && (one->set == other->other || one->set == other->set));
}

bool requirements_exclude(const struct cspr_need *one, const struct cspr_need *other)
{
	if (one->one != other->one)
		return one->requirement == CSPR_REQUIREMENT_ASSESSED && other->requirement == CSPR_REQUIREMENT_ASSESSED;
	if (one->requirement == CSPR_REQUIREMENT_OUTCOME_IS && other->requirement == CSPR_REQUIREMENT_OUTCOME_IS)
		return !shares_outcome(one, other);
	return (one->requirement == CSPR_REQUIREMENT_STANDS && other->requirement == CSPR_REQUIREMENT_NOT_STANDING) ||
	       (one->requirement == CSPR_REQUIREMENT_NOT_STANDING && other->requirement == CSPR_REQUIREMENT_STANDS) ||
	       (one->one != CSPR_EVENT_PLACE_HOLD && /* an open hold may be none on publication */
		((one->requirement == CSPR_REQUIREMENT_OPEN && other->requirement == CSPR_REQUIREMENT_NONE_OPEN) ||
		 (one->requirement == CSPR_REQUIREMENT_NONE_OPEN && other->requirement == CSPR_REQUIREMENT_OPEN)));
}

bool requirement_same(const struct cspr_need *one, const struct cspr_need *other)
{
	return one->requirement == other->requirement && one->one == other->one && one->other == other->other &&
	       one->set == other->set && one->role == other->role;
}
