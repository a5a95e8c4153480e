/*
 * What a word of a registered name may look like in other hands. Each form has the rule by which it is there.
 */
#include "variants.h"
#include "names.h"
#include "words.h"

#include <string.h>

static uint16_t flags_of(const uint32_t *letters, size_t length)
{
	unsigned char word[LONGEST_ENTRY];
	uint16_t flags = 0;
	uint32_t class;

	for (size_t i = 0; i < length; i++) {
		if (letters[i] >= 0x80)
			return 0;
		word[i] = (unsigned char)letters[i];
	}
	class = word_class(word, length);
	if (class & WORD_ORDINARY)
		flags = class & WORD_NAME ? ENTRY_FIRST : ENTRY_WORD;
	if (class & WORD_MONTH)
		flags |= ENTRY_MONTH | ENTRY_WORD;
	if (class & WORD_PLACE)
		flags |= ENTRY_PLACE;
	if (class & WORD_GRAMMAR)
		flags |= ENTRY_GRAMMAR | ENTRY_WORD;
	return flags;
}

bool words_join(const struct word *one, const struct word *other, struct word *ret)
{
	if (one->length + other->length > LONGEST_ENTRY)
		return false;
	*ret = *one;
	memcpy(ret->letters + one->length, other->letters, other->length * sizeof(other->letters[0]));
	ret->cuts[1] = one->length;
	ret->length = (uint8_t)(one->length + other->length);
	ret->cuts[2] = ret->length;
	ret->pieces = 2;
	ret->hyphen = false;
	return true;
}

bool variant_add(const struct target *target, const uint32_t *letters, size_t length, uint16_t flags, const char *rule)
{
	return entry_add(target->matcher, letters, length, target->identity, target->part,
			 (uint16_t)(flags | flags_of(letters, length)), rule);
}

static bool add_text(const struct target *target, const char *text, size_t length, uint16_t flags, const char *rule)
{
	uint32_t letters[LONGEST_ENTRY];

	if (length > LONGEST_ENTRY)
		return true;
	for (size_t i = 0; i < length; i++)
		letters[i] = (unsigned char)text[i];
	return variant_add(target, letters, length, flags, rule);
}

static bool add_kin(void *data, const char *name, size_t length, enum kin kin)
{
	const struct target *target = data;

	if (kin == KIN_SHORT && !target->shorten)
		return true;
	return add_text(target, name, length, ENTRY_DERIVED, kin == KIN_SHORT ? "diminutive" : "spelling");
}

bool variant_add_changed(const struct target *target, const struct word *word, size_t at, size_t removed,
			 const char *instead, uint16_t flags, const char *rule)
{
	uint32_t letters[LONGEST_ENTRY];
	size_t added = strlen(instead), length = word->length - removed + added;

	if (length > LONGEST_ENTRY)
		return true;
	memcpy(letters, word->letters, at * sizeof(letters[0]));
	for (size_t i = 0; i < added; i++)
		letters[at + i] = (unsigned char)instead[i];
	memcpy(letters + at + added, word->letters + at + removed, (word->length - at - removed) * sizeof(letters[0]));
	return variant_add(target, letters, length, flags, rule);
}

bool word_starts(const struct word *word, const char *with)
{
	size_t at = 0;

	while (with[at] && at < word->length && word->letters[at] == (unsigned char)with[at])
		at++;
	return !with[at];
}

static bool ends(const struct word *word, const char *with)
{
	size_t size = strlen(with);

	if (size > word->length)
		return false;
	for (size_t i = 0; i < size; i++)
		if (word->letters[word->length - size + i] != (unsigned char)with[i])
			return false;
	return true;
}

static bool add_plural(const struct target *target, const struct word *word, uint16_t many)
{
	const char *rule = target->part == PART_SURNAME || target->part == PART_NAME ? "plural" : "possessive";
	const uint16_t flags = (uint16_t)(ENTRY_DERIVED | many);

	if (word->length < 3)
		return true;
	if ((ends(word, "s") || ends(word, "x") || ends(word, "z") || ends(word, "ch") || ends(word, "sh")) &&
	    !variant_add_changed(target, word, word->length, 0, "es", flags, rule))
		return false;
	return variant_add_changed(target, word, word->length, 0, "s", flags, rule);
}

