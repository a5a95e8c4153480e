/*
 * Weighs one rule: the file that knows what the kinds of requirement mean, for asking and for doing alike.
 * (What would meet them, for a plan, is in meet.c.)
 *
 * It reads the review and the event and writes nothing. The answer is met, unmet, or unknown: a fact
 * that may be older than the adoption of the review and was not given. When there is no event (it is
 * only asked), what the caller would supply is taken to be right. A particular that is missing from an
 * event is reported by particulars-complete, and by the rules that are about just that particular.
 */
#include "core.h"

#include <string.h>

enum { MET = CSPR_RESULT_MET, UNMET = CSPR_RESULT_UNMET, UNKNOWN = CSPR_RESULT_UNKNOWN };

static cspr_code met_if(bool met)
{
	return met ? MET : UNMET;
}

/* Of a fact that is not on record. */
static cspr_code absent(bool may_be_older)
{
	return may_be_older ? UNKNOWN : UNMET;
}

static cspr_code both(cspr_code one, cspr_code other)
{
	if (one == UNMET || other == UNMET)
		return UNMET;
	return one == UNKNOWN || other == UNKNOWN ? UNKNOWN : MET;
}

static const unsigned char *document_of(const struct question *question)
{
	return question->event ? event_bytes(question->event, CSPR_PART_DOCUMENT) : NULL;
}

static bool same(const unsigned char *one, const unsigned char *other)
{
	return memcmp(one, other, 32) == 0;
}

/* Whether one day is on or before another, both perhaps vague. */
static cspr_code on_or_before(struct cspr_span one, struct cspr_span other)
{
	if (one.last <= other.first)
		return MET;
	return one.first > other.last ? UNMET : UNKNOWN;
}

static cspr_code assessed(const struct question *question, const struct cspr_need *need)
{
	bool all_older, any_older;
	cspr_code answer = assess_review(question->review, &all_older, &any_older);

	if (answer == need->one)
		return MET;
	if (answer == CSPR_ASSESSMENT_MET || answer == CSPR_ASSESSMENT_NOT_MET)
		return UNMET;
	return absent(need->one == CSPR_ASSESSMENT_NOT_MET ? any_older : all_older); /* one limb is enough, or not */
}

bool stance_may_predate(const cspr_review *review, int subject)
{
	return review->adopted_in && !(review->voided >> subject & 1) &&
	       review->adopted_rank >= review->basis->earliest_subject[subject];
}

/* Whose stances count: those of all who must sign by the edition, or of one further role. */
uint32_t signatories(const struct question *question, const struct cspr_need *need)
{
	return need->role ? 1u << need->role : question->basis->edition->partners;
}

static cspr_code views(const struct question *question, const struct cspr_need *need)
{
	const cspr_review *review = question->review;
	uint32_t roles = signatories(question, need);
	int subject = subject_index(need->one);
	cspr_code result = MET;

	for (int role = 1; roles >> role; role++)
		if (roles >> role & 1 && !review->sign_offs[subject][role].actor)
			result = both(result, absent(stance_may_predate(review, subject)));
	return result;
}

const unsigned char *bound_document(const cspr_review *review, cspr_code bound_by, bool *ret_known)
{
	switch (bound_by) {
	case CSPR_EVENT_COMPLETE_RAPID_REVIEW:
		*ret_known = review->completed_known;
		return review->completed;
	case CSPR_EVENT_ACCEPT_REPORT:
		*ret_known = review->accepted_known;
		return review->accepted;
	case CSPR_EVENT_APPROVE_ANONYMISATION:
		*ret_known = review->cleared_known;
		return review->cleared;
	case CSPR_EVENT_DECIDE_PUBLICATION:
		*ret_known = review->publication_known;
		return review->published_document;
	default:
		*ret_known = true;
		return NULL;
	}
}

cspr_code stance_counts(const struct sign_off *stance, cspr_code outcome, const unsigned char *document)
{
	if (stance->stance != CSPR_VALUE_AGREES || (outcome && stance->outcome != outcome))
		return UNMET;
	if (document && (!stance->document || !same(stance->document, document)))
		return UNMET;
	return MET;
}

