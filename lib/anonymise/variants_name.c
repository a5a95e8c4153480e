/*
 * What a registered name may look like as a whole: its words, alone and together, its initials, in capitals and in
 * small letters.
 */
#include "variants.h"
#include "words.h"

#include <string.h>
#include <utf8proc.h>

/* E. Bennet, Bennet E. */
static bool add_initial_surname(const struct target *full, uint32_t letter, const struct word *last)
{
	struct word joined, initial = { .letters = { letter }, .length = 1 };

	if (last->length < 5)
		return true;
	return (!words_join(&initial, last, &joined) ||
		variant_add(full, joined.letters, joined.length, ENTRY_MANY, "initial-surname")) &&
	       (!words_join(last, &initial, &joined) ||
		variant_add(full, joined.letters, joined.length, ENTRY_MANY, "initial-surname"));
}

/* Neighbours written as one, as in ElizabethBennet, and the other way round. */
static bool add_together(struct target *target, const struct name *name)
{
	struct target full = *target;
	struct word joined, all = name->words[0];
	bool done = true;

	full.part = PART_FULL;
	for (size_t i = 0; i + 1 < name->count && done; i++) {
		if (words_join(&name->words[i], &name->words[i + 1], &joined))
			done = variant_add(&full, joined.letters, joined.length, ENTRY_MANY, "full-name");
		if (done && words_join(&name->words[i + 1], &name->words[i], &joined))
			done = variant_add(&full, joined.letters, joined.length, ENTRY_MANY, "full-name");
		if (done && i && words_join(&all, &name->words[i], &joined))
			all = joined;
	}
	if (!done || (name->count < 2 && !name->initial))
		return done;

	const struct word *first = &name->words[0], *last = &name->words[name->count - 1];

	if (name->count > 2 && words_join(first, last, &joined))
		done = variant_add(&full, joined.letters, joined.length, ENTRY_MANY, "full-name") &&
		       (!words_join(&all, last, &joined) ||
			variant_add(&full, joined.letters, joined.length, ENTRY_MANY, "full-name"));
	return done && add_initial_surname(&full, name->initial ? name->initial : first->letters[0], last);
}

/* Particles go with the word after them, which stands by itself, too. */
static bool add_particles(struct target *target, struct name *name, uint16_t field)
{
	for (size_t i = 0; i + 1 < name->count;) {
		struct word joined;
		const struct word *particle = &name->words[i], *next = &name->words[i + 1];
		bool saint =
			word_starts(particle, "st") || word_starts(particle, "saint") || word_starts(particle, "san");

		if (!(particle->class & WORD_PARTICLE) || (particle->length > 3 && !saint) ||
		    !words_join(particle, next, &joined)) {
			i++;
			continue;
		}
		target->part = i + 2 == name->count ? PART_SURNAME : PART_MIDDLE;
		if (saint) {
			if (!variant_add_changed(target, &joined, 0, particle->length, "saint", ENTRY_MANY, "saint") ||
			    !variant_add_changed(target, &joined, 0, particle->length, "st", ENTRY_MANY, "saint") ||
			    !variant_add(target, next->letters, next->length, ENTRY_DERIVED, "after-prefix"))
				return false;
		} else if (!variants_of_word(target, next, field)) {
			return false;
		}
		joined.class = 0;
		name->words[i] = joined;
		drop_words(name, i + 1, 1);
	}
	return true;
}

static void first_letters(const struct word *word, uint32_t *ret)
{
	for (size_t i = 0; i < word->pieces; i++)
		ret[i] = word->letters[word->cuts[i]];
}

/* CJS, CS; C and S by themselves; of Callum Smith-Jones, CSJ; of Mary-Jane Holt, MJ and MJH. */
static bool add_initials(struct target *target, const struct name *name, const char *rule)
{
	uint32_t letters[MOST_WORDS + MOST_PIECES], both[2];
	const struct word *first = &name->words[0], *last = &name->words[name->count - 1];
	size_t count = 0;

	if (name->count < 2)
		return true;
	for (size_t i = 0; i < name->count; i++)
		if (!is_noise(&name->words[i]))
			letters[count++] = name->words[i].letters[0];
	both[0] = name->words[0].letters[0];
	both[1] = last->letters[0];
	target->part = PART_INITIALS;
	if ((count > 2 && !variant_add(target, letters, count, 0, rule)) || !variant_add(target, both, 2, 0, rule) ||
	    !letter_add(target->matcher, both[0], target->identity, ENTRY_FIRST, "initial") ||
	    !letter_add(target->matcher, both[1], target->identity, 0, "initial"))
		return false;
	if (last->pieces > 1) {
		letters[0] = both[0];
		first_letters(last, letters + 1);
		if (!variant_add(target, letters, 1u + last->pieces, 0, rule))
			return false;
	}
	first_letters(first, letters);
	letters[first->pieces] = both[1];
	return first->pieces < 2 || (variant_add(target, letters, first->pieces, 0, rule) &&
				     variant_add(target, letters, first->pieces + 1u, 0, rule));
}

/* Somebody who is only known as K; but a forename or a surname of one letter is an initial. */
static bool is_letter(const struct name *name, uint16_t field)
{
	return name->count == 1 && name->words[0].length == 1 &&
	       (field == CSPR_FIELD_NAME || field == CSPR_FIELD_NICKNAME || field == CSPR_FIELD_ALIAS);
}

static bool add_name(struct matcher *matcher, int32_t index, uint16_t field, struct name *name)
{
	struct target target = { .matcher = matcher, .identity = index };
	struct initials *initials = &matcher->initials[index];

	if (is_letter(name, field))
		return letter_add(matcher, name->words[0].letters[0], index, ENTRY_WHOLE, "initial");
	initials->given |= name->initials;
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
		*(target.part == PART_SURNAME ? &initials->family : &initials->given) |= initials_of(&name->words[i]);
		if (!variants_of_word(&target, &name->words[i], field))
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
