/*
 * The record read again: as it was believed at a moment, as it is now known of a day, under another
 * edition or profile, and as an amendment would make it read.
 *
 * Decides what an amendment or a change of edition would bring about, before anything is written. It
 * works on reviews of its own making and never on the one it is asked about; what is made is a function
 * of the record alone, so that later events never change what an earlier moment believed.
 */
#include "core.h"

#include <string.h>

static const int64_t nanoseconds_a_day = INT64_C(86400000000000);

/* How a record is read. */
struct manner {
	uint32_t until;	     /* how many of its events */
	cspr_event *further; /* one more, that is not of the record yet; or NULL */
	cspr_basis *basis;   /* under this throughout; NULL: under what was followed at the time */
	cspr_day known_on;   /* only what had happened by then; CSPR_NO_DAY: all */
};

static cspr_status displaced_add(cspr_context *context, struct change *change, const cspr_decision *decision,
				 uint32_t number)
{
	uint32_t room = change->displaced_room ? change->displaced_room * 2 : 8;
	struct displaced *displaced;

	if (change->displaced_count == change->displaced_room) {
		if (!block_resize(context, &change->displaced, change->displaced_room * sizeof *change->displaced,
				  room * sizeof *change->displaced))
			return CSPR_ERROR_NO_MEMORY;
		change->displaced_room = room;
	}
	displaced = &change->displaced[change->displaced_count++];
	*displaced = (struct displaced){ .number = number, .event = decision->question.code };
	if (decision->no_move) {
		displaced->rule = CSPR_RULE_NO_SUCH_MOVE;
	} else if (decision->no_authority) {
		displaced->rule = CSPR_RULE_NO_AUTHORITY;
		displaced->roles = decision->roles;
	} else {
		displaced->rule = CSPR_RULE_PARTICULARS_COMPLETE;
		displaced->part = missing_part(&decision->question, 0);
	}
	return CSPR_DONE;
}

/* The edition that a change of edition names; NULL: there is none of that kind to carry on under. */
static const cspr_edition *edition_named(const cspr_review *review, const cspr_event *event)
{
	const cspr_edition *edition = cspr_edition_find(event_bytes(event, CSPR_PART_TO));

	return edition && edition->kind == review->basis->edition->kind && edition->from != CSPR_NO_DAY ? edition
													: NULL;
}

/* An edition as this review reads it: one that it has followed, or compiled like the one it follows. */
static cspr_status basis_like(const cspr_review *record, const cspr_basis *like, const cspr_edition *edition,
			      cspr_basis **ret)
{
	for (uint32_t i = 0; i < record->following_count; i++) {
		cspr_basis *basis = record->followings[i].basis;

		if (basis->edition == edition && basis->calendar == like->calendar && basis->profile == like->profile) {
			*ret = cspr_basis_ref(basis);
			return CSPR_DONE;
		}
	}
	return cspr_basis_new(record->context, edition, like->calendar, like->profile, ret);
}

static cspr_status follow_named(const cspr_review *record, cspr_review *review, const cspr_event *event)
{
	const cspr_edition *edition = edition_named(review, event);
	cspr_basis *basis;
	cspr_status status;

	if (!edition)
		return CSPR_ERROR_UNKNOWN_WORD;
	status = basis_like(record, review->basis, edition, &basis);
	if (status < 0)
		return status;
	status = review_follow(review, basis, false);
	cspr_basis_unref(basis);
	return status;
}

/* The next event, weighed as one that has happened. */
static void weigh_again(const cspr_review *review, cspr_event *original, cspr_decision *ret)
{
	const struct reading *reading = review_reading(review, review->count + 1);

	*ret = (cspr_decision){ .history = true, .event = reading && reading->event ? reading->event : original };
	ret->question = question_of(review, ret->event);
	evaluate(ret);
}

/* An event that moved the state moves it; one that did not leaves it where it is, though it came out
 * otherwise where not everything had happened yet. */
static void take_known(cspr_review *known, const cspr_review *review, cspr_decision decision, cspr_event *original)
{
	if (decision.state == review->state)
		decision.state = known->state;
	review_take(known, &decision, original);
}

static cspr_status take_again(const cspr_review *record, const struct manner *manner, cspr_event *original,
			      cspr_review *review, cspr_review *known, struct change *change)
{
	const struct reading *reading = review_reading(review, review->count + 1);
	bool retracted = reading && reading->retracted;
	cspr_status status = review_reserve(review);
	cspr_decision decision;

	if (status == CSPR_DONE && known)
		status = review_reserve(known);
	if (status < 0)
		return status;
	weigh_again(review, original, &decision);
	if (known) {
		bool ahead = event_happened(decision.event).last > manner->known_on;

		if (retracted || ahead || decision.verdict == CSPR_VERDICT_REFUSED)
			review_note(known, &decision, original, retracted, ahead);
		else
			take_known(known, review, decision, original);
	}
	if (retracted || decision.verdict == CSPR_VERDICT_REFUSED) {
		if (change && !retracted)
			status = displaced_add(record->context, change, &decision, review->count + 1);
		review_note(review, &decision, original, retracted, false);
		return status;
	}
	review_take(review, &decision, original);
	if (decision.event->code != CSPR_EVENT_CHANGE_EDITION || manner->basis)
		return CSPR_DONE;
	status = follow_named(record, review, decision.event);
	if (status == CSPR_DONE && known && !(event_happened(decision.event).last > manner->known_on))
		status = review_follow(known, review->basis, false);
	return status;
}