/* Not said which document: the one that another rule of this event asks for, if one does. */
static const unsigned char *document_expected(const struct question *question)
{
	const cspr_basis *basis = question->basis;
	uint32_t here = 1u << question->review->state;
	bool known;

	for (uint16_t i = basis->first_need[question->code]; i < needs_end(basis, question->code); i++) {
		const struct cspr_need *need = &basis->needs[i];

		if (need->requirement == CSPR_REQUIREMENT_DOCUMENT_IS && need->from & here)
			return bound_document(question->review, need->one, &known);
	}
	return NULL;
}

/* Not said which outcome: the one that there is a row for, if there is no other. */
static cspr_code outcome_expected(const struct question *question)
{
	const cspr_basis *basis = question->basis;
	uint32_t here = 1u << question->review->state;
	cspr_code outcome = 0;

	for (uint16_t i = basis->first_move[question->code]; i < moves_end(basis, question->code); i++) {
		const struct cspr_move *move = &basis->moves[i];

		if (!(move->from & here))
			continue;
		if (move->when.kind != CSPR_CONDITION_PART_IS || move->when.part != CSPR_PART_OUTCOME ||
		    (outcome && outcome != move->when.value))
			return 0;
		outcome = move->when.value;
	}
	return outcome;
}

static bool may_have_outcome(const struct question *question, cspr_code outcome)
{
	size_t from = question->basis->first_particular[question->code];
	const struct particular_row *row =
		particular_find(question->code, CSPR_PART_OUTCOME, question->basis->edition->kind, &from);

	return row && particular_allows(row, outcome);
}

static cspr_code signed_off(const struct question *question, const struct cspr_need *need)
{
	const cspr_review *review = question->review;
	uint32_t roles = signatories(question, need);
	int subject = subject_index(need->one);
	const struct sign_off *stances = review->sign_offs[subject];
	bool known = true;
	cspr_code outcome = 0, result = MET;
	const unsigned char *document = bound_document(review, need->other, &known);

	if (need->set & CSPR_NAMES_DOCUMENT)
		document = document_of(question) ? document_of(question) : document_expected(question);
	if (need->set & CSPR_NAMES_OUTCOME && question->event)
		outcome = (cspr_code)event_number(question->event, CSPR_PART_OUTCOME);
	if (need->set & CSPR_NAMES_OUTCOME && !outcome)
		outcome = outcome_expected(question);
	for (int role = 1; roles >> role; role++) {
		if (!(roles >> role & 1))
			continue;
		if (!stances[role].actor) {
			result = both(result, absent(stance_may_predate(review, subject)));
			continue;
		}
		if (need->set & CSPR_NAMES_OUTCOME && !outcome) { /* not said: then they must agree among themselves */
			outcome = stances[role].outcome;
			result = both(result, met_if(may_have_outcome(question, outcome)));
		}
		if (need->set & CSPR_NAMES_DOCUMENT && !document)
			document = stances[role].document;
		result = both(result, stance_counts(&stances[role], outcome, document));
	}
	if (known && need->other && !document) /* there is nothing that could have been signed */
		return UNMET;
	return known ? result : both(result, UNKNOWN);
}

static cspr_code happened(const cspr_review *review, cspr_code event)
{
	return review->seen[event].count ? MET : absent(may_predate(review, event));
}

static cspr_code happened_since(const cspr_review *review, cspr_code event, cspr_code since)
{
	const struct seen *one = &review->seen[event], *other = &review->seen[since];

	if (!one->count)
		return absent(may_predate(review, event) && other->number <= 1);
	if (one->number == other->number) /* both are milestones */
		return on_or_before(other->latest, one->latest);
	return met_if(one->number > other->number);
}

static const struct thing *thing_named(const struct question *question, cspr_code opened_by, cspr_code part)
{
	const char *name = question->event ? event_bytes(question->event, part) : NULL;

	return name ? thing_find(&question->review->things, thing_opened_by(opened_by), 0, name) : NULL;
}

