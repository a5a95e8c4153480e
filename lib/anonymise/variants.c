/*
 * What a registered name may look like: its words, alone and together, and what becomes of them in other hands. Each
 * has the rule by which it is there.
 */
#include "name_words.h"
#include "names.h"
#include "words.h"

#include <string.h>
#include <utf8proc.h>

/* What variants of one word are added to. */
struct target {
	struct matcher *matcher;
	int32_t identity;
	enum part part;
	bool shorten;
};

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

static bool join(const struct word *one, const struct word *other, struct word *ret)
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

static bool add(const struct target *target, const uint32_t *letters, size_t length, uint16_t flags, const char *rule)
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
	return add(target, letters, length, flags, rule);
}

static bool add_kin(void *data, const char *name, size_t length, enum kin kin)
{
	const struct target *target = data;

	if (kin == KIN_SHORT && !target->shorten)
		return true;
	return add_text(target, name, length, ENTRY_DERIVED, kin == KIN_SHORT ? "diminutive" : "spelling");
}

/* A word with some letters at a place put for others. */
static bool add_changed(const struct target *target, const struct word *word, size_t at, size_t removed,
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
	return add(target, letters, length, flags, rule);
}

static bool starts(const struct word *word, const char *with)
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
	    !add_changed(target, word, word->length, 0, "es", flags, rule))
		return false;
	return add_changed(target, word, word->length, 0, "s", flags, rule);
}

/* Beginnings and ends of surnames that are written in more than one way. */
static bool add_forms(const struct target *target, const struct word *word)
{
	static const char *const pairs[][2] = { { "ski", "ska" }, { "cki", "cka" }, { "dzki", "dzka" }, { "ov", "ova" },
						{ "ev", "eva" },  { "off", "ov" },  { "sson", "son" } };
	static const char *const umlauts[][2] = { { "ae", "a" }, { "oe", "o" }, { "ue", "u" } };
	bool done = true;

	if (starts(word, "mac") && word->length >= 6)
		done = add_changed(target, word, 1, 1, "", ENTRY_MANY, "mac") &&
		       add_changed(target, word, 1, 2, "", ENTRY_MANY | ENTRY_DERIVED, "mac");
	else if (starts(word, "mc") && word->length >= 5)
		done = add_changed(target, word, 1, 0, "a", ENTRY_MANY, "mac") &&
		       add_changed(target, word, 1, 1, "", ENTRY_MANY | ENTRY_DERIVED, "mac");
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]) && done; i++)
		for (size_t way = 0; way < 2 && done; way++)
			if (ends(word, pairs[i][way]) && word->length > strlen(pairs[i][way]) + 2)
				done = add_changed(target, word, word->length - strlen(pairs[i][way]),
						   strlen(pairs[i][way]), pairs[i][!way], 0, "surname-form");
	for (size_t at = 1; at + 1 < word->length && done; at++)
		for (size_t i = 0; i < 3 && done; i++)
			if (word->letters[at] == (unsigned char)umlauts[i][0][0] && word->letters[at + 1] == 'e' &&
			    !strchr("aeiou", word->letters[at - 1] < 0x80 ? (int)word->letters[at - 1] : 'a'))
				done = add_changed(target, word, at, 2, umlauts[i][1], ENTRY_DERIVED, "umlaut");
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
		done = add(target, letters, size, after && !is_article_of(word, i - 1) ? ENTRY_DERIVED : 0,
			   after ? "after-prefix" : "half");
		if (done && !after && target->part == PART_SURNAME) {
			struct word half = { .length = (uint8_t)size };

			memcpy(half.letters, letters, sizeof(letters[0]) * size);
			done = add_plural(target, &half, 0);
		}
	}
	if (done && word->pieces == 2 && is_article_of(word, 0))
		done = add_changed(target, word, 0, 1, word->letters[0] == 'a' ? "e" : "a", ENTRY_MANY, "article");
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

