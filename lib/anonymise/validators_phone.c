/*
 * Telephone numbers, and digits that were read as letters.
 */
#include "judge.h"

#include <string.h>

/* Numbers that are there for everybody: helplines, regulators. As dialled within the country, each with whose it is and
 * where that was read: on a page of its own (checked), or only as others give it (secondary). One that nobody could be
 * found to publish is not here, and is a finding. */
static const char *const public_numbers[][3] = {
	{ "08088005000", "NSPCC helpline", "checked: nspcc.org.uk, report abuse" },
	{ "08082000247", "National Domestic Abuse Helpline", "checked: refuge.org.uk" },
	{ "08000684141", "Papyrus HOPELINE", "checked: papyrus-uk.org, frequently asked questions" },
	{ "08081000900", "Stop It Now", "checked: stopitnow.org.uk, helpline" },
	{ "08000121700", "Modern Slavery & Exploitation Helpline", "checked: modernslaveryhelpline.org" },
	{ "03031231113", "Information Commissioner's Office", "checked: ico.org.uk, service standards" },
	{ "0800555111", "Crimestoppers", "secondary: selby.gov.uk, modern slavery" },
	{ "08088010327", "Men's Advice Line", "secondary: centre56.org.uk, domestic abuse" },
	{ "08088024040", "Respect Phoneline", "secondary: thegayuk.com, helplines" },
	{ "08009995428", "Galop", "secondary: thegayuk.com, helplines" },
	{ "08005999247", "Karma Nirvana", "secondary: thegayuk.com, helplines" },
	{ "03001233393", "Mind", "secondary: a list of NHS Choices, as kshsafety.com gives it" },
	{ "03001231231", "Ofsted", "secondary: public source texts of several services" },
	{ "03001236600", "FRANK", "secondary: public source texts of several services" },
	{ "08088002222", "Family Lives", "secondary: public source texts of several services" },
	{ "03001232040", "Action Fraud", "secondary: public source texts of several services" },
};

static bool is_public(const unsigned char *digits, size_t count)
{
	for (size_t i = 0; i < sizeof public_numbers / sizeof public_numbers[0]; i++) {
		const char *number = public_numbers[i][0];
		size_t j = 0;

		while (j < count && number[j + 1] == digits[j] + '0')
			j++;
		if (j == count && !number[j + 1])
			return true;
	}
	return false;
}

/* Of a national number, without the 0. */
static bool is_assigned(const unsigned char *digits, size_t count)
{
	unsigned two = digits[0] * 10u + digits[1];

	switch (digits[0]) {
	case 1:
		return digits[1] != 0;
	case 2:
		return count == 10 && (two == 20 || two == 23 || two == 24 || two == 28 || two == 29);
	case 3:
		return count == 10 && (two == 30 || two == 33 || two == 34 || two == 37);
	case 5:
		return two == 55 || two == 56 || two == 50;
	case 7:
		return count == 10;
	case 8:
		return two == 80 || two == 84 || two == 87;
	case 9:
		return count == 10;
	}
	return false;
}

/* Numbers are written in groups, the first of three or more digits, or digit by digit; dates and times are not. */
static bool is_grouped(const struct hit *hit)
{
	size_t first = 0, longest = 0, group = 0;

	for (size_t i = hit->whole.start; i <= hit->whole.end; i++) {
		bool digit = i < hit->whole.end && is_digit(at(hit, i));

		if (!digit && !first)
			first = group;
		group = digit ? group + 1 : 0;
		longest = group > longest ? group : longest;
	}
	return first >= 3 || longest == 1;
}

/* An amount of money, or the fraction of a number. */
static bool is_amount(const struct hit *hit)
{
	size_t start = hit->whole.start;

	if (start == 0)
		return false;
	uint32_t before = hit->view->points ? hit->view->points[start - 1] : at(hit, start - 1);
	return before == '$' || before == 0xa3 || before == 0x20ac;
}

/* Freephone, 03, 084, 087 and 09 are of bodies: whoever of a register has one is found by that. */
static bool is_of_body(const unsigned char *digits)
{
	return digits[0] == 3 || digits[0] == 8 || digits[0] == 9;
}

enum verdict judge_phone(struct hit *hit)
{
	unsigned char digits[DIGITS_MOST];
	size_t count = digits_of(hit, hit->group[GROUP_VALUE], digits);
	bool abroad = hit->group[GROUP_VALUE].start > hit->whole.start + 2;