static cspr_code is_open(const struct question *question, const struct cspr_need *need)
{
	const cspr_review *review = question->review;
	const struct thing *thing;

	if (need->one == CSPR_EVENT_NATIONAL_PANEL_RESPONDS)
		return review->query_open ? MET : absent(!review->query_known && may_predate(review, need->one));
	if (!question->event || !event_item(question->event, need->other)) {
		if (review->things.open[thing_opened_by(need->one)])
			return MET;
		return absent(may_predate(review, need->one));
	}
	thing = thing_named(question, need->one, need->other);
	return thing ? met_if(thing->open) : absent(may_predate(review, need->one));
}

/* Absence: met unless such a thing is on record. Of holds, only one on publication stands in the way. */
static cspr_code none_open(const cspr_review *review, cspr_code opened_by)
{
	if (opened_by == CSPR_EVENT_NATIONAL_PANEL_RESPONDS)
		return met_if(!review->query_open);
	if (opened_by != CSPR_EVENT_PLACE_HOLD)
		return met_if(!review->things.open[thing_opened_by(opened_by)]);
	if (review->things.open[THING_HOLD])
		for (uint32_t i = 0; i < review->things.count; i++) {
			const struct thing *thing = &review->things.list[i];

			if (thing->kind == THING_HOLD && thing->open && thing->code == CSPR_VALUE_PUBLICATION)
				return UNMET;
		}
	return MET;
}

/* A milestone says that somebody was appointed, not who. */
static cspr_code reviewer_stands(const cspr_review *review)
{
	const struct seen *appointed = &review->seen[CSPR_EVENT_APPOINT_REVIEWER];

	if (review->things.open[THING_REVIEWER])
		return MET;
	if (review->seen[CSPR_EVENT_REMOVE_REVIEWER].count)
		return UNMET;
	if (appointed->count && appointed->number == 1)
		return MET;
	return absent(may_predate(review, CSPR_EVENT_APPOINT_REVIEWER));
}

static cspr_code stands(const cspr_review *review, cspr_code event)
{
	switch (event) {
	case CSPR_EVENT_NOTIFY_NATIONAL_PANEL:
		if (review->notification_stands)
			return MET;
		return absent(!review->notification_known && review->adopted_in != CSPR_STATE_WITHDRAWN &&
			      review->adopted_rank >= state_rank(CSPR_STATE_NOTIFIED));
	case CSPR_EVENT_DECIDE:
		return review->decision_stands ? MET : absent(!review->decision_known && may_predate(review, event));
	case CSPR_EVENT_PUBLISH:
		if (span_given(review->published))
			return MET;
		return absent(review->adopted_in && review->adopted_rank >= state_rank(CSPR_STATE_PUBLISHED));
	case CSPR_EVENT_APPOINT_REVIEWER:
		return reviewer_stands(review);
	default:
		return happened(review, event);
	}
}

static cspr_code not_standing(const cspr_review *review, cspr_code event)
{
	cspr_code result = stands(review, event);

	return result == UNKNOWN ? UNKNOWN : met_if(result == UNMET);
}

static cspr_code outcome_is(const cspr_review *review, const struct cspr_need *need)
{
	bool publication = need->one == CSPR_EVENT_DECIDE_PUBLICATION;
	cspr_code outcome = publication ? review->publication_outcome : review->outcome;

	if (outcome)
		return met_if(outcome == need->other || outcome == need->set);
	if (publication)
		return absent(!review->publication_known);
	return absent(!review->decision_known && may_predate(review, need->one));
}

static cspr_code document_is(const struct question *question, const struct cspr_need *need)
{
	bool known;
	const unsigned char *bound = bound_document(question->review, need->one, &known);
	const unsigned char *document = document_of(question);

	if (!bound)
		return absent(!known);
	return met_if(!document || same(document, bound));
}

static cspr_code interests_clear(const struct question *question, cspr_code part)
{
	const cspr_review *review = question->review;
	const char *reviewer = question->event ? event_bytes(question->event, part) : NULL;
	const struct thing *interest = thing_find(&review->things, THING_INTEREST, 0, reviewer);

	if (interest)
		return met_if(!interest->is.conflict);
	for (uint32_t i = 0; !reviewer && i < review->things.count; i++) /* not said who: anyone who is free */
		if (review->things.list[i].kind == THING_INTEREST && !review->things.list[i].is.conflict)
			return MET;
	return absent(may_predate(review, CSPR_EVENT_DECLARE_INTERESTS));
}

