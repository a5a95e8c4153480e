/*
 * What would meet a rule: the other half of weigh.c, for plans. For each kind of requirement, the event
 * that it takes, with what the rule fixes of it, one at a time until weigh() says that the rule is met.
 *
 * It reads and proposes; whether a proposal is lawful is said by the evaluator. It proposes nothing for a
 * rule that only a decision meets: who decides what is not for a plan to say.
 */
#include "plan.h"

#include <string.h>

void act_add(struct act *act, cspr_code part, int32_t number, const void *bytes)
{
	act->parts[act->part_count++] = (struct act_part){ .part = part, .number = number, .bytes = bytes };
}

static bool act_carries(const struct act *act, cspr_code part, int32_t value)
{
	for (int i = 0; i < act->part_count; i++)
		if (act->parts[i].part == part)
			return act->parts[i].number == value;
	return true;
}

bool act_has_row(const cspr_basis *basis, const struct act *act, cspr_code state)
{
	for (size_t i = basis->first_move[act->event]; i < moves_end(basis, act->event); i++) {
		const struct cspr_move *move = &basis->moves[i];

		if (move->from >> state & 1 && (!act->role || move->roles >> act->role & 1) &&
		    (move->when.kind != CSPR_CONDITION_PART_IS || act_carries(act, move->when.part, move->when.value)))
			return true;
	}
	return false;
}

static const void *part_of(const struct question *question, cspr_code part)
{
	return question->event ? event_bytes(question->event, part) : NULL;
}

/* A limb of the criteria, and circumstances by which it is met, or not. */
static const struct {
	cspr_code part;
	cspr_code met, not_met;
} limb_facts[4] = {
	{ CSPR_PART_SUSPICION, CSPR_VALUE_SUSPECTED, CSPR_VALUE_NONE },
	{ CSPR_PART_HARM, CSPR_VALUE_SERIOUS, CSPR_VALUE_NOT_SERIOUS },
	{ CSPR_PART_PLACE, CSPR_VALUE_IN_AREA, CSPR_VALUE_ELSEWHERE_IN_ENGLAND },
	{ CSPR_PART_AGE_BAND, CSPR_VALUE_UNDER_18, CSPR_VALUE_25_PLUS },
};

static bool judgement(int limb, bool judged, struct act *ret)
{
	*ret = (struct act){ .event = CSPR_EVENT_RECORD_JUDGEMENT };
	act_add(ret, CSPR_PART_MATTER,
		limb == CSPR_LIMB_A_CHILD - 1 ? CSPR_VALUE_UNBORN_CHILD : CSPR_VALUE_LONG_TERM_IMPAIRMENT, NULL);
	act_add(ret, CSPR_PART_JUDGED, judged, NULL);
	return true;
}

static bool judged_already(const cspr_review *review, int limb)
{
	return (limb == CSPR_LIMB_A_CHILD - 1 && review->age_band == CSPR_VALUE_UNBORN) ||
	       (limb == CSPR_LIMB_DIED_OR_SERIOUSLY_HARMED - 1 && review->harm == CSPR_VALUE_UNCERTAIN);
}

/* Every limb that is open or not met: first the facts, then the judgements. */
static bool make_met(const cspr_review *review, const cspr_code limbs[4], struct act *ret)
{
	*ret = (struct act){ .event = CSPR_EVENT_RECORD_CIRCUMSTANCES };
	for (int limb = 0; limb < 4; limb++) {
		bool abroad = limb == CSPR_LIMB_WHERE - 1 && review->place == CSPR_VALUE_OUTSIDE_ENGLAND;

		if (limbs[limb] == CSPR_ASSESSMENT_MET || judged_already(review, limb))
			continue;
		if (abroad)
			act_add(ret, CSPR_PART_RESIDENCE, CSPR_VALUE_IN_AREA, NULL);
		else
			act_add(ret, limb_facts[limb].part, limb_facts[limb].met, NULL);
		ret->replaces = ret->replaces || limbs[limb] == CSPR_ASSESSMENT_NOT_MET;
	}
	if (ret->part_count)
		return true;
	for (int limb = 0; limb < 4; limb++)
		if (limbs[limb] != CSPR_ASSESSMENT_MET) {
			judgement(limb, true, ret);
			ret->replaces = limbs[limb] == CSPR_ASSESSMENT_NOT_MET;
			return true;
		}
	return false;
}

