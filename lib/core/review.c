/*
 * The review: what its events add up to. The only file that writes to one.
 *
 * What must stay true: everything a commit needs was reserved when the event was decided, so that a
 * commit needs no memory; state and facts are folded from the events alone, so that replaying them
 * gives the same review; keys and documents point into committed events, which are frozen and kept.
 */
#include "core.h"

#include <string.h>

static cspr_status reserve_following(cspr_review *review)
{
	uint32_t room = review->following_room ? review->following_room * 2 : 1;

	if (review->following_count < review->following_room)
		return CSPR_DONE;
	if (!block_resize(review->context, &review->followings, review->following_room * sizeof *review->followings,
			  room * sizeof *review->followings))
		return CSPR_ERROR_NO_MEMORY;
	review->following_room = room;
	return CSPR_DONE;
}

cspr_status review_follow(cspr_review *review, cspr_basis *basis, bool by_host)
{
	cspr_status status = reserve_following(review);

	if (status < 0)
		return status;
	review->followings[review->following_count++] =
		(struct following){ .from = review->count, .by_host = by_host, .basis = cspr_basis_ref(basis) };
	review->basis = basis;
	return CSPR_DONE;
}

cspr_status cspr_review_follow(cspr_review *review, cspr_basis *basis)
{
	if (!review || !basis || basis->context != review->context || basis->edition != review->basis->edition)
		return CSPR_ERROR_ARGUMENT;
	return review_follow(review, basis, true);
}

cspr_status cspr_review_new(cspr_context *context, cspr_basis *basis, cspr_review **ret)
{
	cspr_review *review;

	if (!context || !basis || !ret || basis->context != context)
		return CSPR_ERROR_ARGUMENT;
	review = block_new(context, sizeof *review);
	if (!review)
		return CSPR_ERROR_NO_MEMORY;
	review->references = 1;
	review->context = cspr_context_ref(context);
	if (review_follow(review, basis, true) < 0) {
		cspr_review_unref(review);
		return CSPR_ERROR_NO_MEMORY;
	}
	review->aware = review->incident = review->notified = review->decided = span_none();
	review->published = review->taken_down = review->planned_on = span_none();
	review->query_since = review->adopted_on = span_none();
	for (size_t row = 0; row < LENGTH(review->sent); row++)
		for (int recipient = 0; recipient < RECIPIENTS; recipient++)
			review->sent[row][recipient] = span_none();
	review->completed_known = review->accepted_known = true;
	review->cleared_known = review->publication_known = true;
	*ret = review;
	return CSPR_DONE;
}

cspr_review *cspr_review_ref(cspr_review *review)
{
	review->references++;
	return review;
}

void cspr_review_unref(cspr_review *review)
{
	cspr_context *context;

	if (!review || --review->references)
		return;
	context = review->context;
	for (uint32_t i = 0; i < review->count; i++)
		cspr_event_unref(review->entries[i].event);
	block_free(context, review->entries, review->room * sizeof *review->entries);
	block_free(context, review->spare, sizeof *review->spare);
	things_free(context, &review->things);
	for (uint32_t i = 0; i < review->reading_count; i++)
		cspr_event_unref(review->readings[i].event);
	block_free(context, review->readings, review->reading_room * sizeof *review->readings);
	for (uint32_t i = 0; i < review->following_count; i++)
		cspr_basis_unref(review->followings[i].basis);
	block_free(context, review->followings, review->following_room * sizeof *review->followings);
	block_free(context, review, sizeof *review);
	cspr_context_unref(context);
}

/* A block for as much as there is room for, with what is used of it. */
static void *block_copy(cspr_context *context, const void *block, size_t room, size_t used, bool *failed)
{
	void *copy = block && !*failed ? block_new(context, room) : NULL;

	*failed = *failed || (block && !copy);
	if (copy && used)
		memcpy(copy, block, used);
	return copy;
}