/* "full only": where the publication is decided to be another than that, the rule is met. */
static cspr_code part_true(const struct question *question, const struct cspr_need *need)
{
	const cspr_review *review = question->review;

	if (!question->event || event_number(question->event, need->one))
		return MET;
	if (!need->other)
		return UNMET;
	if (!review->publication_outcome)
		return absent(!review->publication_known);
	return met_if(review->publication_outcome != need->other);
}

static cspr_code label_unique(const struct question *question)
{
	const struct thing *thing;

	if (!question->event || !event_item(question->event, CSPR_PART_SUBJECT))
		return MET;
	thing = thing_find(&question->review->things, THING_LABEL, 0, event_bytes(question->event, CSPR_PART_LABEL));
	return met_if(!thing || strcmp(thing->is.subject, event_bytes(question->event, CSPR_PART_SUBJECT)) == 0);
}

/* The latest check of this document since the report was last amended. */
static cspr_code check_of(const cspr_review *review, const struct thing *thing, cspr_code event)
{
	bool scan = event == CSPR_EVENT_RECORD_SCAN;
	cspr_code result = !thing ? 0 : scan ? thing->is.document.scan : thing->is.document.law;

	if (result && (scan ? thing->is.document.scan_round : thing->is.document.law_round) == review->round)
		return result;
	return absent(review->round == 0 && !result && may_predate(review, event));
}

/* Asked of no document in particular: of one that has passed, or else of the one that is being made fit. */
static const void *document_checked(const cspr_review *review)
{
	for (uint32_t i = 0; i < review->things.count; i++) {
		const struct thing *thing = &review->things.list[i];

		if (thing->kind == THING_DOCUMENT && check_of(review, thing, CSPR_EVENT_RECORD_SCAN) == MET &&
		    check_of(review, thing, CSPR_EVENT_CHECK_LAW) == MET)
			return thing->key;
	}
	return review->checked ? review->checked : review->accepted;
}

static cspr_code checked(const struct question *question, const struct cspr_need *need)
{
	const cspr_review *review = question->review;
	const void *document = document_of(question);

	if (!document)
		document = document_checked(review);
	return check_of(review, thing_find(&review->things, THING_DOCUMENT, 0, document), need->one);
}

static cspr_code one_person(const struct question *question)
{
	const struct sign_off *stances;
	uint32_t roles = question->basis->authority[CSPR_EVENT_SIGN_OFF];
	int subject;
	const char *actor = question->event ? event_bytes(question->event, PART_ACTOR) : NULL;

	if (!actor || !event_item(question->event, CSPR_PART_SUBJECT))
		return MET;
	subject = subject_index(event_number(question->event, CSPR_PART_SUBJECT));
	stances = question->review->sign_offs[subject];
	for (int role = 1; roles >> role; role++)
		if (role != question->role && stances[role].actor && strcmp(stances[role].actor, actor) == 0)
			return UNMET;
	return MET;
}

/* When a recipient was sent what the event is about, or none; ret_older: it may have been before adoption. */
struct cspr_span when_sent(const struct question *question, cspr_code event, int recipient, bool *ret_older)
{
	const cspr_review *review = question->review;
	const unsigned char *document;
	const struct thing *thing;

	*ret_older = may_predate(review, event);
	if (event != CSPR_EVENT_SEND_COPY)
		return review->sent[sent_row(event)][recipient];
	*ret_older = *ret_older && !review->copies_round;
	document = document_of(question);
	thing = thing_find(&review->things, THING_DOCUMENT, 0, document ? document : review->published_document);
	if (!thing || thing->is.document.copies_round != review->copies_round)
		return span_none();
	return thing->is.document.copies[recipient];
}

static cspr_code sent_to(const struct question *question, const struct cspr_need *need)
{
	cspr_code result = MET;
	bool older;

	for (int recipient = 0; recipient < RECIPIENTS; recipient++)
		if (need->set >> recipient & 1 && !span_given(when_sent(question, need->one, recipient, &older)))
			result = both(result, absent(older));
	return result;
}