/* One limb is enough: one that is open, if there is any. */
static bool make_not_met(const cspr_review *review, const cspr_code limbs[4], struct act *ret)
{
	int open = -1;

	for (int limb = 4; limb--;)
		if (limbs[limb] == CSPR_ASSESSMENT_NEEDS_INFORMATION ||
		    (open < 0 && limbs[limb] == CSPR_ASSESSMENT_NEEDS_JUDGEMENT))
			open = limb;
	if (open >= 0 && judged_already(review, open))
		return judgement(open, false, ret);
	*ret = (struct act){ .event = CSPR_EVENT_RECORD_CIRCUMSTANCES, .replaces = open < 0 };
	act_add(ret, limb_facts[open < 0 ? 0 : open].part, limb_facts[open < 0 ? 0 : open].not_met, NULL);
	return true;
}

static bool make_assessed(const cspr_review *review, cspr_code answer, struct act *ret)
{
	struct cspr_circumstances known = { .size = sizeof known };
	cspr_code limbs[4];

	cspr_review_circumstances(review, &known);
	assess(&known, limbs);
	return answer == CSPR_ASSESSMENT_MET ? make_met(review, limbs, ret) : make_not_met(review, limbs, ret);
}

static void want_yes(struct act *act, uint8_t fact, cspr_code part)
{
	if (fact == YES)
		return;
	act_add(act, part, true, NULL);
	act->replaces = act->replaces || fact == NO;
}

static bool make_adult_condition(const cspr_review *review, struct act *ret)
{
	*ret = (struct act){ .event = CSPR_EVENT_RECORD_CIRCUMSTANCES };
	want_yes(ret, review->needs, CSPR_PART_NEEDS);
	want_yes(ret, review->joint_working_concern, CSPR_PART_JOINT_WORKING_CONCERN);
	if (review->suspicion != CSPR_VALUE_KNOWN && review->suspicion != CSPR_VALUE_SUSPECTED)
		act_add(ret, CSPR_PART_SUSPICION, CSPR_VALUE_SUSPECTED, NULL);
	ret->replaces = ret->replaces || review->suspicion == CSPR_VALUE_NONE;
	if (review->died == NO)
		want_yes(ret, review->serious, CSPR_PART_SERIOUS);
	else
		want_yes(ret, review->died, CSPR_PART_DIED);
	return true;
}

/* The first signatory whose stance is missing, or is another than is asked for. */
static bool make_signed(const struct question *question, const struct cspr_need *need, bool also_unknown,
			struct act *ret)
{
	const cspr_review *review = question->review;
	bool views = need->requirement == CSPR_REQUIREMENT_VIEWS, known;
	int subject = subject_index(need->one);
	uint32_t roles = signatories(question, need);
	cspr_code outcome = 0;
	const unsigned char *document = NULL;

	if (!views)
		document = need->set & CSPR_NAMES_DOCUMENT ? part_of(question, CSPR_PART_DOCUMENT)
							   : bound_document(review, need->other, &known);
	if (!views && need->set & CSPR_NAMES_OUTCOME && question->event)
		outcome = (cspr_code)event_number(question->event, CSPR_PART_OUTCOME);
	for (cspr_code role = 1; role < ROLES; role++) {
		const struct sign_off *stance = &review->sign_offs[subject][role];

		if (!(roles >> role & 1))
			continue;
		if (stance->actor ? views || stance_counts(stance, outcome, document) == CSPR_RESULT_MET
				  : !also_unknown && stance_may_predate(review, subject))
			continue;
		*ret = (struct act){ .event = CSPR_EVENT_SIGN_OFF, .role = role, .replaces = stance->actor != NULL };
		act_add(ret, CSPR_PART_SUBJECT, need->one, NULL);
		act_add(ret, CSPR_PART_STANCE, CSPR_VALUE_AGREES, NULL);
		if (outcome)
			act_add(ret, CSPR_PART_OUTCOME, outcome, NULL);
		if (document)
			act_add(ret, CSPR_PART_DOCUMENT, 0, document);
		return true;
	}
	return false;
}

