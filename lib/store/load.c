/*
 * Reading a stored review: its lines, and the review that they add up to.
 *
 * What must stay true: a line is taken only if it is the next, reads as a line of ours, and is allowed where it stands;
 * what was read is replayed under the basis that each event was decided under.
 */
#include "stored.h"

#include <stdlib.h>
#include <string.h>

bool lines_reserve(struct lines *lines, size_t bytes, uint32_t more)
{
	size_t room = lines->room ? lines->room : 8192;
	uint32_t most = lines->most ? lines->most : 32;

	if (bytes > SIZE_MAX / 4 - lines->used || more > UINT32_MAX / 4 - lines->count)
		return false;
	while (room - lines->used < bytes)
		room *= 2;
	while (most - lines->count < more)
		most *= 2;
	if (room != lines->room) {
		char *grown = realloc(lines->bytes, room);

		if (!grown)
			return false;
		lines->bytes = grown;
		lines->room = room;
	}
	if (most != lines->most) {
		struct line_place *grown = realloc(lines->places, most * sizeof *grown);

		if (!grown)
			return false;
		lines->places = grown;
		lines->most = most;
	}
	return true;
}

void lines_add(struct lines *lines, const char *line, size_t length, const unsigned char leaf[32])
{
	struct line_place *place = &lines->places[lines->count++];

	place->at = lines->used;
	place->length = length;
	memcpy(place->leaf, leaf, sizeof place->leaf);
	memcpy(lines->bytes + lines->used, line, length);
	lines->used += length;
}

void lines_free(struct lines *lines)
{
	free(lines->bytes);
	free(lines->places);
	memset(lines, 0, sizeof *lines);
}

cspr_status stored_new(cspr_store *store, const char *reference, cspr_stored **ret)
{
	cspr_status status = cspr_reference_check(reference);
	cspr_stored *stored;

	if (status < 0)
		return status;
	stored = calloc(1, sizeof *stored);
	if (!stored)
		return CSPR_ERROR_NO_MEMORY;
	stored->references = 1;
	stored->store = cspr_store_ref(store);
	strcpy(stored->reference, reference);
	*ret = stored;
	return CSPR_DONE;
}

cspr_stored *cspr_stored_ref(cspr_stored *stored)
{
	stored->references++;
	return stored;
}

void cspr_stored_unref(cspr_stored *stored)
{
	if (!stored || --stored->references)
		return;
	rows_free(&stored->rows);
	lines_free(&stored->lines);
	cspr_review_unref(stored->review);
	cspr_store_unref(stored->store);
	free(stored);
}

const char *cspr_stored_reference(const cspr_stored *stored)
{
	return stored ? stored->reference : NULL;
}

cspr_review *cspr_stored_review(const cspr_stored *stored)
{
	return stored ? stored->review : NULL;
}

cspr_status cspr_stored_line(cspr_stored *stored, size_t index, const char **ret, size_t *ret_length)
{
	if (!stored || !ret || !ret_length)
		return CSPR_ERROR_ARGUMENT;
	if (index >= stored->lines.count)
		return CSPR_ERROR_NOT_FOUND;
	*ret = stored->lines.bytes + stored->lines.places[index].at;
	*ret_length = stored->lines.places[index].length;
	return CSPR_DONE;
}

/* Whether a review is read under the profile of that digest (NULL: none). */
static bool reads_under(const cspr_review *review, const unsigned char *digest)
{
	const cspr_profile *profile = cspr_basis_profile(cspr_review_basis(review));
	const unsigned char *now = profile ? cspr_profile_digest(profile) : NULL;

	return now && digest ? memcmp(now, digest, 32) == 0 : !now && !digest;
}

static cspr_status follow(cspr_store *store, cspr_review *review, const unsigned char *digest,
			  struct cspr_trouble *trouble)
{
	cspr_basis *basis;
	cspr_status status;

	if (reads_under(review, digest))
		return CSPR_DONE;
	status = store_basis(store, cspr_basis_edition(cspr_review_basis(review)), digest, &basis, trouble);
	return status < 0 ? status : cspr_review_follow(review, basis);
}

/* What a visit of the driver's gives. The driver is not used by a visitor, so lines are kept first and replayed then.
 */
struct arrival {
	struct lines *lines;
	struct cspr_trouble *trouble;
	cspr_status status; /* an error: of what was visited, and not of the driver */
};