/* What the host had the record read under from here on. */
static cspr_status follow_host(const cspr_review *record, const struct manner *manner, uint32_t at, cspr_review *review)
{
	cspr_status status = CSPR_DONE;

	for (uint32_t i = 1; i < record->following_count && status == CSPR_DONE && !manner->basis; i++)
		if (record->followings[i].by_host && record->followings[i].from == at)
			status = review_follow(review, record->followings[i].basis, true);
	return status;
}

/* Every amendment first: what an event reads as does not depend on where the review then was. */
static cspr_status amend_all(const cspr_review *record, const struct manner *manner, cspr_review *review)
{
	cspr_status status = CSPR_DONE;

	for (uint32_t i = 0; i <= manner->until && status == CSPR_DONE; i++) {
		const cspr_event *event = i < manner->until ? record->entries[i].event : manner->further;

		if (event && event->code == CSPR_EVENT_AMEND)
			status = review_amend(review, record->entries[event_number(event, CSPR_PART_OF) - 1].event,
					      event);
	}
	return status;
}

static cspr_status read_again(const cspr_review *record, const struct manner *manner, struct change *change,
			      cspr_review **ret)
{
	cspr_basis *basis = manner->basis ? manner->basis : record->followings[0].basis;
	cspr_review *review, *known = NULL;
	cspr_status status = cspr_review_new(record->context, basis, &review);

	if (status < 0)
		return status;
	status = amend_all(record, manner, review);
	if (status == CSPR_DONE && manner->known_on != CSPR_NO_DAY)
		status = cspr_review_copy(review, &known);
	for (uint32_t i = 0; i < manner->until && status == CSPR_DONE; i++) {
		status = follow_host(record, manner, i, review);
		if (status == CSPR_DONE && known)
			status = follow_host(record, manner, i, known);
		if (status == CSPR_DONE)
			status = take_again(record, manner, record->entries[i].event, review, known, change);
	}
	if (status == CSPR_DONE)
		status = follow_host(record, manner, manner->until, known ? known : review);
	if (status == CSPR_DONE && manner->further)
		status = take_again(record, manner, manner->further, review, NULL, change);
	if (status < 0) {
		cspr_review_unref(review);
		cspr_review_unref(known);
		return status;
	}
	*ret = known ? known : review;
	if (known)
		cspr_review_unref(review);
	return CSPR_DONE;
}

cspr_status cspr_review_as_at(const cspr_review *review, int64_t recorded_until, cspr_review **ret)
{
	struct manner manner = { .known_on = CSPR_NO_DAY };
	uint32_t high;

	if (!review || !ret)
		return CSPR_ERROR_ARGUMENT;
	for (high = review->count; manner.until < high;) { /* recorded moments never decrease */
		uint32_t middle = manner.until + (high - manner.until) / 2;

		if (review->entries[middle].event->recorded <= recorded_until)
			manner.until = middle + 1;
		else
			high = middle;
	}
	return read_again(review, &manner, NULL, ret);
}

cspr_status cspr_review_as_known(const cspr_review *review, cspr_day happened_until, cspr_review **ret)
{
	struct manner manner = { .known_on = happened_until };

	if (!review || !ret || happened_until == CSPR_NO_DAY)
		return CSPR_ERROR_ARGUMENT;
	manner.until = review->count;
	return read_again(review, &manner, NULL, ret);
}

cspr_status cspr_review_reread(const cspr_review *review, cspr_basis *basis, cspr_review **ret)
{
	struct manner manner = { .basis = basis, .known_on = CSPR_NO_DAY };

	if (!review || !basis || !ret || basis->context != review->context ||
	    basis->edition->kind != review->basis->edition->kind)
		return CSPR_ERROR_ARGUMENT;
	manner.until = review->count;
	return read_again(review, &manner, NULL, ret);
}