/* Events are shared, so what points into them holds for the copy too. */
cspr_status cspr_review_copy(const cspr_review *review, cspr_review **ret)
{
	cspr_context *context;
	cspr_review *copy;
	bool failed = false;

	if (!review || !ret)
		return CSPR_ERROR_ARGUMENT;
	context = review->context;
	copy = block_new(context, sizeof *copy);
	if (!copy)
		return CSPR_ERROR_NO_MEMORY;
	*copy = *review;
	copy->references = 1;
	copy->spare = NULL;
	copy->entries = block_copy(context, review->entries, review->room * sizeof *review->entries,
				   review->count * sizeof *review->entries, &failed);
	copy->readings = block_copy(context, review->readings, review->reading_room * sizeof *review->readings,
				    review->reading_count * sizeof *review->readings, &failed);
	copy->followings = block_copy(context, review->followings, review->following_room * sizeof *review->followings,
				      review->following_count * sizeof *review->followings, &failed);
	copy->things.list = block_copy(context, review->things.list, review->things.room * sizeof *review->things.list,
				       review->things.count * sizeof *review->things.list, &failed);
	copy->things.index =
		block_copy(context, review->things.index, review->things.room * 2 * sizeof *review->things.index,
			   review->things.room * 2 * sizeof *review->things.index, &failed);
	cspr_context_ref(context);
	if (failed) {
		copy->count = copy->reading_count = copy->following_count = 0;
		cspr_review_unref(copy);
		return CSPR_ERROR_NO_MEMORY;
	}
	for (uint32_t i = 0; i < copy->count; i++)
		cspr_event_ref(copy->entries[i].event);
	for (uint32_t i = 0; i < copy->reading_count; i++)
		if (copy->readings[i].event)
			cspr_event_ref(copy->readings[i].event);
	for (uint32_t i = 0; i < copy->following_count; i++)
		cspr_basis_ref(copy->followings[i].basis);
	*ret = copy;
	return CSPR_DONE;
}

/* Handles stay what they are; what they stand for changes places. */
void review_exchange(cspr_review *one, cspr_review *other)
{
	uint32_t one_references = one->references, other_references = other->references;
	cspr_decision *one_spare = one->spare, *other_spare = other->spare;
	cspr_review kept = *one;

	*one = *other;
	*other = kept;
	one->references = one_references;
	other->references = other_references;
	one->spare = one_spare;
	other->spare = other_spare;
}

/* Room for one more event and one more thing. */
cspr_status review_reserve(cspr_review *review)
{
	uint32_t room = review->room ? review->room + review->room / 2 : 64;

	if (review->count >= review->context->max_events)
		return CSPR_ERROR_LIMIT;
	if (review->count == review->room) {
		if (!block_resize(review->context, &review->entries, review->room * sizeof *review->entries,
				  room * sizeof *review->entries))
			return CSPR_ERROR_NO_MEMORY;
		review->room = room;
	}
	return things_reserve(review->context, &review->things) ? CSPR_DONE : CSPR_ERROR_NO_MEMORY;
}

static void see(cspr_review *review, cspr_code event, struct cspr_span when, uint32_t number)
{
	struct seen *seen = &review->seen[event];

	if (!seen->count++ || when.first < seen->first.first)
		seen->first = when;
	if (seen->count == 1 || when.last > seen->last.last)
		seen->last = when;
	seen->latest = when;
	seen->number = number;
}

static void set_open(cspr_review *review, struct thing *thing, bool open)
{
	if (thing->open != open)
		review->things.open[thing->kind] += open ? 1u : UINT32_MAX;
	thing->open = open;
}

static void open_thing(cspr_review *review, const cspr_event *event, enum thing_kind kind, cspr_code part,
		       cspr_code code, cspr_code due)
{
	struct thing *thing = thing_add(&review->things, kind, code, event_bytes(event, part));
	const struct item *day = event_item(event, due);

	set_open(review, thing, true);
	thing->is.term.since = event_happened(event);
	thing->is.term.until = span_none();
	thing->is.term.due = day ? day->number : CSPR_NO_DAY;
}