static cspr_status arrive(void *data, const struct cspr_stored_event *row)
{
	struct arrival *arrival = data;
	struct lines *lines = arrival->lines;

	if (arrival->status < 0)
		return arrival->status;
	if (row->number != lines->count + 1)
		arrival->status =
			say_wrong(arrival->trouble, CSPR_ERROR_CORRUPT, lines->count + 1, "the event is not there");
	else if (!lines_reserve(lines, row->length, 1))
		arrival->status = say_wrong(arrival->trouble, CSPR_ERROR_NO_MEMORY, 0, "there is not enough memory");
	else
		lines_add(lines, row->line, row->length, row->leaf);
	return arrival->status;
}

/* The review that new lines are added to: a copy; or, for the first line, one under the edition that it says. */
static cspr_status begin(const cspr_stored *stored, cspr_review **ret, struct cspr_trouble *trouble)
{
	const cspr_edition *edition;
	cspr_basis *basis;
	cspr_status status;

	if (stored->review)
		return cspr_review_copy(stored->review, ret);
	status = line_edition(stored->lines.bytes, stored->lines.places[0].length, &edition, trouble);
	if (status == CSPR_DONE)
		status = store_basis(stored->store, edition, NULL, &basis, trouble);
	return status < 0 ? status : cspr_review_new(stored->store->context, basis, ret);
}

static cspr_status replay_event(cspr_review *review, cspr_event *event, uint32_t number, struct cspr_trouble *trouble)
{
	cspr_decision *decision;
	cspr_status status = cspr_review_decide(review, event, &decision);

	if (status == CSPR_ERROR_NO_MEMORY || status == CSPR_ERROR_LIMIT)
		return say_wrong(trouble, status, number, "%s", cspr_status_words(status));
	if (status < 0)
		return say_wrong(trouble, CSPR_ERROR_CORRUPT, number, "the event can't be replayed: %s",
				 cspr_status_words(status));
	if (status == CSPR_DONE)
		status = cspr_review_commit(review, decision);
	else
		status = say_wrong(trouble, CSPR_ERROR_CORRUPT, number,
				   "the event is on record, and would not be allowed where it stands");
	cspr_decision_unref(decision);
	return status;
}

static cspr_status replay_line(const cspr_stored *stored, cspr_review *review, uint32_t index,
			       struct cspr_trouble *trouble)
{
	const struct line_place *place = &stored->lines.places[index];
	uint32_t number = index + 1;
	struct line line;
	cspr_status status = line_read(stored->store->context, review, stored->lines.bytes + place->at, place->length,
				       number, &line, trouble);

	if (status < 0)
		return status;
	status = follow(stored->store, review, line.has_profile_digest ? line.profile_digest : NULL, trouble);
	if (status == CSPR_ERROR_NOT_FOUND)
		status = say_wrong(trouble, CSPR_ERROR_CORRUPT, number,
				   "the local profile that the event was decided under is not for its edition");
	if (status == CSPR_DONE)
		status = replay_event(review, line.event, number, trouble);
	cspr_event_unref(line.event);
	return status;
}

/* Lines from an index on become part of the review. */
static cspr_status replay(cspr_stored *stored, uint32_t from, struct cspr_trouble *trouble)
{
	cspr_review *review;
	cspr_status status = begin(stored, &review, trouble);

	if (status < 0)
		return status;
	for (uint32_t i = from; status == CSPR_DONE && i < stored->lines.count; i++)
		status = replay_line(stored, review, i, trouble);
	if (status < 0) {
		cspr_review_unref(review);
		return status;
	}
	cspr_review_unref(stored->review);
	stored->review = review;
	rows_free(&stored->rows);
	stored->rows_known = false;
	return CSPR_DONE;
}

cspr_status stored_read(cspr_stored *stored, struct cspr_trouble *trouble)
{
	cspr_store *store = stored->store;
	struct arrival arrival = { .lines = &stored->lines, .trouble = trouble };
	uint32_t count = stored->lines.count;
	size_t used = stored->lines.used;
	cspr_status status = store->driver->read(store->state, stored->reference, count, arrive, &arrival);

	if (arrival.status < 0)
		status = arrival.status;
	else if (status != CSPR_DONE)
		status = driver_failed(store, status, trouble);
	if (status == CSPR_DONE && stored->lines.count > count)
		status = replay(stored, count, trouble);
	if (status < 0) {
		stored->lines.count = count;
		stored->lines.used = used;
	}
	return status;
}

