/*
 * The rules, compiled, and listed by where they can begin.
 */
#include "pass.h"

#include <stdlib.h>

static void mark_prefix(struct patterns *patterns, size_t prefix, uint8_t mark)
{
	patterns->prefix[prefix] |= mark;
	patterns->marked[prefix / 8] |= (uint8_t)(1u << prefix % 8);
}

static void mark_prefixes(struct patterns *patterns, const char *words, uint8_t mark)
{
	while (words && *words) {
		mark_prefix(patterns, prefix_of(patterns, (const unsigned char *)words), mark);
		words += strcspn(words, " ");
		words += *words == ' ';
	}
}

/* What sayings have a letter in a place, or, for 0, what is none. */
static void with_letter(const struct saying_beginning *say, size_t place, size_t letter, uint64_t ret[SAYING_WIDTH])
{
	memset(ret, 0, SAYING_WIDTH * sizeof *ret);
	for (unsigned column = 0; column < COLUMNS; column++)
		if (letter ? column == 'a' + letter - 1 : column < 'a' || column > 'z')
			for (size_t i = 0; i < SAYING_WIDTH; i++)
				ret[i] |= say->table[place][column][i];
}

static bool have_both(const uint64_t one[SAYING_WIDTH], const uint64_t other[SAYING_WIDTH], uint64_t ret[SAYING_WIDTH])
{
	uint64_t any = 0;

	for (size_t i = 0; i < SAYING_WIDTH; i++)
		any |= ret[i] = one[i] & other[i];
	return any;
}

/* What words begin as that may begin a saying. */
static void mark_sayings(struct patterns *patterns)
{
	uint64_t with[3][27][SAYING_WIDTH], two[SAYING_WIDTH], three[SAYING_WIDTH];

	for (size_t place = 0; place < 3; place++)
		for (size_t letter = 0; letter < 27; letter++)
			with_letter(&patterns->say, place, letter, with[place][letter]);
	for (size_t prefix = 27; prefix < 27 * 27; prefix++) {
		size_t second = prefix % 27;

		if (!have_both(with[0][prefix / 27], with[1][second], two))
			continue;
		/* Of what follows one letter by itself, prefix_of() says nothing. */
		for (size_t third = 0; third < (second ? 27 : 1); third++)
			if (!second || have_both(two, with[2][third], three))
				mark_prefix(patterns, prefix * 27 + third, PREFIX_SAYING);
	}
}

/* Where one pattern can't be made machine code (the system may forbid it), none is run as such. */
static pcre2_code *compile(struct patterns *patterns, const char *pattern, uint32_t options)
{
	int error;
	PCRE2_SIZE offset;
	pcre2_code *code = pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED,
					 options | PCRE2_DOTALL | PCRE2_DOLLAR_ENDONLY, &error, &offset, NULL);

	patterns->jit = patterns->jit && code && pcre2_jit_compile(code, PCRE2_JIT_COMPLETE) == 0;
	return code;
}

static uint8_t group_number(const pcre2_code *code, enum group group)
{
	static const char *const names[GROUP_COUNT] = { "v", "d", "m", "y", "w", "e", "s" };
	int number = pcre2_substring_number_from_name(code, (PCRE2_SPTR)names[group]);

	return number > 0 ? (uint8_t)number : 0;
}

/* One more than the index of a saying, which may be there already; 0: no memory, or too many. */
static uint8_t say(struct patterns *patterns, const char *text)
{
	struct saying *saying = patterns->sayings;

	while (saying->text && strcmp(saying->text, text))
		saying++;
	if (!saying->text) {
		unsigned first = patterns->saying_bits, last = mark_saying(text, first, &patterns->say);

		saying->text = text;
		saying->pattern = compile(patterns, text, PCRE2_ANCHORED);
		if (!saying->pattern || patterns->saying_count + 1 == SAYINGS_MOST || strlen(text) > SAYING_LONGEST ||
		    last + 1 == sizeof patterns->say.saying)
			return 0;
		memset(patterns->say.saying + first + 1, (int)patterns->saying_count++, last - first);
		patterns->saying_bits = last;
	}
	return (uint8_t)(saying - patterns->sayings + 1);
}