/* Recorded as already happened, in breach, a thing may be closed that was never opened. */
static void close_thing(cspr_review *review, const cspr_event *event, enum thing_kind kind, cspr_code part)
{
	struct thing *thing = thing_find(&review->things, kind, 0, event_bytes(event, part));

	if (!thing) {
		thing = thing_add(&review->things, kind, 0, event_bytes(event, part));
		thing->is.term.since = span_none();
		thing->is.term.due = CSPR_NO_DAY;
	}
	set_open(review, thing, false);
	thing->is.term.until = event_happened(event);
}

static void merge(uint16_t *fact, const cspr_event *event, cspr_code part)
{
	const struct item *item = event_item(event, part);

	if (item)
		*fact = (uint16_t)item->number;
}

static void merge_yes_no(uint8_t *fact, const cspr_event *event, cspr_code part)
{
	const struct item *item = event_item(event, part);

	if (item)
		*fact = item->number ? YES : NO;
}

static void learn_incident(cspr_review *review, const cspr_event *event)
{
	const struct item *item = event_item(event, CSPR_PART_INCIDENT_ON);

	if (item)
		review->incident = span_of(item->number);
}

static void learn_awareness(cspr_review *review, const cspr_event *event)
{
	const struct item *item = event_item(event, CSPR_PART_AWARE_ON);

	if (item && !span_given(review->aware))
		review->aware = span_of(item->number);
}

static void learn_circumstances(cspr_review *review, const cspr_event *event)
{
	merge(&review->suspicion, event, CSPR_PART_SUSPICION);
	merge(&review->harm, event, CSPR_PART_HARM);
	merge(&review->place, event, CSPR_PART_PLACE);
	merge(&review->residence, event, CSPR_PART_RESIDENCE);
	merge(&review->age_band, event, CSPR_PART_AGE_BAND);
	merge_yes_no(&review->looked_after, event, CSPR_PART_LOOKED_AFTER);
	merge_yes_no(&review->care_leaver, event, CSPR_PART_CARE_LEAVER);
	merge_yes_no(&review->needs, event, CSPR_PART_NEEDS);
	merge_yes_no(&review->joint_working_concern, event, CSPR_PART_JOINT_WORKING_CONCERN);
	merge_yes_no(&review->died, event, CSPR_PART_DIED);
	merge_yes_no(&review->serious, event, CSPR_PART_SERIOUS);
	learn_awareness(review, event);
}

static void learn_judgement(cspr_review *review, const cspr_event *event)
{
	uint8_t judged = event_number(event, CSPR_PART_JUDGED) ? 1 : 2;

	if (event_number(event, CSPR_PART_MATTER) == CSPR_VALUE_LONG_TERM_IMPAIRMENT)
		review->long_term_impairment = judged;
	if (event_number(event, CSPR_PART_MATTER) == CSPR_VALUE_UNBORN_CHILD)
		review->unborn_child = judged;
}

static void learn_milestones(cspr_review *review, const cspr_event *event)
{
	for (const struct item *item = event->items; item != items_end(event); item = item_next(item)) {
		struct cspr_span when;

		if (item->part != CSPR_PART_MILESTONES)
			continue;
		memcpy(&when, item_bytes(item), sizeof when);
		if (item->number == CSPR_MILESTONE_AWARE)
			review->aware = when;
		if (item->number == CSPR_MILESTONE_INCIDENT)
			review->incident = when;
		if (item->number < EVENTS)
			see(review, (cspr_code)item->number, when, 1);
	}
}