/* Beginnings and ends of surnames that are written in more than one way. */
static bool add_forms(const struct target *target, const struct word *word)
{
	static const char *const pairs[][2] = { { "ski", "ska" }, { "cki", "cka" }, { "dzki", "dzka" }, { "ov", "ova" },
						{ "ev", "eva" },  { "off", "ov" },  { "sson", "son" } };
	static const char *const umlauts[][2] = { { "ae", "a" }, { "oe", "o" }, { "ue", "u" } };
	bool done = true;

	if (word_starts(word, "mac") && word->length >= 6)
		done = variant_add_changed(target, word, 1, 1, "", ENTRY_MANY, "mac") &&
		       variant_add_changed(target, word, 1, 2, "", ENTRY_MANY | ENTRY_DERIVED, "mac");
	else if (word_starts(word, "mc") && word->length >= 5)
		done = variant_add_changed(target, word, 1, 0, "a", ENTRY_MANY, "mac") &&
		       variant_add_changed(target, word, 1, 1, "", ENTRY_MANY | ENTRY_DERIVED, "mac");
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]) && done; i++)
		for (size_t way = 0; way < 2 && done; way++)
			if (ends(word, pairs[i][way]) && word->length > strlen(pairs[i][way]) + 2)
				done = variant_add_changed(target, word, word->length - strlen(pairs[i][way]),
							   strlen(pairs[i][way]), pairs[i][!way], 0, "surname-form");
	for (size_t at = 1; at + 1 < word->length && done; at++)
		for (size_t i = 0; i < 3 && done; i++)
			if (word->letters[at] == (unsigned char)umlauts[i][0][0] && word->letters[at + 1] == 'e' &&
			    !strchr("aeiou", word->letters[at - 1] < 0x80 ? (int)word->letters[at - 1] : 'a'))
				done = variant_add_changed(target, word, at, 2, umlauts[i][1], ENTRY_DERIVED, "umlaut");
	return done;
}

static bool is_article_of(const struct word *word, size_t piece)
{
	size_t size = word->cuts[piece + 1] - word->cuts[piece];
	const uint32_t *letters = word->letters + word->cuts[piece];

	return size == 2 && (letters[0] == 'a' || letters[0] == 'e' || letters[0] == 'u') && letters[1] == 'l';
}

/* The pieces of a word of several: the halves of Smith-Jones, what follows al-, O' and D'. */
static bool add_pieces(const struct target *target, const struct word *word)
{
	bool done = true;

	for (size_t i = 0; i < word->pieces && word->pieces > 1 && done; i++) {
		size_t size = word->cuts[i + 1] - word->cuts[i];
		bool after = i && (word->cuts[i] - word->cuts[i - 1] <= 2);
		uint32_t letters[LONGEST_ENTRY];

		if (size < 3)
			continue;
		memcpy(letters, word->letters + word->cuts[i], size * sizeof(letters[0]));
		done = variant_add(target, letters, size,
				   !after			? ENTRY_HALF
				   : is_article_of(word, i - 1) ? 0
								: ENTRY_DERIVED,
				   after ? "after-prefix" : "half");
		if (done && !after && target->part == PART_SURNAME) {
			struct word half = { .length = (uint8_t)size };

			memcpy(half.letters, letters, sizeof(letters[0]) * size);
			done = add_plural(target, &half, 0);
		}
	}
	if (done && word->pieces == 2 && is_article_of(word, 0))
		done = variant_add_changed(target, word, 0, 1, word->letters[0] == 'a' ? "e" : "a", ENTRY_MANY,
					   "article");
	return done;
}

static const char *rule_of(enum part part, uint16_t field)
{
	if (field == CSPR_FIELD_NICKNAME || field == CSPR_FIELD_ALIAS || field == CSPR_FIELD_FORMER)
		return cspr_field_name(field);
	switch (part) {
	case PART_FORENAME:
		return "forename";
	case PART_MIDDLE:
		return "middle";
	case PART_SURNAME:
		return "surname";
	case PART_NAME:
	case PART_FULL:
	case PART_INITIALS:
	case PART_BODY:
		break;
	}
	return "name";
}

/* A name with its letters in the other order. */
static bool add_backwards(const struct target *target, const struct word *word)
{
	uint32_t letters[LONGEST_ENTRY];

	for (size_t i = 0; i < word->length; i++)
		letters[i] = word->letters[word->length - 1u - i];
	return word->length < 5 || target->part == PART_MIDDLE || flags_of(letters, word->length) ||
	       variant_add(target, letters, word->length, ENTRY_DERIVED, "backwards");
}

bool variants_of_word(struct target *target, const struct word *word, uint16_t field)
{
	bool many =
		word->pieces > 1 || word_starts(word, "mc") || word_starts(word, "mac") || word_starts(word, "fitz");
	uint16_t flags = (uint16_t)((many ? ENTRY_MANY : 0) |
				    (field == CSPR_FIELD_NICKNAME || field == CSPR_FIELD_ALIAS ? ENTRY_NICKNAME : 0));
	char text[LONGEST_ENTRY];

	if (word->length < 2 || !variant_add(target, word->letters, word->length, flags, rule_of(target->part, field)))
		return word->length < 2;
	if (!add_pieces(target, word) || !add_plural(target, word, flags & ENTRY_MANY) ||
	    !add_backwards(target, word) || (target->part == PART_SURNAME && !add_forms(target, word)))
		return false;
	for (size_t i = 0; i < word->length; i++) {
		if (word->letters[i] >= 0x80)
			return true;
		text[i] = (char)word->letters[i];
	}
	target->shorten = target->part == PART_FORENAME || target->part == PART_NAME;
	return names_like(text, word->length, add_kin, target) &&
	       (target->part != PART_FORENAME || names_shortened(text, word->length, add_kin, target));
}
