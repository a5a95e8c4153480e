/*
 * Whether an identifier of the right form is one: check digits, letters that are never issued, ranges of numbers.
 */
#include "rules.h"

#include <string.h>

enum { DIGITS_MOST = 24 };

static unsigned char at(const struct hit *hit, size_t point)
{
	return point < hit->view->count ? hit->view->narrow[point] : 0;
}

static size_t digits_of(const struct hit *hit, struct span span, unsigned char digits[DIGITS_MOST])
{
	size_t count = 0;

	for (size_t i = span.start; i < span.end && count < DIGITS_MOST; i++)
		if (is_digit(at(hit, i)))
			digits[count++] = (unsigned char)(at(hit, i) - '0');
	return count;
}

/* Letters and digits, without what is between them. */
static size_t squeezed(const struct hit *hit, struct span span, unsigned char *out, size_t room)
{
	size_t count = 0;

	for (size_t i = span.start; i < span.end && count < room; i++)
		if (is_word(at(hit, i)))
			out[count++] = at(hit, i);
	return count;
}

static bool all_letters_are(const struct hit *hit, struct span span, bool capital)
{
	for (size_t i = span.start; i < span.end; i++)
		if (is_letter(at(hit, i)) && !(hit->view->flags[i] & FOLD_UPPER) == capital)
			return false;
	return true;
}

static unsigned weighted(const unsigned char *digits, size_t count, unsigned first_weight)
{
	unsigned sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += digits[i] * (first_weight - (unsigned)i);
	return sum;
}

static bool all_same(const unsigned char *digits, size_t count)
{
	for (size_t i = 1; i < count; i++)
		if (digits[i] != digits[0])
			return false;
	return true;
}

/* Every ISBN of ten digits has the check digit of an NHS number. */
static bool after_isbn(const struct hit *hit)
{
	size_t start = hit->whole.start > 48 ? hit->whole.start - 48 : 0;

	for (size_t i = start; i + 4 <= hit->whole.start; i++)
		if (!memcmp(hit->view->narrow + i, "isbn", 4))
			return true;
	return false;
}