/* A case taken over: what is given is known, and what the state it is in implies; all else stays unknown. */
static void adopt(cspr_review *review, const cspr_event *event, cspr_code state)
{
	const unsigned char *document = event_bytes(event, CSPR_PART_DOCUMENT);
	const struct seen *seen = review->seen;
	uint8_t rank = state_rank(state);
	const char *reviewer = event_bytes(event, CSPR_PART_REVIEWER);

	review->adopted_in = (uint8_t)state;
	review->adopted_rank = rank;
	review->adopted_on = event_happened(event);
	learn_milestones(review, event);
	if (seen[CSPR_EVENT_NOTIFY_NATIONAL_PANEL].count) {
		review->notified = seen[CSPR_EVENT_NOTIFY_NATIONAL_PANEL].latest;
		review->notification_stands =
			state != CSPR_STATE_WITHDRAWN && !seen[CSPR_EVENT_WITHDRAW_NOTIFICATION].count;
		review->notification_known = true;
	}
	review->outcome = (uint16_t)event_number(event, CSPR_PART_OUTCOME);
	if (seen[CSPR_EVENT_DECIDE].count || review->outcome) {
		review->decision_stands = true;
		if (seen[CSPR_EVENT_DECIDE].count)
			review->decided = seen[CSPR_EVENT_DECIDE].latest;
	}
	if (seen[CSPR_EVENT_PUBLISH].count)
		review->published = seen[CSPR_EVENT_PUBLISH].first;
	if (seen[CSPR_EVENT_TAKE_DOWN].count)
		review->taken_down = seen[CSPR_EVENT_TAKE_DOWN].first;
	if (reviewer)
		set_open(review, thing_add(&review->things, THING_REVIEWER, 0, reviewer), true);
	review->publication_outcome = (uint16_t)event_number(event, CSPR_PART_PUBLICATION_OUTCOME);
	review->approved = rank >= CSPR_STATE_ANONYMISED;
	review->completed_known = rank < CSPR_STATE_RAPID_REVIEW_COMPLETED;
	review->accepted_known = rank < CSPR_STATE_ANONYMISING;
	review->cleared_known = rank < CSPR_STATE_ANONYMISED;
	review->publication_known = rank < CSPR_STATE_PUBLICATION_DECIDED;
	if (!document)
		return;
	if (rank < CSPR_STATE_COMMISSIONING) {
		review->completed = document;
		review->completed_known = true;
		return;
	}
	review->accepted = rank >= CSPR_STATE_ANONYMISING ? document : NULL;
	review->cleared = rank >= CSPR_STATE_ANONYMISED ? document : NULL;
	review->published_document = rank >= CSPR_STATE_PUBLICATION_DECIDED ? document : NULL;
	review->accepted_known = true;
	review->cleared_known = true;
}

static void take_stance(cspr_review *review, const cspr_event *event)
{
	int subject = subject_index(event_number(event, CSPR_PART_SUBJECT));

	review->sign_offs[subject][event->role] = (struct sign_off){
		.actor = event_bytes(event, PART_ACTOR),
		.document = event_bytes(event, CSPR_PART_DOCUMENT),
		.stance = (uint16_t)event_number(event, CSPR_PART_STANCE),
		.outcome = (uint16_t)event_number(event, CSPR_PART_OUTCOME),
	};
}

static struct thing *document_thing(cspr_review *review, const cspr_event *event)
{
	const void *digest = event_bytes(event, CSPR_PART_DOCUMENT);
	struct thing *thing = thing_find(&review->things, THING_DOCUMENT, 0, digest);

	if (!thing) {
		thing = thing_add(&review->things, THING_DOCUMENT, 0, digest);
		for (size_t i = 0; i < LENGTH(thing->is.document.copies); i++)
			thing->is.document.copies[i] = span_none();
	}
	return thing;
}

