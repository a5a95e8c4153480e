/*
 * What the rules can see of a review, as one number: how each rule is found, what stances and documents are
 * compared, what is open and what was sent. Two reviews with the same number are the same to whatever follows,
 * but for days and for names that no rule compares.
 *
 * What must stay true: whatever weigh.c compares with an event that is still to come is in it.
 */
#include "plan.h"

#include <string.h>

static uint64_t mix(uint64_t hash, const void *bytes, size_t size)
{
	for (const unsigned char *byte = bytes; size; size--)
		hash = (hash ^ *byte++) * UINT64_C(1099511628211);
	return hash;
}

static uint64_t mix_number(uint64_t hash, uint32_t number)
{
	return mix(hash, &number, sizeof number);
}

/* Documents are only compared: which it is does not matter, but which are the same. */
struct compared {
	const unsigned char *documents[5 + SUBJECTS * ROLES];
	uint32_t count;
};

static uint64_t mix_document(uint64_t hash, struct compared *compared, const unsigned char *document)
{
	uint32_t at = 0;

	if (!document)
		return mix_number(hash, UINT32_MAX);
	while (at < compared->count && memcmp(compared->documents[at], document, 32) != 0)
		at++;
	if (at == compared->count)
		compared->documents[compared->count++] = document;
	return mix_number(hash, at);
}

uint64_t facts_of(const cspr_review *review, cspr_day day)
{
	const unsigned char *documents[] = { review->completed, review->accepted, review->checked, review->cleared,
					     review->published_document };
	struct compared compared = { 0 };
	struct question question = { .review = review, .basis = review->basis, .happened = span_of(day) };
	uint64_t hash = UINT64_C(14695981039346656037);
	bool older;

	hash = mix_number(hash, review->state);
	hash = mix_number(hash, review->closed_from);
	hash = mix_number(hash, review->approved);
	for (size_t i = 0; i < LENGTH(documents); i++)
		hash = mix_document(hash, &compared, documents[i]);
	for (int subject = 0; subject < SUBJECTS; subject++)
		for (int role = 1; role < ROLES; role++) {
			const struct sign_off *stance = &review->sign_offs[subject][role];

			hash = mix_number(hash, stance->stance * 65536u + stance->outcome);
			hash = mix_document(hash, &compared, stance->document);
		}
	for (int kind = 0; kind < THING_KINDS; kind++)
		hash = mix_number(hash, review->things.open[kind]);
	for (int recipient = 0; recipient < RECIPIENTS; recipient++)
		for (size_t row = 0; row < LENGTH(review->sent); row++)
			hash = mix_number(hash, span_given(review->sent[row][recipient]));
	for (int recipient = 0; recipient + 1 < RECIPIENTS; recipient++)
		hash = mix_number(hash, span_given(when_sent(&question, CSPR_EVENT_SEND_COPY, recipient, &older)));
	for (size_t i = 0; i < review->basis->need_count; i++) {
		question.code = review->basis->needs[i].event;
		hash = mix_number(hash, weigh(&question, &review->basis->needs[i]));
	}
	return hash;
}