	if (is_amount(hit) || all_same(digits, count) || is_public(digits, count))
		return VERDICT_NOT;
	if (!is_assigned(digits, count))
		return VERDICT_WRONG;
	if (!abroad && !is_grouped(hit))
		return hit->labelled ? VERDICT_UNSURE : VERDICT_NOT;
	if (is_of_body(digits))
		return VERDICT_UNSURE;
	return count == 10 || hit->labelled ? VERDICT_RIGHT : VERDICT_UNSURE;
}

/* Digits as a scanner reads them, with the letters that look like 0 and 1; how many letters there are of those. */
static size_t mended(const struct hit *hit, unsigned char digits[DIGITS_MOST], size_t *count)
{
	size_t letters = 0;

	*count = 0;
	for (size_t i = hit->whole.start; i < hit->whole.end && *count < DIGITS_MOST; i++) {
		unsigned char c = at(hit, i);

		if (!is_word(c))
			continue;
		letters += is_letter(c);
		digits[(*count)++] = is_digit(c) ? (unsigned char)(c - '0') : c != 'o';
	}
	return letters;
}

enum verdict judge_phone_misread(struct hit *hit)
{
	unsigned char digits[DIGITS_MOST];
	size_t count;
	size_t letters = mended(hit, digits, &count);

	return letters >= 1 && letters <= 6 && count == 11 && is_assigned(digits + 1, 10) ? VERDICT_UNSURE
											  : VERDICT_NOT;
}

enum verdict judge_nhs_misread(struct hit *hit)
{
	unsigned char digits[DIGITS_MOST];
	size_t count;
	size_t letters = mended(hit, digits, &count);

	return letters >= 1 && letters <= 3 && count == 10 ? VERDICT_UNSURE : VERDICT_NOT;
}

static unsigned digit_said(const unsigned char *word, size_t length)
{
	static const char *const words[][2] = {
		{ "zero", "0" }, { "oh", "0" },	 { "o", "0" },	   { "nought", "0" }, { "naught", "0" },
		{ "nil", "0" },	 { "one", "1" }, { "two", "2" },   { "three", "3" },  { "four", "4" },
		{ "five", "5" }, { "six", "6" }, { "seven", "7" }, { "eight", "8" },  { "nine", "9" },
	};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (length == strlen(words[i][0]) && !memcmp(word, words[i][0], length))
			return (unsigned)(words[i][1][0] - '0');
	return 10;
}

/* Digits that are said in words, or are among some that are; how many, or DIGITS_MOST where there are too many. */
static size_t digits_said(const struct hit *hit, unsigned char digits[DIGITS_MOST])
{
	const unsigned char *narrow = hit->view->narrow;
	size_t count = 0, times = 1;

	for (size_t i = hit->whole.start; i < hit->whole.end && count < DIGITS_MOST;) {
		size_t end = i + 1;

		if (is_digit(narrow[i])) {
			digits[count++] = (unsigned char)(narrow[i] - '0');
		} else if (is_letter(narrow[i])) {
			while (is_letter(narrow[end]))
				end++;
			unsigned digit = digit_said(narrow + i, end - i);
			for (; digit < 10 && times && count < DIGITS_MOST; times--)
				digits[count++] = (unsigned char)digit;
			times = digit < 10 ? 1 : narrow[i] == 'd' ? 2 : 3;
		}
		i = end;
	}
	return count;
}

enum verdict judge_phone_said(struct hit *hit)
{
	unsigned char digits[DIGITS_MOST];
	size_t count = digits_said(hit, digits);

	if (count < 10 || count > 11 || digits[0] != 0 || is_public(digits + 1, count - 1) ||
	    !is_assigned(digits + 1, count - 1))
		return VERDICT_NOT;
	return count == 11 ? VERDICT_RIGHT : VERDICT_UNSURE;
}

enum verdict judge_nhs_said(struct hit *hit)
{
	unsigned char digits[DIGITS_MOST];
	unsigned sum = 0;

	if (digits_said(hit, digits) != 10)
		return VERDICT_NOT;
	for (unsigned i = 0; i < 10; i++)
		sum += digits[i] * (10 - i);
	return sum % 11 == 0 ? VERDICT_RIGHT : VERDICT_NOT;
}

enum verdict judge_phone_abroad(struct hit *hit)
{
	unsigned char digits[DIGITS_MOST];
	size_t count = digits_of(hit, hit->whole, digits);

	if (count < 8 || count > 15 || (digits[0] == 4 && digits[1] == 4))
		return VERDICT_NOT;
	return count >= 10 ? VERDICT_RIGHT : VERDICT_UNSURE;
}
