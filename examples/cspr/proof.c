/*
 * The lines of a file and the checkpoints that vouch for them, as evidence. Nothing of them is read as an event, since
 * they may be damaged.
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

struct cspr_evidence proof_evidence(const struct proof *proof, const char *reference, const cspr_key *key)
{
	return (struct cspr_evidence){
		.size = sizeof(struct cspr_evidence),
		.review = reference,
		.lines = (const char *const *)proof->lines,
		.lengths = proof->lengths,
		.line_count = proof->count,
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
	free(proof->checkpoints);
	memset(proof, 0, sizeof(*proof));
}
