/*
 * From a run of digits: where rules could begin that have it.
 */
#include "pass.h"

/* "1.2" of "1.2.3": a number goes on before it, and no finding ends there. */
static bool is_inner(const struct pass *pass, size_t start)
{
	unsigned char sign = before(pass, start, 1);

	return (sign == '.' || sign == ',' || sign == '-' || sign == '/' || sign == ':') &&
	       is_digit(before(pass, start, 2)) && start - 2 >= pass->clear;
}

static void try_sign(struct pass *pass, size_t digits, size_t run, struct best *best)
{
	size_t start = digits;

	if (before(pass, start, 1) == ' ' && before(pass, start, 2) == '+')
		start--;
	unsigned char sign = before(pass, start, 1);
	if (sign != '+' && sign != '(' && sign != '[')
		return;
	start--;
	if (sign == '+' && before(pass, start, 1) == '(')
		try_rules(pass, FROM_SIGN, start - 1, run, best);
	if (!best->finding.grade)
		try_rules(pass, FROM_SIGN, start, run, best);
}

static void try_token(struct pass *pass, size_t digits, size_t run, struct best *best)
{
	size_t start = digits;

	while (digits - start < UNLESS_BEFORE) {
		unsigned char c = before(pass, start, 1);

		if (is_digit(c))
			return; /* tried from there */
		if (!is_letter(c) && c != '/' && c != '-' && c != '_' && c != '.')
			break;
		start--;
	}
	while (start < digits && !is_word(pass->view->narrow[start]))
		start++;
	try_rules(pass, FROM_TOKEN, start, run, best);
}

static void try_month_before(struct pass *pass, size_t digits, size_t run, struct best *best)
{
	size_t end = digits;

	while (digits - end < 4 && before(pass, end, 1) && strchr(" \n.,-/", before(pass, end, 1)))
		end--;
	size_t start = letters_before(pass, end, 9);
	if (end - start == 3 && !memcmp(pass->view->narrow + start, "the", 3)) {
		end = start;
		while (start - end < 2 && is_gap(before(pass, end, 1)))
			end--;
		start = letters_before(pass, end, 9);
	}
	if (end - start >= 3 &&
	    pass->patterns->prefix[prefix_of(pass->patterns, pass->view->narrow + start)] & PREFIX_MONTH)
		try_rules(pass, FROM_MONTH, start, run, best);
}

size_t look_at_digits(struct pass *pass, size_t start)
{
	const unsigned char *narrow = pass->view->narrow;
	struct best best = { 0 };
	size_t end = start;

	while (is_digit(narrow[end]))
		end++;
	if (end - start > RUN_LONGEST)
		return end;
	size_t run = end - start;
	pass->place = start;
	pass->digits = 0;
	unsigned char previous = before(pass, start, 1);
	if (is_letter(previous)) {
		size_t letters = letters_before(pass, start, 6);
		if (letters < start)
			try_rules(pass, FROM_LETTERS, letters, run, &best);
	} else {
		try_sign(pass, start, run, &best);
		if (!is_inner(pass, start))
			try_rules(pass, FROM_DIGITS, start, run, &best);
		size_t gap = start;
		while (start - gap < 2 && is_gap(before(pass, gap, 1)))
			gap--;
		size_t letters = gap < start ? letters_before(pass, gap, 5) : gap;
		if (letters < gap)
			try_rules(pass, FROM_WORD, letters, run, &best);
		if (!is_inner(pass, start))
			try_month_before(pass, start, run, &best);
	}
	if (best.finding.grade != CSPR_GRADE_DEFINITE)
		try_token(pass, start, run, &best);
	return settle(pass, &best, end);
}
