/*
 * The rules, compiled, and listed by where they can begin.
 */
#include "pass.h"

#include <stdlib.h>

static void mark_prefixes(struct patterns *patterns, const char *words, uint8_t mark)
{
	while (words && *words) {
		patterns->prefix[prefix_of(patterns, (const unsigned char *)words)] |= mark;
		words += strcspn(words, " ");
		words += *words == ' ';
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
		compiled->label = compile(patterns, rule->label, 0);
		compiled->label_after = !strchr(rule->label, '$');
	}
	if (rule->unless)
		compiled->unless = compile(patterns, rule->unless, 0);
	if (rule->label && !rule->plain)
		compiled->needs |= PREFIX_LABEL;
	if (strstr(rule->pattern, "jan(?:uary)"))
		compiled->needs |= PREFIX_MONTH;
	if (rule->kind == CSPR_FINDING_AGE)
		compiled->needs |= PREFIX_UNIT;
	return (!rule->label || compiled->label) && (!rule->unless || compiled->unless);
}

static void mark_bytes(struct patterns *patterns)
{
	uint8_t *what = patterns->what;

	for (unsigned c = 0; c < 256; c++)
		what[c] = is_digit((unsigned char)c) ? DIGIT : is_letter((unsigned char)c) ? LETTER : SKIP;
	what['@'] = what['.'] = what['('] = what['['] = SIGN;
	for (unsigned c = 'a'; c <= 'z'; c++)
		patterns->letter[c] = (uint8_t)(c - 'a' + 1);
}

/* Run lengths that a rule does not mention have it not; rules that begin at words are listed under 0. */
static void list_rule(struct patterns *patterns, size_t rule)
{
	uint8_t from = rules[rule].from;
	uint32_t runs = rules[rule].runs ? rules[rule].runs : RUN(0);

	for (unsigned run = 0; run <= RUN_LONGEST; run++)
		if (runs & RUN(run))
			patterns->list[from][run][patterns->count[from][run]++] = (uint8_t)rule;
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
		whole = compile_rule(patterns, i);
		list_rule(patterns, i);
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
	mark_prefixes(patterns, label_beginnings, PREFIX_LABEL);
	return patterns;
}

void patterns_free(struct patterns *patterns)
{
	if (!patterns)
		return;
	for (size_t i = 0; i < rule_count; i++) {
		pcre2_code_free(patterns->compiled[i].pattern);
		pcre2_code_free(patterns->compiled[i].label);
		pcre2_code_free(patterns->compiled[i].unless);
	}
	pcre2_match_context_free(patterns->context);
	free(patterns);
}
