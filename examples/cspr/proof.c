/*
 * What a store has that vouches for a review, as its driver gives it: lines, leaves, head, checkpoints. Nothing of it
 * is read as an event, since it may be damaged.
 */
#include "stores.h"

#include <stdlib.h>
#include <string.h>

static bool lines_room(struct proof *proof, size_t length)
{
	if (proof->count == proof->most) {
		uint32_t most = proof->most ? proof->most * 2 : 64;
		char **lines = realloc(proof->lines, most * sizeof(char *));

		if (!lines)
			return false;
		proof->lines = lines;
		size_t *lengths = realloc(proof->lengths, most * sizeof(size_t));

		if (!lengths)
			return false;
		proof->lengths = lengths;
		unsigned char *leaves = realloc(proof->leaves, most * (size_t)32);

		if (!leaves)
			return false;
		proof->leaves = leaves;
		proof->most = most;
	}
	proof->lines[proof->count] = malloc(length + 1);
	return proof->lines[proof->count] != NULL;
}

bool proof_add_line(struct proof *proof, const char *line, size_t length)
{
	if (!lines_room(proof, length))
		return false;
	memcpy(proof->lines[proof->count], line, length);
	proof->lines[proof->count][length] = '\0';
	proof->lengths[proof->count++] = length;
	return true;
}

bool proof_add_checkpoint(struct proof *proof, uint32_t events, const char *text, size_t length)
{
	struct cspr_checkpoint **list =
		realloc(proof->checkpoints, (proof->checkpoint_count + 1) * sizeof(struct cspr_checkpoint *));
	struct cspr_checkpoint *checkpoint;

	if (!list)
		return false;
	proof->checkpoints = list;
	checkpoint = malloc(sizeof(*checkpoint) + length + 1);
	if (!checkpoint)
		return false;
	char *copy = (char *)(checkpoint + 1);

	memcpy(copy, text, length);
	copy[length] = '\0';
	*checkpoint = (struct cspr_checkpoint){
		.size = sizeof(*checkpoint), .events = events, .text = copy, .length = length
	};
	list[proof->checkpoint_count++] = checkpoint;
	return true;
}

static cspr_status event_visit(void *data, const struct cspr_stored_event *event)
{
	struct proof *proof = data;

	if (!proof_add_line(proof, event->line, event->length))
		return CSPR_ERROR_NO_MEMORY;
	memcpy(proof->leaves + (size_t)(proof->count - 1) * 32, event->leaf, 32);
	return CSPR_DONE;
}

static cspr_status summary_visit(void *data, const struct cspr_summary *summary)
{
	struct proof *proof = data;

	memcpy(proof->head, summary->root, sizeof(proof->head));
	proof->head_events = summary->events;
	proof->has_head = true;
	return CSPR_DONE;
}

static cspr_status checkpoint_visit(void *data, const struct cspr_checkpoint *checkpoint)
{
	return proof_add_checkpoint(data, checkpoint->events, checkpoint->text, checkpoint->length)
		       ? CSPR_DONE
		       : CSPR_ERROR_NO_MEMORY;
}

/* The head that is kept with the review; some say that there is none by having no row. */
static cspr_status head_read(struct proof *proof, cspr_store *store, const char *reference)
{
	cspr_status status =
		cspr_store_driver(store)->summary(cspr_store_state(store), reference, summary_visit, proof);

	return status == CSPR_ERROR_NOT_FOUND ? CSPR_DONE : status;
}

/* *ret_changed: somebody recorded meanwhile, so that what was read is not of one moment. */
static cspr_status proof_read(struct proof *proof, cspr_store *store, const char *reference, bool *ret_changed)
{
	const struct cspr_driver *driver = cspr_store_driver(store);
	void *state = cspr_store_state(store);
	struct proof later = { 0 };
	cspr_status status = head_read(proof, store, reference);

	proof->has_leaves = true;
	if (status == CSPR_DONE)
		status = driver->read(state, reference, 0, event_visit, proof);
	if (status == CSPR_DONE)
		status = driver->checkpoints(state, reference, checkpoint_visit, proof);
	if (status == CSPR_DONE)
		status = head_read(&later, store, reference);
	*ret_changed = status == CSPR_DONE && later.head_events != proof->head_events;
	return status;
}

cspr_status proof_of_stored(struct proof *proof, cspr_store *store, const char *reference, struct trouble *trouble)
{
	enum { ATTEMPTS = 1000 };
	bool changed = true;
	cspr_status status = CSPR_DONE;

	for (int i = 0; i < ATTEMPTS && status == CSPR_DONE && changed; i++) {
		proof_free(proof);
		status = proof_read(proof, store, reference, &changed);
	}
	if (status == CSPR_DONE && changed) {
		unavailable(trouble, "others record so fast that no moment of the review can be read");
		return CSPR_ERROR_CONFLICT;
	}
	if (status == CSPR_DONE && !proof->count && !proof->has_head && !proof->checkpoint_count) {
		bad_input(trouble, "", "the store has no such review");
		return CSPR_ERROR_NOT_FOUND;
	}
	if (status < 0)
		driver_trouble(store, status, trouble);
	return status;
}

struct cspr_evidence proof_evidence(const struct proof *proof, const char *reference, const cspr_key *key)
{
	return (struct cspr_evidence){
		.size = sizeof(struct cspr_evidence),
		.review = reference,
		.lines = (const char *const *)proof->lines,
		.lengths = proof->lengths,
		.line_count = proof->count,
		.leaf_count = proof->has_leaves ? proof->count : 0,
		.leaves = proof->has_leaves ? proof->leaves : NULL,
		.head = proof->has_head ? proof->head : NULL,
		.head_events = proof->head_events,
		.checkpoints = (const struct cspr_checkpoint *const *)proof->checkpoints,
		.checkpoint_count = proof->checkpoint_count,
		.key = key,
	};
}

void proof_free(struct proof *proof)
{
	for (uint32_t i = 0; i < proof->count; i++)
		free(proof->lines[i]);
	for (size_t i = 0; i < proof->checkpoint_count; i++)
		free(proof->checkpoints[i]);
	free(proof->lines);
	free(proof->lengths);
	free(proof->leaves);
	free(proof->checkpoints);
	memset(proof, 0, sizeof(*proof));
}
