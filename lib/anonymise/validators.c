/*
 * Whether an identifier of the right form is one: check digits, letters that are never issued, ranges of numbers.
 */
#include "judge.h"

#include <string.h>

static unsigned weighted(const unsigned char *digits, size_t count, unsigned first_weight)
{
	unsigned sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += digits[i] * (first_weight - (unsigned)i);
	return sum;
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
static const char areas[] =
	"ab al b  ba bb bd bf bh bl bn br bs bt bx ca cb cf ch cm co cr ct cv cw da dd de dg dh dl "
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

/* 2016/17 is a stretch of time. */
enum verdict judge_application(struct hit *hit)
{
	unsigned char digits[DIGITS_MOST];
	unsigned year;

	if (digits_of(hit, hit->whole, digits) != 6)
		return VERDICT_RIGHT;
	year = (digits[0] * 10u + digits[1]) * 100 + digits[2] * 10u + digits[3];
	return (year / 100 == 19 || year / 100 == 20) && (year + 1) % 100 == digits[4] * 10u + digits[5]
		       ? VERDICT_NOT
		       : VERDICT_RIGHT;
}

/* The last letter checks the two digits of the year and the serial, of up to seven. */
enum verdict judge_pnc(struct hit *hit)
{
	unsigned char pnc[13] = { 0 };
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