static bool make_happen(const struct question *question, const struct cspr_need *need, struct act *ret)
{
	*ret = (struct act){ .event = need->one };
	if (need->other && need->requirement == CSPR_REQUIREMENT_HAPPENED &&
	    !(question->basis->possible[need->one] >> question->review->state & 1))
		ret->event = need->other;
	return true;
}

static bool make_open(const struct question *question, const struct cspr_need *need, struct act *ret)
{
	const void *name = need->other ? part_of(question, need->other) : NULL;

	*ret = (struct act){ .event = need->one };
	if (need->one == CSPR_EVENT_NATIONAL_PANEL_RESPONDS)
		act_add(ret, CSPR_PART_RESPONSE, CSPR_VALUE_ASKS_FOR_INFORMATION, NULL);
	if (need->one == CSPR_EVENT_RECORD_PROCEEDING)
		act_add(ret, CSPR_PART_STATUS, CSPR_VALUE_OPEN, NULL);
	if (name)
		act_add(ret, need->other, 0, name);
	return true;
}

/* What closes a thing, and the particular that names it. */
static bool make_closed(const cspr_review *review, cspr_code opened_by, struct act *ret)
{
	static const struct {
		cspr_code closer, part;
	} closers[THING_KINDS] = {
		[THING_RETURN] = { CSPR_EVENT_RECEIVE_SUMMARY, CSPR_PART_AGENCY },
		[THING_HOLD] = { CSPR_EVENT_LIFT_HOLD, CSPR_PART_HOLD },
		[THING_PROCEEDING] = { CSPR_EVENT_RECORD_PROCEEDING, CSPR_PART_PROCEEDING },
		[THING_ORDER] = { CSPR_EVENT_END_ORDER, CSPR_PART_ORDER },
		[THING_ACTION] = { CSPR_EVENT_SETTLE_ACTION, CSPR_PART_ACTION },
	};
	enum thing_kind kind = thing_opened_by(opened_by);

	if (opened_by == CSPR_EVENT_NATIONAL_PANEL_RESPONDS) {
		*ret = (struct act){ .event = CSPR_EVENT_ANSWER_NATIONAL_PANEL };
		return review->query_open;
	}
	for (uint32_t i = 0; kind && i < review->things.count; i++) {
		const struct thing *thing = &review->things.list[i];

		if (thing->kind != kind || !thing->open ||
		    (kind == THING_HOLD && thing->code != CSPR_VALUE_PUBLICATION))
			continue;
		*ret = (struct act){ .event = closers[kind].closer };
		act_add(ret, closers[kind].part, 0, thing->key);
		if (kind == THING_PROCEEDING)
			act_add(ret, CSPR_PART_STATUS, CSPR_VALUE_ENDED, NULL);
		return true;
	}
	return false;
}

static bool make_interests_clear(const struct question *question, cspr_code part, struct act *ret)
{
	const char *reviewer = part_of(question, part);

	*ret = (struct act){ .event = CSPR_EVENT_DECLARE_INTERESTS,
			     .replaces = thing_find(&question->review->things, THING_INTEREST, 0, reviewer) != NULL };
	if (reviewer)
		act_add(ret, CSPR_PART_REVIEWER, 0, reviewer);
	act_add(ret, CSPR_PART_CONFLICT, false, NULL);
	return true;
}

static bool make_checked(const struct question *question, cspr_code check, struct act *ret)
{
	const void *document = part_of(question, CSPR_PART_DOCUMENT);

	*ret = (struct act){ .event = check };
	if (document)
		act_add(ret, CSPR_PART_DOCUMENT, 0, document);
	act_add(ret, check == CSPR_EVENT_RECORD_SCAN ? CSPR_PART_OPEN_FINDINGS : CSPR_PART_CLEAR,
		check != CSPR_EVENT_RECORD_SCAN, NULL);
	return true;
}