/* A Scottish CHI number begins with a date of birth. */
static bool begins_with_date(const unsigned char *digits)
{
	unsigned day = digits[0] * 10u + digits[1];
	unsigned month = digits[2] * 10u + digits[3];

	return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

enum verdict judge_nhs(struct hit *hit)
{
	unsigned char digits[DIGITS_MOST];
	size_t count = digits_of(hit, hit->whole, digits);

	if (after_isbn(hit) || all_same(digits, count))
		return VERDICT_NOT;
	if (count != 10 || weighted(digits, 10, 10) % 11 != 0)
		return VERDICT_WRONG;
	if (digits[0] == 0 && !hit->labelled && !begins_with_date(digits))
		return VERDICT_UNSURE;
	return VERDICT_RIGHT;
}

enum verdict judge_uln(struct hit *hit)
{
	unsigned char digits[DIGITS_MOST];

	if (digits_of(hit, hit->whole, digits) != 10 || all_same(digits, 10))
		return VERDICT_NOT;
	return digits[0] != 0 && weighted(digits, 10, 10) % 11 == 10 ? VERDICT_RIGHT : VERDICT_WRONG;
}

enum verdict judge_utr(struct hit *hit)
{
	static const unsigned char weights[] = { 6, 7, 8, 9, 10, 5, 4, 3, 2 };
	unsigned char digits[DIGITS_MOST];
	unsigned sum = 0;

	if (digits_of(hit, hit->whole, digits) != 10 || all_same(digits, 10))
		return VERDICT_NOT;
	for (size_t i = 0; i < sizeof weights; i++)
		sum += digits[i + 1] * weights[i];
	return digits[0] == "21987654321"[sum % 11] - '0' ? VERDICT_RIGHT : VERDICT_WRONG;
}

/* The value of a character of a UPN; the letters leave out I, O and S. */
static unsigned upn_value(unsigned char c)
{
	static const char letters[] = "abcdefghjklmnpqrtuvwxyz";
	const char *letter = is_digit(c) ? NULL : strchr(letters, c);

	return letter ? (unsigned)(letter - letters) : c - 48u;
}

enum verdict judge_upn(struct hit *hit)
{
	unsigned char upn[13];
	unsigned sum = 0;

	if (squeezed(hit, hit->whole, upn, sizeof upn) != sizeof upn)
		return VERDICT_WRONG;
	for (unsigned i = 1; i < sizeof upn; i++)
		sum += upn_value(upn[i]) * (i + 1);
	return sum % 23 == upn_value(upn[0]) ? VERDICT_RIGHT : VERDICT_WRONG;
}

static bool is_listed(const char *list, const unsigned char *pair)
{
	for (; *list; list += list[2] ? 3 : 2)
		if (list[0] == pair[0] && list[1] == pair[1])
			return true;
	return false;
}

/* Two letters, six digits, a suffix that may be left out where it is called a National Insurance number. */
enum verdict judge_nino(struct hit *hit)
{
	unsigned char nino[10];
	size_t count = squeezed(hit, hit->whole, nino, sizeof nino);
	bool apart = hit->whole.end - hit->whole.start > count;
	struct span prefix = { hit->whole.start, hit->whole.start + 2 };

	if (apart && !hit->labelled && !all_letters_are(hit, prefix, true))
		return VERDICT_NOT;
	if (is_listed("oo cr fy mw nc pp py pz", nino))
		return hit->labelled || count == 9 ? VERDICT_UNSURE : VERDICT_NOT;
	if (strchr("dfiquv", nino[0]) || strchr("dfiquvo", nino[1]) || is_listed("bg gb kn nk nt tn zz", nino))
		return VERDICT_WRONG;
	if (count == 8)
		return hit->labelled ? VERDICT_RIGHT : VERDICT_NOT;
	if (strchr("abcd", nino[8]))
		return VERDICT_RIGHT;
	return strchr("fmp", nino[8]) ? VERDICT_UNSURE : VERDICT_WRONG;
}

/* The 124 areas, and those of no place. */
static const char areas[] = "ab al b  ba bb bd bf bh bl bn br bs bt bx ca cb cf ch cm co cr ct cv cw da dd de dg dh dl "
			    "dn dt dy e  ec eh en ex fk fy g  gl gu gx gy ha hd hg hp hr hs hu hx ig im ip iv je ka kt kw "
			    "ky l  la ld le ll ln ls lu m  me mk ml n  ne ng nn np nr nw ol ox pa pe ph pl po pr rg rh "
			    "rm s  sa se sg sk sl sm sn so sp sr ss st sw sy ta td tf tn tq tr ts tw ub w  wa wc wd wf "
			    "wn wr ws wv xx yo ze zz";

static bool is_ordinal(const unsigned char *inward)
{
	return is_listed("st nd rd th", inward + 1);
}

enum verdict judge_postcode(struct hit *hit)
{
	unsigned char first[2] = { at(hit, hit->whole.start), at(hit, hit->whole.start + 1) };
	unsigned char inward[3];

	if (is_digit(first[1]))
		first[1] = ' ';
	if (!is_listed(areas, first))
		return VERDICT_WRONG;
	if (hit->group[GROUP_LAST].end)
		squeezed(hit, hit->group[GROUP_LAST], inward, sizeof inward);
	bool ordinal = hit->group[GROUP_LAST].end && is_ordinal(inward);
	if (all_letters_are(hit, hit->whole, true))
		return VERDICT_RIGHT;
	bool lower = all_letters_are(hit, hit->whole, false);
	if (ordinal && all_letters_are(hit, hit->group[GROUP_LAST], false))
		return lower ? VERDICT_UNSURE : VERDICT_NOT;
	if (lower)
		return first[1] != ' ' || hit->labelled ? VERDICT_RIGHT : VERDICT_UNSURE;
	return VERDICT_UNSURE;
}

/* Sixteen characters; the first five are the surname's, made up with nines. */
enum verdict judge_licence(struct hit *hit)
{
	unsigned char licence[18];
	size_t count = squeezed(hit, hit->whole, licence, sizeof licence);
	bool letters_over = false;

	if (count != 16 && count != 18)
		return VERDICT_WRONG;
	for (size_t i = 0; i < 5; i++) {
		if (is_letter(licence[i]) ? letters_over : licence[i] != '9')
			return VERDICT_WRONG;
		letters_over = licence[i] == '9';
	}
	unsigned month = (licence[6] - '0') * 10u + (licence[7] - '0');
	unsigned day = (licence[8] - '0') * 10u + (licence[9] - '0');
	unsigned year = (licence[5] - '0') * 10u + (licence[10] - '0');

	hit->identity = facts_date(hit->facts, year ? year : 100, month > 50 ? month - 50 : month, day);
	return VERDICT_RIGHT;
}

/* A registration mark is written in capitals, unless somebody says that it is one. */
enum verdict judge_vehicle(struct hit *hit)
{
	if (all_letters_are(hit, hit->whole, true))
		return VERDICT_RIGHT;
	return hit->labelled ? VERDICT_UNSURE : VERDICT_NOT;
}

enum verdict judge_capitals(struct hit *hit)
{
	return all_letters_are(hit, hit->whole, true) ? VERDICT_RIGHT : VERDICT_UNSURE;
}

/* Numbers that are there for everybody: helplines, regulators. As dialled within the country. */
static const char *const public_numbers[] = {
	"03001231231", "03001232040", "03001233393", "03001236600", "03031231113", "08000121700",
	"08000280355", "08000684141", "0800555111",  "08008005000", "08081000900", "08082000247",
	"08088005000", "08088002222", "08088010327", "08088024040", "08009995428",
};

static bool is_public(const unsigned char *digits, size_t count)
{
	for (size_t i = 0; i < sizeof public_numbers / sizeof public_numbers[0]; i++) {
		size_t j = 0;

		while (j < count && public_numbers[i][j + 1] == digits[j] + '0')
			j++;
		if (j == count && !public_numbers[i][j + 1])
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
	return count == 10 || hit->labelled || digits[0] == 8 ? VERDICT_RIGHT : VERDICT_UNSURE;
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

	return letters >= 1 && letters <= 4 && count == 11 && is_assigned(digits + 1, 10) ? VERDICT_UNSURE
											  : VERDICT_NOT;
}

enum verdict judge_nhs_misread(struct hit *hit)
{
	unsigned char digits[DIGITS_MOST];
	size_t count;
	size_t letters = mended(hit, digits, &count);

	return letters >= 1 && letters <= 3 && count == 10 ? VERDICT_UNSURE : VERDICT_NOT;
}

enum verdict judge_phone_abroad(struct hit *hit)
{
	unsigned char digits[DIGITS_MOST];
	size_t count = digits_of(hit, hit->whole, digits);

	if (count < 8 || count > 15 || (digits[0] == 4 && digits[1] == 4))
		return VERDICT_NOT;
	return count >= 10 ? VERDICT_RIGHT : VERDICT_UNSURE;
}

/* The last letter checks the two digits of the year and the serial, of up to seven. */
enum verdict judge_pnc(struct hit *hit)
{
	unsigned char pnc[13];
	size_t count = squeezed(hit, hit->whole, pnc, sizeof pnc);
	size_t years = hit->group[GROUP_YEAR].end - hit->group[GROUP_YEAR].start;
	uint32_t number = (pnc[years - 2] - '0') * 10u + (pnc[years - 1] - '0');
	uint32_t serial = 0;

	for (size_t i = years; i + 1 < count; i++)
		serial = serial * 10 + (pnc[i] - '0');
	number = number * 10000000 + serial;
	if ("zabcdefghjklmnpqrtuvwxy"[number % 23] != pnc[count - 1])
		return VERDICT_WRONG;
	return years == 4 || hit->labelled ? VERDICT_RIGHT : VERDICT_UNSURE;
}

enum verdict judge_iban(struct hit *hit)
{
	unsigned char iban[34];
	size_t count = squeezed(hit, hit->whole, iban, sizeof iban);
	unsigned remainder = 0;

	for (size_t i = 0; i < count; i++) {
		unsigned char c = iban[(i + 4) % count];

		remainder = is_digit(c) ? (remainder * 10 + (c - '0')) % 97 : (remainder * 100 + (c - 'a') + 10) % 97;
	}
	return remainder == 1 ? VERDICT_RIGHT : VERDICT_WRONG;
}

enum verdict judge_card(struct hit *hit)
{
	unsigned char digits[DIGITS_MOST];
	size_t count = digits_of(hit, hit->whole, digits);
	unsigned sum = 0;

	if (all_same(digits, count))
		return VERDICT_NOT;
	for (size_t i = 0; i < count; i++) {
		unsigned digit = digits[count - 1 - i] * (i % 2 ? 2u : 1u);

		sum += digit > 9 ? digit - 9 : digit;
	}
	return sum % 10 == 0 ? VERDICT_RIGHT : VERDICT_WRONG;
}

enum verdict judge_account(struct hit *hit)
{
	unsigned char digits[DIGITS_MOST];

	return all_same(digits, digits_of(hit, hit->whole, digits)) ? VERDICT_NOT : VERDICT_RIGHT;
}

enum verdict judge_has_digits(struct hit *hit)
{
	unsigned char digits[DIGITS_MOST];
	size_t count = digits_of(hit, hit->group[GROUP_VALUE].end ? hit->group[GROUP_VALUE] : hit->whole, digits);

	return count < 1 ? VERDICT_NOT : VERDICT_RIGHT;
}

enum verdict judge_email(struct hit *hit)
{
	hit->identity = facts_within(hit->facts, hit->view, hit->whole);
	return VERDICT_RIGHT;
}

static bool ends_with(const struct hit *hit, struct span span, const char *ending)
{
	size_t length = strlen(ending);

	return span.end - span.start >= length && !memcmp(hit->view->narrow + span.end - length, ending, length);
}

/* Addresses of public bodies are cited in every report: a person looks at them. */
enum verdict judge_url(struct hit *hit)
{
	static const char *const public_bodies[] = { "gov.uk",	 "nhs.uk",    "parliament.uk", "ac.uk",
						     "gov.scot", "gov.wales", "police.uk",     "nspcc.org.uk" };
	struct span host = hit->group[GROUP_VALUE];

	hit->identity = facts_within(hit->facts, hit->view, hit->whole);
	if (hit->identity >= 0)
		return VERDICT_RIGHT;
	for (size_t i = 0; i < sizeof public_bodies / sizeof public_bodies[0]; i++)
		if (ends_with(hit, host, public_bodies[i]))
			return VERDICT_UNSURE;
	return VERDICT_RIGHT;
}
