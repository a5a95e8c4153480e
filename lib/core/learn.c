/*
 * What a recorded event adds to the facts of a review: what it makes void, what it says, that it happened.
 *
 * Writes the facts, and neither the state nor the entries: those are review.c's. What must stay true: it needs
 * no memory (things were reserved when the event was decided), and reads nothing but the event, its decision and
 * the facts, so that replaying the events gives the same facts; keys and documents point into committed events.
 */
#include "core.h"

#include <string.h>

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

/* What is open is updated: the day it is due stays unless another is given. */
static void open_thing(cspr_review *review, const cspr_event *event, enum thing_kind kind, cspr_code part,
		       cspr_code code, cspr_code due)
{
	struct thing *thing = thing_add(&review->things, kind, code, event_bytes(event, part));
	const struct item *day = event_item(event, due);

	if (day || !thing->open)
		thing->is.term.due = day ? day->number : CSPR_NO_DAY;
	set_open(review, thing, true);
	thing->is.term.since = event_happened(event);
	thing->is.term.until = span_none();
}

/* Recorded as already happened, in breach, a thing may be closed that was never opened, or closed again. */
static void close_thing(cspr_review *review, const cspr_event *event, enum thing_kind kind, cspr_code part)
{
	struct thing *thing = thing_find(&review->things, kind, 0, event_bytes(event, part));

	if (!thing) {
		thing = thing_add(&review->things, kind, 0, event_bytes(event, part));
		thing->is.term.since = span_none();
		thing->is.term.due = CSPR_NO_DAY;
	} else if (!thing->open) {
		return;
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
		if (seen[CSPR_EVENT_SEND_TO_NATIONAL_PANEL].last.last < review->notified.first)
			review->seen[CSPR_EVENT_SEND_TO_NATIONAL_PANEL].count = 0; /* of an earlier one */
	}
	review->outcome = (uint16_t)event_number(event, CSPR_PART_OUTCOME);
	if (seen[CSPR_EVENT_DECIDE].count || review->outcome) {
		review->decision_stands = true;
		if (seen[CSPR_EVENT_DECIDE].count)
			review->decided = seen[CSPR_EVENT_DECIDE].latest;
	}
	if (seen[CSPR_EVENT_PUBLISH].count)
		review->published = seen[CSPR_EVENT_PUBLISH].first;
	if (seen[CSPR_EVENT_TAKE_DOWN].count && span_given(review->published)) {
		review->taken_down = seen[CSPR_EVENT_TAKE_DOWN].first;
		review->take_down_lawful = CSPR_RESULT_UNKNOWN;
	}
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
	review->seen[CSPR_EVENT_PUBLISH].count = 0; /* what was published or confirmed was of another decision */
	review->seen[CSPR_EVENT_CONFIRM_NOT_PUBLISHED].count = 0;
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

/* Of what was published; nothing else has to stay. */
static void take_down(cspr_review *review, const cspr_event *event, cspr_code lawful)
{
	if (span_given(review->taken_down) || !span_given(review->published))
		return;
	review->taken_down = event_happened(event);
	review->take_down_lawful = (uint8_t)lawful;
}

/* Whether it was public for as long as it is to stay so here, or there is a reason that the law gives. */
static cspr_code down_lawfully(const cspr_decision *decision)
{
	const cspr_basis *basis = decision->question.basis;
	struct cspr_need stay = { .requirement = CSPR_REQUIREMENT_MONTHS_SINCE_PUBLISHED };

	for (uint16_t i = 0; i < basis->term_count; i++)
		if (basis->terms[i].duty == CSPR_DUTY_STAY_PUBLIC)
			stay.count = basis->terms[i].count;
	return weigh(&decision->question, &stay);
}

/* A label that was given to two people, in breach, stands for neither. */
static void give_label(cspr_review *review, const cspr_event *event)
{
	const char *label = event_bytes(event, CSPR_PART_LABEL), *subject = event_bytes(event, CSPR_PART_SUBJECT);
	const struct thing *given = thing_find(&review->things, THING_LABEL, 0, label);
	bool another = given && strcmp(given->is.subject, subject) != 0;

	thing_add(&review->things, THING_LABEL, 0, label)->is.subject = another ? "" : subject;
}

/* Of several explanations of one duty the latest by date counts. */
static void explain_delay(cspr_review *review, const cspr_event *event)
{
	const char *about = event_bytes(event, CSPR_PART_ABOUT);
	cspr_code duty = (cspr_code)event_number(event, CSPR_PART_DUTY);
	const struct thing *earlier = thing_find(&review->things, THING_EXPLANATION, duty, about ? about : "");
	struct cspr_span when = event_happened(event);

	if (!earlier || earlier->is.term.since.last < when.last)
		thing_add(&review->things, THING_EXPLANATION, duty, about ? about : "")->is.term.since = when;
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
static void learn_facts(cspr_review *review, const cspr_decision *decision)
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
		review->seen[CSPR_EVENT_SEND_TO_NATIONAL_PANEL].count = 0; /* what was sent was of an earlier one */
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
		give_label(review, event);
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
	case CSPR_EVENT_EXPLAIN_DELAY:
		explain_delay(review, event);
		break;
	default: /* the other events add no more than that they happened */
		break;
	}
}

void learn(cspr_review *review, const cspr_decision *decision)
{
	void_what(review, decision->move->voids);
	learn_facts(review, decision);
	see(review, decision->event->code, event_happened(decision->event), review->count + 1);
}