static bool make_sent(const struct question *question, const struct cspr_need *need, bool also_unknown, struct act *ret)
{
	const void *document = part_of(question, CSPR_PART_DOCUMENT);
	bool older;

	for (int recipient = 0; recipient < RECIPIENTS; recipient++) {
		if (!(need->set >> recipient & 1) || span_given(when_sent(question, need->one, recipient, &older)) ||
		    (older && !also_unknown))
			continue;
		*ret = (struct act){ .event = need->one };
		act_add(ret, CSPR_PART_RECIPIENT, FIRST_RECIPIENT + recipient, NULL);
		if (document && need->one == CSPR_EVENT_SEND_COPY)
			act_add(ret, CSPR_PART_DOCUMENT, 0, document);
		return true;
	}
	return false;
}

bool meet_next(const struct question *question, const struct cspr_need *need, bool also_unknown, struct act *ret)
{
	cspr_code result = weigh(question, need);

	if (result == CSPR_RESULT_MET || (result == CSPR_RESULT_UNKNOWN && !also_unknown))
		return false;
	switch (need->requirement) {
	case CSPR_REQUIREMENT_ASSESSED:
		return make_assessed(question->review, need->one, ret);
	case CSPR_REQUIREMENT_ADULT_CONDITION:
		return make_adult_condition(question->review, ret);
	case CSPR_REQUIREMENT_VIEWS:
	case CSPR_REQUIREMENT_SIGNED_OFF:
		return make_signed(question, need, also_unknown, ret);
	case CSPR_REQUIREMENT_HAPPENED:
	case CSPR_REQUIREMENT_HAPPENED_SINCE:
	case CSPR_REQUIREMENT_STANDS:
		return make_happen(question, need, ret);
	case CSPR_REQUIREMENT_OPEN:
		return make_open(question, need, ret);
	case CSPR_REQUIREMENT_NONE_OPEN:
		return make_closed(question->review, need->one, ret);
	case CSPR_REQUIREMENT_INTERESTS_CLEAR:
		return make_interests_clear(question, need->one, ret);
	case CSPR_REQUIREMENT_CHECKED:
		return make_checked(question, need->one, ret);
	case CSPR_REQUIREMENT_SENT_TO:
	case CSPR_REQUIREMENT_DAYS_BEFORE:
		return make_sent(question, need, also_unknown, ret);
	case CSPR_REQUIREMENT_NOT_STANDING: /* these by a decision, by time, or by the event itself */
	case CSPR_REQUIREMENT_OUTCOME_IS:
	case CSPR_REQUIREMENT_DOCUMENT_IS:
	case CSPR_REQUIREMENT_PART_GIVEN:
	case CSPR_REQUIREMENT_PART_TRUE:
	case CSPR_REQUIREMENT_PART_IS_NOT:
	case CSPR_REQUIREMENT_LABEL_UNIQUE:
	case CSPR_REQUIREMENT_FOUR_EYES:
	case CSPR_REQUIREMENT_ONE_PERSON:
	case CSPR_REQUIREMENT_MONTHS_SINCE_PUBLISHED:
	case CSPR_REQUIREMENT_EDITION_IN_FORCE:
		return false;
	}
	return false;
}

static cspr_code another_value(const struct particular_row *row, cspr_code value)
{
	const cspr_code *other = row->values;

	while (*other && *other == value)
		other++;
	return *other ? *other : value;
}

bool meet_own(const struct question *question, const struct cspr_need *need, struct act_part *ret)
{
	const struct particular_row *row =
		particular_find(question->code, need->one, question->basis->edition->kind, NULL);

	if (!row || weigh(question, need) != CSPR_RESULT_UNMET)
		return false;
	*ret = (struct act_part){ .part = need->one };
	switch (need->requirement) {
	case CSPR_REQUIREMENT_PART_GIVEN:
		return true;
	case CSPR_REQUIREMENT_PART_TRUE:
		ret->number = true;
		return true;
	case CSPR_REQUIREMENT_PART_IS_NOT:
		ret->number = another_value(row, need->other);
		return true;
	default:
		return false;
	}
}