/* The event that an amendment is of, if it can be amended so. */
static cspr_status amendable(const cspr_review *review, const cspr_event *amendment)
{
	int32_t of = event_number(amendment, CSPR_PART_OF);
	bool retract = event_number(amendment, CSPR_PART_RETRACT) != 0;
	const cspr_event *replacement = event_replacement(amendment), *original;
	cspr_event *amended;
	const struct reading *reading;
	cspr_status status;

	if (of < 1 || (uint32_t)of > review->count || retract == (replacement != NULL))
		return CSPR_ERROR_NOT_AMENDABLE;
	original = review->entries[of - 1].event;
	if (original->code == CSPR_EVENT_AMEND || original->code == CSPR_EVENT_NOTE_REFUSAL)
		return CSPR_ERROR_NOT_AMENDABLE;
	if (!replacement)
		return CSPR_DONE;
	if (replacement->code != original->code)
		return CSPR_ERROR_NOT_AMENDABLE;
	reading = review_reading(review, (uint32_t)of);
	status = event_amended(reading && reading->event ? reading->event : original, replacement, &amended);
	if (status < 0)
		return status;
	if (amended->precision != CSPR_PRECISION_DAY && !amended->historic)
		status = CSPR_ERROR_BAD_DATE;
	else if (amended->happened > amendment->recorded / nanoseconds_a_day + 1)
		status = CSPR_ERROR_NOT_YET_HAPPENED;
	else if (amended->code == CSPR_EVENT_CHANGE_EDITION && !edition_named(review, amended))
		status = CSPR_ERROR_UNKNOWN_WORD;
	else
		status = particulars_fit(review, amended);
	cspr_event_unref(amended);
	return status;
}

static cspr_status weigh_amendment(cspr_decision *decision)
{
	const cspr_review *review = decision->review;
	struct change *change = decision->change;
	struct manner manner = { .until = review->count, .further = decision->event, .known_on = CSPR_NO_DAY };
	cspr_status status = read_again(review, &manner, change, &change->after);

	if (status < 0)
		return status;
	if (change->displaced_count)
		decision->verdict = CSPR_VERDICT_REFUSED;
	else
		decision->state = change->after->state;
	return CSPR_DONE;
}

/* Past verdicts stand; what is listed is how the record would read under the other edition. */
static cspr_status weigh_edition(cspr_decision *decision, cspr_review **ret_reread)
{
	const cspr_review *review = decision->review;
	struct change *change = decision->change;
	cspr_status status = cspr_review_copy(review, &change->after);

	if (status == CSPR_DONE)
		status = review_reserve(change->after);
	if (status < 0)
		return status;
	review_take(change->after, decision, decision->event);
	status = follow_named(review, change->after, decision->event);
	return status < 0 ? status : cspr_review_reread(review, change->after->basis, ret_reread);
}

static cspr_status weigh_change(cspr_decision *decision)
{
	cspr_day day = (cspr_day)(decision->event->recorded / nanoseconds_a_day);
	bool amendment = decision->event->code == CSPR_EVENT_AMEND;
	cspr_review *reread = NULL;
	cspr_status status;

	decision->change = block_new(decision->review->context, sizeof *decision->change);
	if (!decision->change)
		return CSPR_ERROR_NO_MEMORY;
	if (amendment)
		decision->change->of = (uint32_t)event_number(decision->event, CSPR_PART_OF);
	status = amendment ? weigh_amendment(decision) : weigh_edition(decision, &reread);
	if (status == CSPR_DONE)
		status = cspr_review_compare(decision->review, reread ? reread : decision->change->after, day,
					     &decision->change->consequences);
	cspr_review_unref(reread);
	if (decision->verdict == CSPR_VERDICT_REFUSED) { /* a refused change needs no second review any more */
		cspr_review_unref(decision->change->after);
		decision->change->after = NULL;
	}
	return status;
}

/* What an event that bears on the whole record would bring about. */
cspr_status change_weigh(cspr_decision *decision)
{
	const cspr_event *event = decision->event;
	cspr_status status = CSPR_DONE;

	if (event->code == CSPR_EVENT_AMEND && event_item(event, CSPR_PART_OF))
		status = amendable(decision->review, event);
	else if (event->code == CSPR_EVENT_CHANGE_EDITION && event_item(event, CSPR_PART_TO) &&
		 !edition_named(decision->review, event))
		status = CSPR_ERROR_UNKNOWN_WORD;
	else if (event->code != CSPR_EVENT_AMEND && event->code != CSPR_EVENT_CHANGE_EDITION)
		return CSPR_DONE;
	if (status < 0 || decision->verdict == CSPR_VERDICT_REFUSED)
		return status;
	return weigh_change(decision);
}

void change_free(cspr_context *context, struct change *change)
{
	if (!change)
		return;
	cspr_review_unref(change->after);
	cspr_comparison_unref(change->consequences);
	block_free(context, change->displaced, change->displaced_room * sizeof *change->displaced);
	block_free(context, change, sizeof *change);
}

cspr_status cspr_decision_consequence(const cspr_decision *decision, size_t index, struct cspr_difference *ret)
{
	if (!decision || !ret)
		return CSPR_ERROR_ARGUMENT;
	return decision->change ? cspr_comparison_difference(decision->change->consequences, index, ret)
				: CSPR_ERROR_NOT_FOUND;
}
