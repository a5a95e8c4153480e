/*
 * A matcher: the entries of a register in one hash table, behind a filter of bits that tells most words of a text that
 * they are nothing. All of it in locked memory.
 */
#include "matcher.h"

#include <string.h>

bool node_add(struct matcher *matcher, enum key key, uint64_t hash, size_t index)
{
	if (!secret_grow(&matcher->secret, &matcher->nodes, &matcher->node_room, matcher->node_count,
			 sizeof(*matcher->nodes)))
		return false;
	matcher->nodes[matcher->node_count++] =
		(struct node){ .hash = hash_mixed(hash, key), .index = (uint32_t)index };
	return true;
}

static uint64_t hash_letters(const uint32_t *letters, size_t length)
{
	uint64_t hash = 0;

	for (size_t i = 0; i < length; i++)
		hash = hash_letter(hash, letters[i]);
	return hash;
}

/* An identity has an entry once, by the rule that says most: the first, but that what is registered says more than what
 * is only like another name of it. */
static bool has_entry(const struct matcher *matcher, const struct entry *entry)
{
	for (size_t i = matcher->count; i > 0 && matcher->entries[i - 1].identity == entry->identity; i--) {
		const struct entry *there = &matcher->entries[i - 1];

		if (there->hash == entry->hash && (entry->part == PART_INITIALS) == (there->part == PART_INITIALS) &&
		    !(there->flags & ~entry->flags & ENTRY_DERIVED))
			return true;
	}
	return false;
}

static bool near_add(struct matcher *matcher, const struct entry *entry)
{
	uint32_t *first = &matcher->near_first[first_letter(entry->letters[0])];

	if (!secret_grow(&matcher->secret, &matcher->near, &matcher->near_room, matcher->near_count,
			 sizeof(*matcher->near)))
		return false;
	matcher->near[matcher->near_count++] = (struct near){
		.mask = entry->mask, .entry = (uint32_t)matcher->count, .next = *first, .length = entry->length
	};
	*first = (uint32_t)matcher->near_count;
	return true;
}

/* An entry, not found by anything yet; false: no memory. */
static bool entry_put(struct matcher *matcher, struct entry entry, const uint32_t *letters)
{
	uint32_t *copy = secret_take(&matcher->secret, entry.length * sizeof(*copy));

	if (!copy || !secret_grow(&matcher->secret, &matcher->entries, &matcher->room, matcher->count, sizeof(entry)))
		return false;
	memcpy(copy, letters, entry.length * sizeof(*copy));
	entry.letters = copy;
	for (size_t i = 0; i < entry.length; i++)
		if (letters[i] >= 'a' && letters[i] <= 'z')
			entry.mask |= 1u << (letters[i] - 'a');
	matcher->entries[matcher->count] = entry;
	return true;
}

bool letter_add(struct matcher *matcher, uint32_t letter, int32_t identity, uint16_t flags, const char *rule)
{
	struct entry entry = { .hash = hash_letters(&letter, 1),
			       .identity = identity,
			       .flags = flags,
			       .length = 1,
			       .part = PART_INITIALS,
			       .rule = rule };

	for (size_t i = matcher->count; i > 0 && matcher->entries[i - 1].identity == identity; i--)
		if (matcher->entries[i - 1].hash == entry.hash && matcher->entries[i - 1].flags == flags)
			return true;
	if (!entry_put(matcher, entry, &letter) || !node_add(matcher, KEY_LETTER, entry.hash, matcher->count))
		return false;
	matcher->count++;
	return true;
}

/* By what an entry is found that is not as it is written. */
static bool add_keys(struct matcher *matcher, const struct entry *entry)
{
	const bool registered = !(entry->flags & ENTRY_DERIVED), name = entry->part <= PART_NAME && registered;
	const uint32_t *letters = entry->letters;
	const size_t length = entry->length, index = matcher->count;

	if (entry->part == PART_INITIALS)
		return true;
	if (length >= GRAM && !node_add(matcher, KEY_GRAM, hash_letters(letters, GRAM), index))
		return false;
	if (length >= 3 && (registered || strcmp(entry->rule, "plural") == 0) &&
	    !node_add(matcher, KEY_CONFUSED, confused_key(letters, length), index))
		return false;
	if (length >= 5 && name && !node_add(matcher, KEY_STROKES, strokes_key(letters, length), index))
		return false;
	if (length >= 5 && name && rough_key(letters, length) &&
	    !node_add(matcher, KEY_ROUGH, rough_key(letters, length), index))
		return false;
	if (length >= 5 && name && (entry->part == PART_SURNAME || entry->part == PART_NAME) &&
	    !node_add(matcher, KEY_SOUND, sound_key(letters, length), index))
		return false;
	return length < 4 || !name || near_add(matcher, entry);
}