static void check_document(cspr_review *review, const cspr_event *event)
{
	struct thing *thing = document_thing(review, event);
	bool clean = event->code == CSPR_EVENT_RECORD_SCAN ? event_number(event, CSPR_PART_OPEN_FINDINGS) == 0
							   : event_number(event, CSPR_PART_CLEAR) != 0;
	uint8_t result = clean ? CSPR_RESULT_MET : CSPR_RESULT_UNMET;

	review->checked = thing->key;

	if (event->code == CSPR_EVENT_RECORD_SCAN) {
		thing->is.document.scan = result;
		thing->is.document.scan_round = review->round;
	} else {
		thing->is.document.law = result;
		thing->is.document.law_round = review->round;
	}
}

static void send_copy(cspr_review *review, const cspr_event *event)
{
	struct thing *thing = document_thing(review, event);
	struct cspr_span *copies = thing->is.document.copies;
	int recipient = event_number(event, CSPR_PART_RECIPIENT) - FIRST_RECIPIENT;

	if (thing->is.document.copies_round != review->copies_round) /* earlier copies were made void */
		for (size_t i = 0; i < LENGTH(thing->is.document.copies); i++)
			copies[i] = span_none();
	thing->is.document.copies_round = review->copies_round;
	if (!span_given(copies[recipient]) || event->happened < copies[recipient].first)
		copies[recipient] = event_happened(event);
}

static void record_sent(cspr_review *review, const cspr_event *event)
{
	struct cspr_span *sent =
		&review->sent[sent_row(event->code)][event_number(event, CSPR_PART_RECIPIENT) - FIRST_RECIPIENT];

	if (!span_given(*sent) || event->happened < sent->first)
		*sent = event_happened(event);
}

static void decide(cspr_review *review, const cspr_event *event)
{
	review->outcome = (uint16_t)event_number(event, CSPR_PART_OUTCOME);
	review->decided = event_happened(event);
	review->decision_stands = review->decision_known = true;
	for (int recipient = 0; recipient < RECIPIENTS; recipient++)
		review->sent[sent_row(CSPR_EVENT_INFORM_OF_DECISION)][recipient] = span_none();
	review->seen[CSPR_EVENT_CONFIRM_NOT_PUBLISHED].count = 0; /* what was confirmed was of another decision */
}

static void panel_responds(cspr_review *review, const cspr_event *event)
{
	int response = event_number(event, CSPR_PART_RESPONSE);

	if (response == CSPR_VALUE_NATIONAL_REVIEW)
		return;
	if (response != CSPR_VALUE_AGREES && !review->query_open)
		review->query_since = event_happened(event);
	review->query_open = response != CSPR_VALUE_AGREES;
	review->query_known = true;
}

static void take_down(cspr_review *review, const cspr_event *event, bool lawful)
{
	if (span_given(review->taken_down))
		return;
	review->taken_down = event_happened(event);
	review->lawful_take_down = lawful;
}

/* For as long as it is to stay public here, or for a reason that the law gives. */
static bool down_lawfully(const cspr_decision *decision)
{
	const cspr_basis *basis = decision->question.basis;
	struct cspr_need stays = { .requirement = CSPR_REQUIREMENT_MONTHS_SINCE_PUBLISHED };

	for (uint16_t i = 0; i < basis->term_count; i++)
		if (basis->terms[i].duty == CSPR_DUTY_STAY_PUBLIC)
			stays.count = basis->terms[i].count;
	return weigh(&decision->question, &stays) == CSPR_RESULT_MET;
}