cspr_status stored_follow(cspr_stored *stored, struct cspr_trouble *trouble)
{
	cspr_store *store = stored->store;
	cspr_status status;

	if (!store->profile || reads_under(stored->review, store->profile_text.digest))
		return CSPR_DONE;
	status = stored_rows(stored); /* what the store has of it is what it was before */
	if (status < 0)
		return status;
	status = follow(store, stored->review, store->profile_text.digest, trouble);
	return status == CSPR_ERROR_NOT_FOUND ? CSPR_DONE : status;
}

cspr_status stored_rows(cspr_stored *stored)
{
	cspr_status status;

	if (stored->rows_known)
		return CSPR_DONE;
	status = stored->review ? rows_of(stored->review, stored->reference, &stored->rows) : CSPR_DONE;
	stored->rows_known = status == CSPR_DONE;
	return status;
}

/* What is written next vouches for all lines before it: so each is held against the leaf that was kept of it. */
cspr_status stored_tree(cspr_stored *stored, struct cspr_trouble *trouble)
{
	EVP_MD_CTX *hash = stored->store->hash;

	for (; stored->in_tree < stored->lines.count; stored->in_tree++) {
		const struct line_place *place = &stored->lines.places[stored->in_tree];
		unsigned char leaf[32];

		if (!hash_leaf(hash, stored->lines.bytes + place->at, place->length, leaf))
			return CSPR_ERROR_NO_MEMORY;
		if (memcmp(leaf, place->leaf, sizeof leaf) != 0)
			return say_wrong(trouble, CSPR_ERROR_CORRUPT, stored->in_tree + 1,
					 "the line is not the one that the leaf beside it was made of");
		if (!frontier_add(&stored->tree, hash, leaf))
			return CSPR_ERROR_NO_MEMORY;
	}
	return CSPR_DONE;
}

cspr_status stored_refresh(cspr_stored *stored, struct cspr_trouble *trouble)
{
	cspr_status status = stored_read(stored, trouble);

	return status == CSPR_DONE && stored->review ? stored_follow(stored, trouble) : status;
}

cspr_status cspr_stored_refresh(cspr_stored *stored, struct cspr_trouble *trouble)
{
	struct trouble wrong = { .told.size = sizeof wrong.told };

	if (!stored)
		return CSPR_ERROR_ARGUMENT;
	return trouble_end(&wrong, stored_refresh(stored, &wrong.told), trouble);
}

static cspr_status load(cspr_stored *stored, struct cspr_trouble *trouble)
{
	cspr_status status = stored_refresh(stored, trouble);

	if (status == CSPR_DONE && !stored->review)
		return say_wrong(trouble, CSPR_ERROR_NOT_FOUND, 0, "the store has no such review");
	return status;
}

cspr_status cspr_store_load(cspr_store *store, const char *review, cspr_stored **ret, struct cspr_trouble *trouble)
{
	struct trouble wrong = { .told.size = sizeof wrong.told };
	cspr_stored *stored;
	cspr_status status;

	if (!store || !review || !ret)
		return CSPR_ERROR_ARGUMENT;
	status = stored_new(store, review, &stored);
	if (status < 0)
		return say_wrong(trouble, status, 0, "the review's reference: %s", cspr_status_words(status));
	status = load(stored, &wrong.told);
	if (status < 0)
		cspr_stored_unref(stored);
	else
		*ret = stored;
	return trouble_end(&wrong, status, trouble);
}

cspr_status cspr_store_begin(cspr_store *store, const char *review, cspr_code kind, const cspr_edition *edition,
			     cspr_stored **ret)
{
	cspr_stored *stored;
	cspr_status status;

	if (!store || !review || !ret || (edition && kind && cspr_edition_kind(edition) != kind))
		return CSPR_ERROR_ARGUMENT;
	if (kind && !cspr_word_name(CSPR_GROUP_KIND, kind))
		return CSPR_ERROR_UNKNOWN_WORD;
	status = stored_new(store, review, &stored);
	if (status < 0)
		return status;
	stored->kind = kind ? kind : CSPR_KIND_CHILDREN;
	stored->edition = edition;
	*ret = stored;
	return CSPR_DONE;
}
