/*
 * What a character that is not ASCII is compared as: by a few signs that are written in many ways, by the letters that
 * look Latin, and by utf8proc's compatibility case folding.
 */
#include "fold.h"
#include "signs.h"

enum {
	MOST_POINTS = 32,		  /* of one character: Unicode promises 18 */
	MOST_LETTERS = CHARACTER_MOST / 2 /* each may look like two */
};

static void say(struct character *character, uint32_t point, uint8_t flags)
{
	character->points[character->count] = point;
	character->flags[character->count++] = flags;
}

/* A point that is folded already, or what looks like it. */
static void say_like(struct character *character, uint32_t point, uint8_t flags)
{
	const char *letters = point < 0x80 ? NULL : looks_latin(point);

	if (!letters)
		say(character, point, flags);
	for (; letters && *letters; letters++)
		say(character, (unsigned char)*letters, (uint8_t)(flags | FOLD_LETTER));
}

/* The digit, space or hyphen that a point of a category is; else what else it is for us, which may be 0. */
static uint32_t plain_of(uint32_t point, utf8proc_category_t category, uint32_t otherwise)
{
	if (category == UTF8PROC_CATEGORY_ND && point >= 0x80)
		return digit(point);
	if (category == UTF8PROC_CATEGORY_ZS)
		return ' ';
	return category == UTF8PROC_CATEGORY_PD ? '-' : otherwise;
}

static void say_compatible(struct character *character, uint8_t flags)
{
	utf8proc_int32_t parts[MOST_POINTS];
	int last_class = 0;
	utf8proc_ssize_t count = utf8proc_decompose_char((utf8proc_int32_t)character->point, parts, MOST_POINTS,
							 UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
								 UTF8PROC_IGNORE | UTF8PROC_STRIPMARK,
							 &last_class);

	/* A phrase that is one character hides no name, and would make much of little. */
	if (count > MOST_LETTERS) {
		say(character, character->point, flags);
		return;
	}
	for (utf8proc_ssize_t i = 0; i < count; i++) {
		uint32_t part = (uint32_t)parts[i];
		utf8proc_category_t category = utf8proc_category(parts[i]);
		uint32_t plain = plain_of(part, category, part < 0x80 ? 0 : sign(part));

		if (!is_mark(category))
			say_like(character, plain ? plain : part,
				 (uint8_t)((flags & ~FOLD_LETTER) | (is_letter(category) ? FOLD_LETTER : 0)));
	}
	character->dropped = count <= 0;
}

void compare_as(uint32_t point, struct character *ret)
{
	utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)point);
	uint32_t plain = plain_of(point, category, sign(point));
	uint8_t flags = FOLD_ALTERED;

	*ret = (struct character){ .point = point, .dropped = is_ignorable(point) || is_mark(category) };
	if (ret->dropped)
		return;
	if (category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT ||
	    utf8proc_tolower((utf8proc_int32_t)point) != (utf8proc_int32_t)point || (plain >= 'a' && plain <= 'z'))
		flags |= FOLD_UPPER;
	if (is_letter(category) || (plain >= 'a' && plain <= 'z'))
		flags |= FOLD_LETTER;
	if (plain)
		say(ret, plain, plain >= '0' ? flags : 0);
	else if (looks_latin(point))
		say_like(ret, point, (uint8_t)(flags | FOLD_LETTER));
	else
		say_compatible(ret, flags);
}