static void void_what(cspr_review *review, uint32_t voids)
{
	enum { RAPID_REVIEW = 1, DECISION, REPORT, PUBLICATION }; /* subjects, by index */
	static const struct {
		uint32_t what;
		int subject;
	} sign_offs[] = {
		{ CSPR_VOIDS_SIGN_OFF_RAPID_REVIEW, RAPID_REVIEW },
		{ CSPR_VOIDS_SIGN_OFF_DECISION, DECISION },
		{ CSPR_VOIDS_SIGN_OFF_REPORT, REPORT },
		{ CSPR_VOIDS_SIGN_OFF_PUBLICATION, PUBLICATION },
	};

	for (size_t i = 0; i < LENGTH(sign_offs); i++)
		if (voids & sign_offs[i].what) {
			memset(review->sign_offs[sign_offs[i].subject], 0, sizeof review->sign_offs[0]);
			review->voided |= (uint8_t)(1u << sign_offs[i].subject);
		}
	if (voids & CSPR_VOIDS_NOTIFICATION) {
		review->notification_stands = false;
		review->notification_known = true;
		review->notified = span_none();
	}
	if (voids & CSPR_VOIDS_DECISION) {
		review->decision_stands = false;
		review->decision_known = true;
		review->outcome = 0;
		review->decided = span_none();
	}
	if (voids & CSPR_VOIDS_CHECKS)
		review->round++;
	if (voids & CSPR_VOIDS_APPROVAL) {
		review->approved = false;
		review->cleared = NULL;
		review->cleared_known = true;
	}
	if (voids & CSPR_VOIDS_COPIES) { /* with the decision on publication that they were of */
		review->copies_round++;
		review->publication_outcome = 0;
		review->publication_known = true;
	}
}