static cspr_code days_before(const struct question *question, const struct cspr_need *need)
{
	const cspr_calendar *calendar = question->basis->calendar;
	struct cspr_span limit, sent;
	cspr_code result = MET;
	bool older;

	if (cspr_calendar_add_working_days(calendar, question->happened.first, -need->count, &limit.first) ||
	    cspr_calendar_add_working_days(calendar, question->happened.last, -need->count, &limit.last))
		return UNMET;
	for (int recipient = 0; recipient < RECIPIENTS; recipient++) {
		if (!(need->set >> recipient & 1))
			continue;
		sent = when_sent(question, need->one, recipient, &older);
		result = both(result, span_given(sent) ? on_or_before(sent, limit) : absent(older));
	}
	return result;
}

static cspr_code months_since_published(const struct question *question, const struct cspr_need *need)
{
	const cspr_review *review = question->review;
	const struct seen *disclosed = &review->seen[CSPR_EVENT_RECORD_DISCLOSURE];
	struct cspr_span over;
	cspr_code lifted = UNMET, result;

	if (review->things.open[THING_ORDER])
		return MET;
	if (!span_given(review->published))
		return stands(review, CSPR_EVENT_PUBLISH);
	if (disclosed->count)
		lifted = on_or_before(review->published, disclosed->last);
	over.first = cspr_day_add_months(review->published.first, need->count);
	over.last = cspr_day_add_months(review->published.last, need->count);
	result = on_or_before(over, question->happened);
	if (lifted == MET || result == MET)
		return MET;
	return lifted == UNKNOWN ? UNKNOWN : result;
}

static cspr_code edition_in_force(const struct question *question)
{
	const cspr_edition *edition = question->basis->edition;
	bool first = cspr_edition_on(edition->kind, question->happened.first) == edition;
	bool last = cspr_edition_on(edition->kind, question->happened.last) == edition;

	return first == last ? met_if(first) : UNKNOWN;
}

static cspr_code adult_condition(const cspr_review *review)
{
	cspr_code answer = assess_adult(review);

	if (answer == CSPR_ASSESSMENT_MET)
		return MET;
	return absent(answer == CSPR_ASSESSMENT_NEEDS_INFORMATION && review->adopted_in &&
		      review->suspicion != CSPR_VALUE_UNKNOWN);
}

static cspr_code four_eyes(const struct question *question, cspr_code part)
{
	const char *actor = question->event ? event_bytes(question->event, PART_ACTOR) : NULL;
	const char *other = question->event ? event_bytes(question->event, part) : NULL;

	return met_if(!actor || !other || strcmp(actor, other) != 0);
}

cspr_code weigh(const struct question *question, const struct cspr_need *need)
{
	const cspr_review *review = question->review;

	switch (need->requirement) {
	case CSPR_REQUIREMENT_ASSESSED:
		return assessed(question, need);
	case CSPR_REQUIREMENT_VIEWS:
		return views(question, need);
	case CSPR_REQUIREMENT_SIGNED_OFF:
		return signed_off(question, need);
	case CSPR_REQUIREMENT_HAPPENED:
		if (need->other && review->seen[need->other].count)
			return MET;
		return happened(review, need->one);
	case CSPR_REQUIREMENT_HAPPENED_SINCE:
		return happened_since(review, need->one, need->other);
	case CSPR_REQUIREMENT_OPEN:
		return is_open(question, need);
	case CSPR_REQUIREMENT_NONE_OPEN:
		return none_open(review, need->one);
	case CSPR_REQUIREMENT_STANDS:
		return stands(review, need->one);
	case CSPR_REQUIREMENT_NOT_STANDING:
		return not_standing(review, need->one);
	case CSPR_REQUIREMENT_OUTCOME_IS:
		return outcome_is(review, need);
	case CSPR_REQUIREMENT_DOCUMENT_IS:
		return document_is(question, need);
	case CSPR_REQUIREMENT_INTERESTS_CLEAR:
		return interests_clear(question, need->one);
	case CSPR_REQUIREMENT_PART_GIVEN:
		return met_if(!question->event || event_item(question->event, need->one));
	case CSPR_REQUIREMENT_PART_TRUE:
		return part_true(question, need);
	case CSPR_REQUIREMENT_PART_IS_NOT:
		return met_if(!question->event || event_number(question->event, need->one) != need->other);
	case CSPR_REQUIREMENT_LABEL_UNIQUE:
		return label_unique(question);
	case CSPR_REQUIREMENT_CHECKED:
		return checked(question, need);
	case CSPR_REQUIREMENT_FOUR_EYES:
		return four_eyes(question, need->one);
	case CSPR_REQUIREMENT_ONE_PERSON:
		return one_person(question);
	case CSPR_REQUIREMENT_SENT_TO:
		return sent_to(question, need);
	case CSPR_REQUIREMENT_DAYS_BEFORE:
		return days_before(question, need);
	case CSPR_REQUIREMENT_MONTHS_SINCE_PUBLISHED:
		return months_since_published(question, need);
	case CSPR_REQUIREMENT_EDITION_IN_FORCE:
		return edition_in_force(question);
	case CSPR_REQUIREMENT_ADULT_CONDITION:
		return adult_condition(review);
	}
	return UNMET;
}