static bool add_word(struct target *target, const struct word *word, uint16_t field)
{
	bool many = word->pieces > 1 || starts(word, "mc") || starts(word, "mac") || starts(word, "fitz");
	uint16_t flags = (uint16_t)((many ? ENTRY_MANY : 0) |
				    (field == CSPR_FIELD_NICKNAME || field == CSPR_FIELD_ALIAS ? ENTRY_NICKNAME : 0));
	char text[LONGEST_ENTRY];

	if (word->length < 2 || !add(target, word->letters, word->length, flags, rule_of(target->part, field)))
		return word->length < 2;
	if (!add_pieces(target, word) || !add_plural(target, word, flags & ENTRY_MANY) ||
	    (target->part == PART_SURNAME && !add_forms(target, word)))
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

/* Neighbours written as one, as in ElizabethBennet, and the other way round. */
static bool add_together(struct target *target, const struct name *name)
{
	struct target full = *target;
	struct word joined, all = name->words[0];
	bool done = true;

	full.part = PART_FULL;
	for (size_t i = 0; i + 1 < name->count && done; i++) {
		if (join(&name->words[i], &name->words[i + 1], &joined))
			done = add(&full, joined.letters, joined.length, ENTRY_MANY, "full-name");
		if (done && join(&name->words[i + 1], &name->words[i], &joined))
			done = add(&full, joined.letters, joined.length, ENTRY_MANY, "full-name");
		if (done && i && join(&all, &name->words[i], &joined))
			all = joined;
	}
	if (name->count < 2 || !done)
		return done;

	const struct word *first = &name->words[0], *last = &name->words[name->count - 1];

	if (name->count > 2 && join(first, last, &joined))
		done = add(&full, joined.letters, joined.length, ENTRY_MANY, "full-name") &&
		       (!join(&all, last, &joined) ||
			add(&full, joined.letters, joined.length, ENTRY_MANY, "full-name"));
	if (done && last->length >= 5) {
		struct word initial = { .letters = { first->letters[0] }, .length = 1 };

		if (join(&initial, last, &joined))
			done = add(&full, joined.letters, joined.length, ENTRY_MANY, "initial-surname");
		if (done && join(last, &initial, &joined))
			done = add(&full, joined.letters, joined.length, ENTRY_MANY, "initial-surname");
	}
	return done;
}

/* Particles go with the word after them, which stands by itself, too. */
static bool add_particles(struct target *target, struct name *name, uint16_t field)
{
	for (size_t i = 0; i + 1 < name->count;) {
		struct word joined;
		const struct word *particle = &name->words[i], *next = &name->words[i + 1];
		bool saint = starts(particle, "st") || starts(particle, "saint") || starts(particle, "san");

		if (!(particle->class & WORD_PARTICLE) || (particle->length > 3 && !saint) ||
		    !join(particle, next, &joined)) {
			i++;
			continue;
		}
		target->part = i + 2 == name->count ? PART_SURNAME : PART_MIDDLE;
		if (saint) {
			if (!add_changed(target, &joined, 0, particle->length, "saint", ENTRY_MANY, "saint") ||
			    !add_changed(target, &joined, 0, particle->length, "st", ENTRY_MANY, "saint") ||
			    !add(target, next->letters, next->length, ENTRY_DERIVED, "after-prefix"))
				return false;
		} else if (!add_word(target, next, field)) {
			return false;
		}
		joined.class = 0;
		name->words[i] = joined;
		drop_words(name, i + 1, 1);
	}
	return true;
}

/* CJS, CS; C and S by themselves; of Callum Smith-Jones, CSJ. */
static bool add_initials(struct target *target, const struct name *name, const char *rule)
{
	uint32_t letters[MOST_WORDS + MOST_PIECES], both[2];
	const struct word *last = &name->words[name->count - 1];
	size_t count = 0;

	if (name->count < 2)
		return true;
	for (size_t i = 0; i < name->count; i++)
		if (!is_noise(&name->words[i]))
			letters[count++] = name->words[i].letters[0];
	both[0] = name->words[0].letters[0];
	both[1] = last->letters[0];
	target->part = PART_INITIALS;
	if ((count > 2 && !add(target, letters, count, 0, rule)) || !add(target, both, 2, 0, rule) ||
	    !letter_add(target->matcher, both[0], target->identity, ENTRY_FIRST, "initial") ||
	    !letter_add(target->matcher, both[1], target->identity, 0, "initial"))
		return false;
	if (last->pieces < 2)
		return true;
	for (size_t i = 0; i < last->pieces; i++)
		letters[1 + i] = last->letters[last->cuts[i]];
	letters[0] = both[0];
	return add(target, letters, 1u + last->pieces, 0, rule);
}

static bool add_name(struct matcher *matcher, int32_t index, uint16_t field, struct name *name)
{
	struct target target = { .matcher = matcher, .identity = index };

	if (!add_particles(&target, name, field))
		return false;
	for (size_t i = 0; i < name->count; i++) {
		bool last = i + 1 == name->count;

		switch (field) {
		case CSPR_FIELD_FORENAME:
			target.part = PART_FORENAME;
			break;
		case CSPR_FIELD_MIDDLE:
			target.part = PART_MIDDLE;
			break;
		case CSPR_FIELD_SURNAME:
			target.part = PART_SURNAME;
			break;
		case CSPR_FIELD_NICKNAME:
			target.part = PART_NAME;
			break;
		default: /* in full */
			target.part = name->count > 1				   ? (last ? PART_SURNAME
										      : i  ? PART_MIDDLE
											   : PART_FORENAME)
				      : name->titled || field == CSPR_FIELD_FORMER ? PART_SURNAME
										   : PART_NAME;
			break;
		}
		matcher->has_surname[index] |= target.part == PART_SURNAME;
		if (!add_word(&target, &name->words[i], field))
			return false;
	}
	if (!add_together(&target, name))
		return false;
	return field != CSPR_FIELD_NAME || add_initials(&target, name, "initials");
}

static bool add_folded(struct matcher *matcher, int32_t index, uint16_t field, const char *value)
{
	struct folded view;
	struct name *name = secret_take(&matcher->secret, sizeof(*name));
	bool done;

	if (!name || !fold_text((const unsigned char *)value, strlen(value), &view, NULL))
		return false;
	parse_name(&view, name);
	done = add_name(matcher, index, field, name);
	folded_wipe(&view);
	return done;
}

enum { WRITTEN_OUT = 1, UPPER, LOWER };

static const char *written_out(int32_t point)
{
	switch (point) {
	case 0xE4:
	case 0xC4:
		return "ae";
	case 0xF6:
	case 0xD6:
	case 0xF8:
	case 0xD8:
		return "oe";
	case 0xFC:
	case 0xDC:
		return "ue";
	case 0xE5:
	case 0xC5:
		return "aa";
	}
	return NULL;
}

/* A value in another case, or with letters for its umlauts; *ret is NULL where that is the same. */
static bool rewritten(struct secret *secret, const char *value, int how, char **ret)
{
	const unsigned char *at = (const unsigned char *)value;
	char *copy = secret_take(secret, strlen(value) * 3 + 1), *to = copy;
	bool changed = false;

	if (!copy)
		return false;
	while (*at) {
		utf8proc_int32_t point;
		utf8proc_ssize_t size = utf8proc_iterate(at, -1, &point);
		const char *letters = how == WRITTEN_OUT ? written_out(point) : NULL;

		if (size <= 0)
			break;
		if (letters) {
			memcpy(to, letters, 2);
			to += 2;
		} else {
			utf8proc_int32_t other = how == UPPER	? utf8proc_toupper(point)
						 : how == LOWER ? utf8proc_tolower(point)
								: point;

			to += utf8proc_encode_char(other, (utf8proc_uint8_t *)to);
			letters = other != point && point >= 0x80 ? "" : NULL;
		}
		changed |= letters != NULL;
		at += size;
	}
	*ret = changed ? copy : NULL;
	return true;
}

bool entries_of_name(struct matcher *matcher, int32_t index, uint16_t field, const char *value)
{
	if (!add_folded(matcher, index, field, value))
		return false;
	for (int how = WRITTEN_OUT; how <= LOWER; how++) {
		char *other;

		if (!rewritten(&matcher->secret, value, how, &other) ||
		    (other && !add_folded(matcher, index, field, other)))
			return false;
	}
	return true;
}

/* Forename, middle names and surname that are registered apart, as the name that they are together. */
bool entries_of_parts(struct matcher *matcher, const struct identity *identity, int32_t index)
{
	static const uint16_t order[] = { CSPR_FIELD_FORENAME, CSPR_FIELD_MIDDLE, CSPR_FIELD_SURNAME };
	size_t size = 1, parts = 0;
	char *value, *at;

	for (size_t i = 0; i < identity->count; i++)
		size += strlen(identity->fields[i].value) + 1;
	value = secret_take(&matcher->secret, size);
	if (!value)
		return false;
	at = value;
	for (size_t part = 0; part < 3; part++)
		for (size_t i = 0; i < identity->count; i++) {
			size_t length = strlen(identity->fields[i].value);

			if (identity->fields[i].field != order[part])
				continue;
			memcpy(at, identity->fields[i].value, length);
			at += length;
			*at++ = ' ';
			parts++;
		}
	return parts < 2 || entries_of_name(matcher, index, CSPR_FIELD_NAME, value);
}