/* What the event itself adds to the facts. */
static void learn(cspr_review *review, const cspr_decision *decision)
{
	const cspr_event *event = decision->event;
	const unsigned char *document;

	switch (event->code) {
	case CSPR_EVENT_REFER:
		learn_incident(review, event);
		learn_awareness(review, event);
		break;
	case CSPR_EVENT_ADOPT:
		adopt(review, event, decision->state);
		break;
	case CSPR_EVENT_RECORD_CIRCUMSTANCES:
		learn_circumstances(review, event);
		break;
	case CSPR_EVENT_RECORD_JUDGEMENT:
		learn_judgement(review, event);
		break;
	case CSPR_EVENT_NOTIFY_NATIONAL_PANEL:
		review->notified = event_happened(event);
		review->notification_stands = review->notification_known = true;
		break;
	case CSPR_EVENT_REQUEST_SUMMARY:
		open_thing(review, event, THING_RETURN, CSPR_PART_AGENCY, 0, CSPR_PART_DUE);
		break;
	case CSPR_EVENT_RECEIVE_SUMMARY:
	case CSPR_EVENT_WAIVE_SUMMARY:
		close_thing(review, event, THING_RETURN, CSPR_PART_AGENCY);
		break;
	case CSPR_EVENT_COMPLETE_RAPID_REVIEW:
		review->completed = event_bytes(event, CSPR_PART_DOCUMENT);
		review->completed_known = true;
		break;
	case CSPR_EVENT_SIGN_OFF:
		take_stance(review, event);
		break;
	case CSPR_EVENT_DECIDE:
		decide(review, event);
		break;
	case CSPR_EVENT_NATIONAL_PANEL_RESPONDS:
		panel_responds(review, event);
		break;
	case CSPR_EVENT_ANSWER_NATIONAL_PANEL:
		review->query_open = false;
		review->query_known = true;
		break;
	case CSPR_EVENT_DECLARE_INTERESTS:
		thing_add(&review->things, THING_INTEREST, 0, event_bytes(event, CSPR_PART_REVIEWER))->is.conflict =
			event_number(event, CSPR_PART_CONFLICT) != 0;
		break;
	case CSPR_EVENT_APPOINT_REVIEWER:
	case CSPR_EVENT_REMOVE_REVIEWER:
		set_open(review, thing_add(&review->things, THING_REVIEWER, 0, event_bytes(event, CSPR_PART_REVIEWER)),
			 event->code == CSPR_EVENT_APPOINT_REVIEWER);
		break;
	case CSPR_EVENT_ACCEPT_REPORT:
	case CSPR_EVENT_AMEND_REPORT:
		review->accepted = event_bytes(event, CSPR_PART_DOCUMENT);
		review->accepted_known = true;
		break;
	case CSPR_EVENT_ASSIGN_PSEUDONYM:
		thing_add(&review->things, THING_LABEL, 0, event_bytes(event, CSPR_PART_LABEL))->is.subject =
			event_bytes(event, CSPR_PART_SUBJECT);
		break;
	case CSPR_EVENT_RECORD_SCAN:
	case CSPR_EVENT_CHECK_LAW:
		check_document(review, event);
		break;
	case CSPR_EVENT_APPROVE_ANONYMISATION:
		document = event_bytes(event, CSPR_PART_DOCUMENT);
		review->cleared = document;
		review->cleared_known = review->approved = true;
		break;
	case CSPR_EVENT_DECIDE_PUBLICATION:
		review->publication_outcome = (uint16_t)event_number(event, CSPR_PART_OUTCOME);
		review->published_document = event_bytes(event, CSPR_PART_DOCUMENT);
		review->publication_known = true;
		break;
	case CSPR_EVENT_PLAN_PUBLICATION:
		review->planned_on = span_of(event_number(event, CSPR_PART_PLANNED_ON));
		break;
	case CSPR_EVENT_SEND_COPY:
		send_copy(review, event);
		break;
	case CSPR_EVENT_INFORM_OF_DECISION:
	case CSPR_EVENT_JUSTIFY_NON_PUBLICATION:
	case CSPR_EVENT_NOTIFY_LOOKED_AFTER_DEATH:
	case CSPR_EVENT_NOTIFY_CARE_LEAVER_DEATH:
		record_sent(review, event);
		break;
	case CSPR_EVENT_PUBLISH:
		if (!span_given(review->published))
			review->published = event_happened(event);
		break;
	case CSPR_EVENT_TAKE_DOWN:
		take_down(review, event, down_lawfully(decision));
		break;
	case CSPR_EVENT_PLACE_HOLD:
		open_thing(review, event, THING_HOLD, CSPR_PART_HOLD, (cspr_code)event_number(event, CSPR_PART_SCOPE),
			   CSPR_PART_REVIEW_ON);
		break;
	case CSPR_EVENT_LIFT_HOLD:
		close_thing(review, event, THING_HOLD, CSPR_PART_HOLD);
		break;
	case CSPR_EVENT_RECORD_PROCEEDING:
		if (event_number(event, CSPR_PART_STATUS) == CSPR_VALUE_OPEN)
			open_thing(review, event, THING_PROCEEDING, CSPR_PART_PROCEEDING, 0, 0);
		else
			close_thing(review, event, THING_PROCEEDING, CSPR_PART_PROCEEDING);
		break;
	case CSPR_EVENT_RECORD_ORDER:
		open_thing(review, event, THING_ORDER, CSPR_PART_ORDER, 0, 0);
		break;
	case CSPR_EVENT_END_ORDER:
		close_thing(review, event, THING_ORDER, CSPR_PART_ORDER);
		break;
	case CSPR_EVENT_ADD_ACTION:
		open_thing(review, event, THING_ACTION, CSPR_PART_ACTION, 0, CSPR_PART_DUE);
		break;
	case CSPR_EVENT_UPDATE_ACTION: {
		struct thing *action =
			thing_find(&review->things, THING_ACTION, 0, event_bytes(event, CSPR_PART_ACTION));
		const struct item *due = event_item(event, CSPR_PART_DUE);

		if (!action)
			open_thing(review, event, THING_ACTION, CSPR_PART_ACTION, 0, CSPR_PART_DUE);
		else if (due)
			action->is.term.due = due->number;
		break;
	}
	case CSPR_EVENT_SETTLE_ACTION:
		close_thing(review, event, THING_ACTION, CSPR_PART_ACTION);
		break;
	case CSPR_EVENT_EXPLAIN_DELAY: {
		const char *about = event_bytes(event, CSPR_PART_ABOUT);

		thing_add(&review->things, THING_EXPLANATION, (cspr_code)event_number(event, CSPR_PART_DUTY),
			  about ? about : "")
			->is.term.since = event_happened(event);
		break;
	}
	default: /* the other events add no more than that they happened */
		break;
	}
}

