/*
 * The review: its events, how each reads since amendments, the basis that it follows, and the commit. Only
 * this file and learn.c, which folds events into facts, write to one.
 *
 * What must stay true: everything a commit needs was reserved when the event was decided, so that a
 * commit needs no memory; state and facts are folded from the events alone, so that replaying them
 * gives the same review; committed events are frozen and kept, since facts point into them.
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
	learn(review, decision);
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
