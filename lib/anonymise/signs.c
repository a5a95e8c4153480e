/*
 * What a character is compared as, where that is not what utf8proc says: signs that are written in many ways, letters
 * that look Latin, and what can't be seen.
 */
#include "signs.h"

#include <stddef.h>

static const struct {
	uint32_t point;
	char letters[3];
} confusables[] = {
#include "data/confusables.inc"
};

bool is_mark(utf8proc_category_t category)
{
	return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC || category == UTF8PROC_CATEGORY_ME;
}

bool is_letter(utf8proc_category_t category)
{
	return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

bool is_ignorable(uint32_t point)
{
	return point == 0xAD || point == 0x34F || point == 0x61C || point == 0x115F || point == 0x1160 ||
	       point == 0x17B4 || point == 0x17B5 || (point >= 0x180B && point <= 0x180F) ||
	       (point >= 0x200B && point <= 0x200F) || (point >= 0x202A && point <= 0x202E) ||
	       (point >= 0x2060 && point <= 0x206F) || point == 0x3164 || (point >= 0xFE00 && point <= 0xFE0F) ||
	       point == 0xFEFF || point == 0xFFA0 || (point >= 0xFFF0 && point <= 0xFFFB) ||
	       (point >= 0x1D173 && point <= 0x1D17A) || (point >= 0xE0000 && point <= 0xE0FFF);
}

bool reorders(uint32_t point)
{
	return point == 0x202D || point == 0x202E || (point >= 0x2066 && point <= 0x2069);
}

uint32_t sign(uint32_t point)
{
	switch (point) {
	case 0xB4:
	case 0x2B9:
	case 0x2BB:
	case 0x2BC:
	case 0x2BD:
	case 0x2C8:
	case 0x2CA:
	case 0x2CB:
	case 0x55A:
	case 0x5F3:
	case 0x2018:
	case 0x2019:
	case 0x201A:
	case 0x201B:
	case 0x2032:
	case 0x2035:
	case 0xA78B:
	case 0xA78C:
	case 0xFF07:
		return '\'';
	case 0x201C:
	case 0x201D:
	case 0x201E:
	case 0x201F:
	case 0xAB:
	case 0xBB:
	case 0x2033:
		return '"';
	case 0x58A:
	case 0x5BE:
	case 0x2043:
	case 0x2212:
	case 0x2E3A:
	case 0x2E3B:
	case 0x30FB:
	case 0xFE58:
	case 0xFE63:
	case 0xFF0D:
		return '-';
	case 0x2044:
	case 0x2215:
	case 0x29F8:
	case 0xFF0F:
		return '/';
	case 0x85:
	case 0x2028:
	case 0x2029:
		return '\n';
	case 0x2800: /* braille blank */
		return ' ';
	}
	if (point >= 0x2010 && point <= 0x2015)
		return '-';
	/* Letters in black squares and circles, and those of flags, which no compatibility form undoes. */
	if ((point >= 0x1F150 && point <= 0x1F169) || (point >= 0x1F170 && point <= 0x1F189))
		return 'a' + (point - 0x1F150) % 32;
	if (point >= 0x1F1E6 && point <= 0x1F1FF)
		return 'a' + (point - 0x1F1E6);
	return 0;
}

const char *looks_latin(uint32_t point)
{
	size_t low = 0, high = sizeof(confusables) / sizeof(confusables[0]);

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (confusables[middle].point == point)
			return confusables[middle].letters;
		if (confusables[middle].point < point)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

uint32_t digit(uint32_t point)
{
	uint32_t low = point & 0xF;

	if (low <= 5)
		return '0' + low;
	return utf8proc_category((utf8proc_int32_t)(point & ~0xFu)) == UTF8PROC_CATEGORY_ND && low <= 9 ? '0' + low
													: '0' + low - 6;
}