/* Where the reading of an event is, or would be. */
static uint32_t reading_place(const cspr_review *review, uint32_t number)
{
	uint32_t low = 0, high = review->reading_count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (review->readings[middle].number < number)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct reading *review_reading(const cspr_review *review, uint32_t number)
{
	uint32_t place = review->reading_count ? reading_place(review, number) : 0;

	return place < review->reading_count && review->readings[place].number == number ? &review->readings[place]
											 : NULL;
}

static cspr_status reading_add(cspr_review *review, uint32_t number, struct reading **ret)
{
	uint32_t place = reading_place(review, number);
	uint32_t room = review->reading_room ? review->reading_room * 2 : 4;

	if (place < review->reading_count && review->readings[place].number == number) {
		*ret = &review->readings[place];
		return CSPR_DONE;
	}
	if (review->reading_count == review->reading_room) {
		if (!block_resize(review->context, &review->readings, review->reading_room * sizeof *review->readings,
				  room * sizeof *review->readings))
			return CSPR_ERROR_NO_MEMORY;
		review->reading_room = room;
	}
	*ret = &review->readings[place];
	memmove(*ret + 1, *ret, (review->reading_count++ - place) * sizeof **ret);
	**ret = (struct reading){ .number = number };
	return CSPR_DONE;
}

cspr_status review_amend(cspr_review *review, cspr_event *original, const cspr_event *amendment)
{
	cspr_event *replacement = event_replacement(amendment), *amended;
	struct reading *reading;
	cspr_status status = reading_add(review, (uint32_t)event_number(amendment, CSPR_PART_OF), &reading);

	if (status < 0)
		return status;
	reading->retracted = !replacement;
	if (!replacement)
		return CSPR_DONE;
	status = event_amended(reading->event ? reading->event : original, replacement, &amended);
	if (status < 0)
		return status;
	cspr_event_unref(reading->event);
	reading->event = amended;
	return CSPR_DONE;
}

void review_note(cspr_review *review, const cspr_decision *decision, cspr_event *original, bool retracted, bool ahead)
{
	review->entries[review->count++] = (struct entry){
		.event = cspr_event_ref(original),
		.weighed = decision->weighed,
		.unmet = decision->unmet,
		.unknown = decision->unknown,
		.state = review->state,
		.verdict = decision->verdict & 3,
		.retracted = retracted,
		.ahead = ahead,
		.no_move = decision->no_move,
		.no_authority = decision->no_authority,
		.incomplete = decision->incomplete,
	};
}

void review_take(cspr_review *review, const cspr_decision *decision, cspr_event *original)
{
	const cspr_event *event = decision->event;

	if (event->code == CSPR_EVENT_CLOSE_WITHOUT_REVIEW)
		review->closed_from = review->state;
	else if (decision->state != review->state)
		review->closed_from = 0;
	void_what(review, decision->move->voids);
	learn(review, decision);
	see(review, event->code, event_happened(event), review->count + 1);
	review->state = decision->state;
	review_note(review, decision, original, false, false);
}

cspr_status cspr_review_commit(cspr_review *review, cspr_decision *decision)
{
	if (!review || !decision || decision->review != review || !decision->event)
		return CSPR_ERROR_ARGUMENT;
	if (decision->version != review->count || decision->question.basis != review->basis ||
	    decision->changes != decision->event->changes)
		return CSPR_ERROR_STALE;
	if (decision->verdict == CSPR_VERDICT_REFUSED)
		return CSPR_ERROR_REFUSED;
	if (decision->change) {
		review_exchange(review, decision->change->after);
		cspr_review_unref(decision->change->after);
		decision->change->after = NULL;
	} else {
		review_take(review, decision, decision->event);
	}
	decision->event->frozen = true;
	return CSPR_DONE;
}