/* A particular that is missing leaves the condition open, and an open condition holds. */
bool condition_holds(const struct question *question, const struct cspr_condition *when)
{
	const struct item *item;

	switch (when->kind) {
	case CSPR_CONDITION_PART_IS:
		item = question->event ? event_item(question->event, when->part) : NULL;
		return !item || item->number == when->value;
	case CSPR_CONDITION_PART_IS_NOT:
		item = question->event ? event_item(question->event, when->part) : NULL;
		return !item || item->number != when->value;
	case CSPR_CONDITION_APPROVED:
		return question->review->approved;
	case CSPR_CONDITION_NOT_APPROVED:
		return !question->review->approved;
	case CSPR_CONDITION_CLOSED_WITHOUT_REVIEW:
		return question->review->closed_from != 0;
	case CSPR_CONDITION_CLOSED_AFTER_REVIEW:
		return question->review->closed_from == 0;
	case CSPR_CONDITION_PUBLISHED:
		return stands(question->review, CSPR_EVENT_PUBLISH) != UNMET;
	default:
		return true;
	}
}

/* The first day that an unmet rule about time could be met, with what is on record. */
cspr_day weigh_first_day(const struct question *question, const struct cspr_need *need)
{
	const cspr_review *review = question->review;
	struct question later = *question;
	cspr_day latest = CSPR_NO_DAY;
	bool older;

	if (need->requirement == CSPR_REQUIREMENT_MONTHS_SINCE_PUBLISHED && span_given(review->published))
		return cspr_day_add_months(review->published.last, need->count);
	if (need->requirement != CSPR_REQUIREMENT_DAYS_BEFORE)
		return CSPR_NO_DAY;
	for (int recipient = 0; recipient < RECIPIENTS; recipient++) {
		struct cspr_span sent;

		if (!(need->set >> recipient & 1))
			continue;
		sent = when_sent(question, need->one, recipient, &older);
		if (!span_given(sent))
			return CSPR_NO_DAY;
		if (sent.last > latest)
			latest = sent.last;
	}
	for (later.happened = span_of(latest); calendar_covers(review->basis->calendar, later.happened.first);
	     later.happened.first++, later.happened.last++)
		if (days_before(&later, need) == MET)
			return later.happened.first;
	return CSPR_NO_DAY;
}

/* In a national relaxation window what the law says of notice before publication is only expected. */
cspr_code force_of(const struct question *question, const struct cspr_need *need)
{
	struct cspr_span relaxed = question->basis->relaxed;

	if (need->requirement == CSPR_REQUIREMENT_DAYS_BEFORE && need->rule < CSPR_LOCAL && span_given(relaxed) &&
	    question->happened.first >= relaxed.first && question->happened.last <= relaxed.last)
		return CSPR_FORCE_EXPECT;
	return need->force;
}