static bool compile_rule(struct patterns *patterns, size_t index)
{
	const struct rule *rule = &rules[index];
	struct compiled *compiled = &patterns->compiled[index];

	compiled->rule = rule;
	compiled->pattern = compile(patterns, rule->pattern, PCRE2_ANCHORED);
	if (!compiled->pattern)
		return false;
	for (int group = 0; group < GROUP_COUNT; group++)
		compiled->group[group] = group_number(compiled->pattern, (enum group)group);
	if (rule->label) {
		compiled->label = say(patterns, rule->label);
		compiled->label_after = !strchr(rule->label, '$');
	}
	if (rule->unless)
		compiled->unless = say(patterns, rule->unless);
	return (!rule->label || compiled->label) && (!rule->unless || compiled->unless);
}

static void mark_bytes(struct patterns *patterns)
{
	uint8_t *what = patterns->what;

	for (unsigned c = 0; c < 256; c++)
		patterns->kind[c] = (uint8_t)kind_of((unsigned char)c);
	for (unsigned c = 0; c < 256; c++)
		what[c] = is_digit((unsigned char)c) ? DIGIT : is_letter((unsigned char)c) ? LETTER : SKIP;
	what['@'] = what['.'] = what['('] = what['['] = SIGN;
	for (unsigned c = 'a'; c <= 'z'; c++)
		patterns->letter[c] = (uint8_t)(c - 'a' + 1);
}

/* Run lengths that a rule does not mention have it not; rules that begin at words have a run of 0. */
static bool list_rule(struct patterns *patterns, size_t rule)
{
	uint8_t from = rules[rule].from;
	uint32_t runs = rules[rule].runs ? rules[rule].runs : RUN(0);
	unsigned bit = patterns->count[from];

	if (bit == RULES_OF_FROM)
		return false;
	patterns->list[from][patterns->count[from]++] = (uint8_t)rule;
	for (unsigned run = 0; run <= RUN_LONGEST; run++) {
		if (!(runs & RUN(run)))
			continue;
		patterns->runs[from][run] |= UINT64_C(1) << bit;
		if (from == FROM_DIGITS && run <= RUNS_APART)
			mark_rule(rules[rule].pattern, run, bit, &patterns->digits[run - 1]);
	}
	mark_rule(rules[rule].pattern, 0, bit, &patterns->begin[from]);
	if (strstr(rules[rule].pattern, "jan(?:uary)"))
		patterns->needing[from][0] |= UINT64_C(1) << bit;
	if (rules[rule].kind == CSPR_FINDING_AGE)
		patterns->needing[from][1] |= UINT64_C(1) << bit;
	if (rules[rule].label && !rules[rule].plain)
		patterns->needing[from][NEEDED_WORDS + patterns->compiled[rule].label - 1] |= UINT64_C(1) << bit;
	return true;
}

struct patterns *patterns_new(void)
{
	struct patterns *patterns = calloc(1, sizeof *patterns);
	bool whole = patterns && (patterns->context = pcre2_match_context_create(NULL));

	if (whole) {
		patterns->jit = true;
		mark_bytes(patterns);
	}
	for (size_t i = 0; whole && i < rule_count; i++) {
		whole = compile_rule(patterns, i) && list_rule(patterns, i);
		mark_prefixes(patterns, rules[i].words, PREFIX_RULE);
	}
	if (!whole) {
		patterns_free(patterns);
		return NULL;
	}
	pcre2_set_match_limit(patterns->context, MATCH_LIMIT);
	mark_prefixes(patterns, "jan feb mar apr may jun jul aug sep oct nov dec", PREFIX_MONTH);
	mark_prefixes(patterns, "day wee wks mon mth yea yrs", PREFIX_UNIT);
	mark_prefixes(patterns, "dot", PREFIX_DOT);
	mark_sayings(patterns);
	return patterns;
}

void patterns_free(struct patterns *patterns)
{
	if (!patterns)
		return;
	for (size_t i = 0; i < rule_count; i++)
		pcre2_code_free(patterns->compiled[i].pattern);
	for (size_t i = 0; i < SAYINGS_MOST; i++)
		pcre2_code_free(patterns->sayings[i].pattern);
	pcre2_match_context_free(patterns->context);
	free(patterns);
}
