/*
 * Things with names of their own: what one event opens and another closes (summaries asked for, holds,
 * orders, proceedings, actions), and what is known of documents, labels, interests and explanations.
 *
 * One table a review, in the order of opening, found by hash. Keys are not copied: they live in the
 * events, which the review keeps. thing_add() needs no memory after things_reserve().
 */
#include "core.h"

#include <string.h>

/* What is opened by name: the event that opens it, and the duty that it owes, if any. */
static const struct {
	enum thing_kind kind;
	cspr_code opened_by;
	cspr_code duty;
} named[] = {
	{ THING_RETURN, CSPR_EVENT_REQUEST_SUMMARY, CSPR_DUTY_SUMMARY_RETURN },
	{ THING_HOLD, CSPR_EVENT_PLACE_HOLD, CSPR_DUTY_HOLD_REVIEW },
	{ THING_PROCEEDING, CSPR_EVENT_RECORD_PROCEEDING, 0 },
	{ THING_ORDER, CSPR_EVENT_RECORD_ORDER, 0 },
	{ THING_ACTION, CSPR_EVENT_ADD_ACTION, CSPR_DUTY_ACTION },
};

enum thing_kind thing_opened_by(cspr_code event)
{
	for (size_t i = 0; i < LENGTH(named); i++)
		if (named[i].opened_by == event)
			return named[i].kind;
	return 0;
}

cspr_code thing_opener(enum thing_kind kind)
{
	for (size_t i = 0; i < LENGTH(named); i++)
		if (named[i].kind == kind)
			return named[i].opened_by;
	return 0;
}

enum thing_kind thing_of_duty(cspr_code duty)
{
	for (size_t i = 0; duty && i < LENGTH(named); i++)
		if (named[i].duty == duty)
			return named[i].kind;
	return 0;
}

/* A digest is a hash already. */
static uint32_t hash_of(enum thing_kind kind, uint16_t code, const void *key)
{
	uint32_t hash = (2166136261u ^ (uint32_t)kind ^ (uint32_t)code << 8) * 16777619u, word;

	if (kind == THING_DOCUMENT) {
		memcpy(&word, key, sizeof word);
		return hash ^ word;
	}
	for (const unsigned char *byte = key; *byte; byte++)
		hash = (hash ^ *byte) * 16777619u;
	return hash;
}

static struct thing *find_hashed(const struct things *things, enum thing_kind kind, uint16_t code, const void *key,
				 uint32_t hash)
{
	if (!things->count)
		return NULL;
	for (uint32_t at = hash & things->mask; things->index[at]; at = (at + 1) & things->mask) {
		struct thing *thing = &things->list[things->index[at] - 1];

		if (thing->hash == hash && thing->kind == kind && (kind != THING_EXPLANATION || thing->code == code) &&
		    (kind == THING_DOCUMENT ? memcmp(thing->key, key, 32) : strcmp(thing->key, key)) == 0)
			return thing;
	}
	return NULL;
}

/* code tells apart only explanations, by duty. */
struct thing *thing_find(const struct things *things, enum thing_kind kind, uint16_t code, const void *key)
{
	if (!key || !things->count)
		return NULL;
	code = kind == THING_EXPLANATION ? code : 0;
	return find_hashed(things, kind, code, key, hash_of(kind, code, key));
}

static void place(struct things *things, uint32_t position)
{
	uint32_t at = things->list[position].hash & things->mask;

	while (things->index[at])
		at = (at + 1) & things->mask;
	things->index[at] = position + 1;
}

bool things_reserve(cspr_context *context, struct things *things)
{
	uint32_t room = things->room ? things->room * 2 : 16;
	uint32_t *index;

	if (things->count < things->room)
		return true;
	index = block_new(context, room * 2 * sizeof *index);
	if (!index)
		return false;
	if (!block_resize(context, &things->list, things->room * sizeof *things->list, room * sizeof *things->list)) {
		block_free(context, index, room * 2 * sizeof *index);
		return false;
	}
	block_free(context, things->index, things->room * 2 * sizeof *index);
	things->index = index;
	things->room = room;
	things->mask = room * 2 - 1;
	for (uint32_t i = 0; i < things->count; i++)
		place(things, i);
	return true;
}

struct thing *thing_add(struct things *things, enum thing_kind kind, uint16_t code, const void *key)
{
	uint16_t told_apart = kind == THING_EXPLANATION ? code : 0;
	uint32_t hash = hash_of(kind, told_apart, key);
	struct thing *thing = find_hashed(things, kind, told_apart, key, hash);

	if (!thing) {
		thing = &things->list[things->count];
		memset(thing, 0, sizeof *thing);
		thing->key = key;
		thing->hash = hash;
		thing->kind = (uint8_t)kind;
		place(things, things->count++);
	}
	thing->code = code;
	return thing;
}

void things_free(cspr_context *context, struct things *things)
{
	block_free(context, things->list, things->room * sizeof *things->list);
	block_free(context, things->index, things->room * 2 * sizeof *things->index);
}