bool entry_add(struct matcher *matcher, const uint32_t *letters, size_t length, int32_t identity, enum part part,
	       uint16_t flags, const char *rule)
{
	struct entry entry = { .hash = hash_letters(letters, length),
			       .identity = identity,
			       .flags = flags,
			       .length = (uint8_t)length,
			       .part = (uint8_t)part,
			       .rule = rule };

	if (length < 2 || length > LONGEST_ENTRY || has_entry(matcher, &entry))
		return true;
	if (!entry_put(matcher, entry, letters) || !node_add(matcher, KEY_EXACT, entry.hash, matcher->count) ||
	    !add_keys(matcher, &matcher->entries[matcher->count]))
		return false;
	matcher->count++;
	return true;
}

bool phrase_add(struct matcher *matcher, const struct phrase *phrase)
{
	if (!secret_grow(&matcher->secret, &matcher->phrases, &matcher->phrase_room, matcher->phrase_count,
			 sizeof(*phrase)))
		return false;
	matcher->phrases[matcher->phrase_count] = *phrase;
	if (!node_add(matcher, KEY_PHRASE, phrase->hashes[0], matcher->phrase_count))
		return false;
	if (phrase->others[0] != phrase->hashes[0] &&
	    !node_add(matcher, KEY_PHRASE, phrase->others[0], matcher->phrase_count))
		return false;
	matcher->phrase_count++;
	return true;
}

static bool entries_of(struct matcher *matcher, const struct identity *identity, int32_t index)
{
	for (size_t i = 0; i < identity->count; i++) {
		const struct field *field = &identity->fields[i];

		if (is_naming(field->field) &&
		    !(is_body(identity) ? entries_of_body(matcher, index, field->value)
					: entries_of_name(matcher, index, field->field, field->value)))
			return false;
	}
	return is_body(identity) || entries_of_parts(matcher, identity, index);
}

static bool make_table(struct matcher *matcher)
{
	size_t size = 64;

	while (size < matcher->node_count * 2)
		size *= 2;
	matcher->mask = size - 1;
	matcher->buckets = secret_take(&matcher->secret, size * sizeof(*matcher->buckets));
	matcher->filter = secret_take(&matcher->secret, (size_t)1 << (FILTER_BITS - 3));
	matcher->starts = secret_take(&matcher->secret, (size_t)1 << (START_BITS - 3));
	if (!matcher->buckets || !matcher->filter || !matcher->starts)
		return false;
	for (size_t i = 0; i < matcher->count; i++) {
		const struct entry *entry = &matcher->entries[i];
		uint32_t bit =
			entry->length < 3 ? 0 : start_bit(entry->letters[0], entry->letters[1], entry->letters[2]);

		if (entry->length >= 3)
			matcher->starts[bit / 8] |= (uint8_t)(1u << bit % 8);
	}
	for (size_t i = matcher->node_count; i > 0; i--) {
		struct node *node = &matcher->nodes[i - 1];
		uint64_t bit = node->hash >> (64 - FILTER_BITS);

		node->next = matcher->buckets[node->hash & matcher->mask];
		matcher->buckets[node->hash & matcher->mask] = (uint32_t)i;
		matcher->filter[bit / 8] |= (uint8_t)(1u << bit % 8);
	}
	return true;
}

bool matcher_make(const cspr_register *reg, struct matcher *matcher)
{
	matcher->identities = cspr_register_count(reg);
	matcher->has_surname = secret_take(&matcher->secret, matcher->identities + 1);
	matcher->initials = secret_take(&matcher->secret, (matcher->identities + 1) * sizeof(*matcher->initials));
	matcher->near_of = secret_take(&matcher->secret, (matcher->identities + 1) * sizeof(*matcher->near_of));
	if (!matcher->has_surname || !matcher->initials || !matcher->near_of || !known_names_make(&matcher->known))
		return false;
	for (size_t i = 0; i < matcher->identities; i++) {
		if (!entries_of(matcher, &reg->identities[i], (int32_t)i))
			return false;
		matcher->near_of[i + 1] = (uint32_t)matcher->near_count;
	}
	return make_table(matcher);
}

void matcher_free(struct matcher *matcher)
{
	known_names_free(&matcher->known);
	secret_free(&matcher->secret);
}

static uint32_t same(const struct matcher *matcher, uint32_t node, uint64_t hash)
{
	while (node && matcher->nodes[node - 1].hash != hash)
		node = matcher->nodes[node - 1].next;
	return node;
}

uint32_t matcher_find(const struct matcher *matcher, enum key key, uint64_t hash)
{
	uint64_t mixed = hash_mixed(hash, key);
	uint64_t bit = mixed >> (64 - FILTER_BITS);

	if (!(matcher->filter[bit / 8] & 1u << bit % 8))
		return 0;
	return same(matcher, matcher->buckets[mixed & matcher->mask], mixed);
}

uint32_t matcher_next(const struct matcher *matcher, uint32_t node)
{
	return same(matcher, matcher->nodes[node - 1].next, matcher->nodes[node - 1].hash);
}

bool matcher_has(const struct matcher *matcher, uint64_t hash, int32_t identity)
{
	for (uint32_t node = matcher_find(matcher, KEY_EXACT, hash); node; node = matcher_next(matcher, node))
		if (matcher->entries[matcher->nodes[node - 1].index].identity == identity)
			return true;
	return false;
}