struct documents {
	const unsigned char **list;
	size_t count;
};

static void add_document(struct documents *documents, const unsigned char *document)
{
	for (size_t i = 0; document && i < documents->count; i++)
		if (memcmp(documents->list[i], document, 32) == 0)
			return;
	if (document && documents->count < MOST_DOCUMENTS)
		documents->list[documents->count++] = document;
}

static void add_signed(struct documents *documents, const cspr_review *review)
{
	for (int subject = 0; subject < SUBJECTS; subject++) {
		struct act signing = { .event = CSPR_EVENT_SIGN_OFF };

		act_add(&signing, CSPR_PART_SUBJECT, CSPR_VALUE_NOTIFICATION + subject, NULL);
		if (act_has_row(review->basis, &signing, review->state))
			for (int role = 1; role < ROLES; role++)
				add_document(documents, review->sign_offs[subject][role].document);
	}
}

/* Those that were checked, or sent: the latest first. */
static void add_known(struct documents *documents, const cspr_review *review)
{
	add_document(documents, review->checked);
	for (uint32_t i = review->things.count; i--;)
		if (review->things.list[i].kind == THING_DOCUMENT)
			add_document(documents, review->things.list[i].key);
}

static const unsigned char *document_of_latest(const cspr_review *review, cspr_code code)
{
	const struct seen *seen = &review->seen[code];
	cspr_event *event = NULL;

	if (seen->count)
		cspr_review_reading(review, seen->number - 1, &event);
	return event && event->code == code ? event_bytes(event, CSPR_PART_DOCUMENT) : NULL;
}

size_t meet_documents(const cspr_review *review, cspr_code event, const unsigned char *ret[MOST_DOCUMENTS])
{
	const cspr_basis *basis = review->basis;
	struct documents documents = { .list = ret };
	bool known;

	if (!particular_find(event, CSPR_PART_DOCUMENT, basis->edition->kind, NULL))
		return 0;
	for (size_t i = basis->first_need[event]; i < needs_end(basis, event); i++) {
		const struct cspr_need *need = &basis->needs[i];

		if (need->from >> review->state & 1 && need->requirement == CSPR_REQUIREMENT_DOCUMENT_IS)
			add_document(&documents, bound_document(review, need->one, &known));
	}
	if (documents.count)
		return documents.count;
	for (size_t i = basis->first_need[event]; i < needs_end(basis, event); i++) {
		const struct cspr_need *need = &basis->needs[i];

		if (!(need->from >> review->state & 1))
			continue;
		if (need->requirement == CSPR_REQUIREMENT_CHECKED ||
		    (need->requirement == CSPR_REQUIREMENT_SIGNED_OFF && need->set & CSPR_NAMES_DOCUMENT))
			add_signed(&documents, review);
		if (need->requirement == CSPR_REQUIREMENT_CHECKED || need->requirement == CSPR_REQUIREMENT_DAYS_BEFORE)
			add_known(&documents, review);
		if (need->requirement == CSPR_REQUIREMENT_HAPPENED_SINCE)
			add_document(&documents, document_of_latest(review, need->other));
	}
	return documents.count;
}

const char *meet_name(const cspr_review *review, cspr_code event, cspr_code part)
{
	const cspr_basis *basis = review->basis;

	for (size_t i = basis->first_need[event]; i < needs_end(basis, event); i++) {
		const struct cspr_need *need = &basis->needs[i];
		bool interests = need->requirement == CSPR_REQUIREMENT_INTERESTS_CLEAR && need->one == part;
		bool open = need->requirement == CSPR_REQUIREMENT_OPEN && need->other == part;

		for (uint32_t j = 0; (interests || open) && j < review->things.count; j++) {
			const struct thing *thing = &review->things.list[j];

			if (interests ? thing->kind == THING_INTEREST && !thing->is.conflict
				      : thing->kind == thing_opened_by(need->one) && thing->open)
				return thing->key;
		}
	}
	return NULL;
}
