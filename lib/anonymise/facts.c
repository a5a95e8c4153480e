/*
 * Registered values that have a form: dates of birth, numbers, references, addresses.
 *
 * A value is kept as its letters and digits alone and is found whatever stands between those: "LCS-123/4" in
 * "lcs 1234". A street is kept word by word, since words have short forms. All of it lies in secret memory.
 */
#include "facts.h"
#include "views.h"

#include <openssl/crypto.h>
#include <string.h>

struct pattern_facts *pattern_facts_new(void)
{
	struct secret secret = { 0 };
	struct pattern_facts *facts = secret_take(&secret, sizeof *facts);

	if (!facts)
		return NULL;
	memset(facts->first, 0xff, sizeof facts->first);
	memset(facts->first_step, 0xff, sizeof facts->first_step);
	facts->secret = secret;
	return facts;
}

void pattern_facts_free(struct pattern_facts *facts)
{
	if (!facts)
		return;
	struct secret secret = facts->secret;
	secret_free(&secret);
}

/* -1: no memory. */
static int32_t new_step(struct pattern_facts *facts, char character, int32_t other)
{
	if (!secret_grow(&facts->secret, &facts->steps, &facts->step_room, facts->step_count, sizeof *facts->steps))
		return -1;
	facts->steps[facts->step_count] =
		(struct character_step){ .other = other, .after = -1, .fact = -1, .character = character };
	return (int32_t)facts->step_count++;
}

int32_t step_after(const struct pattern_facts *facts, int32_t step, char character)
{
	int32_t after = facts->steps[step].after;

	while (after >= 0 && facts->steps[after].character != character)
		after = facts->steps[after].other;
	return after;
}

/* The last step of a text, made with those before it where they are not there; -1: no memory. */
static int32_t make_steps(struct pattern_facts *facts, const char *text, int32_t *first)
{
	int32_t step = *first >= 0 ? *first : new_step(facts, text[1], -1);

	*first = step;
	for (text += 2; step >= 0 && *text; text++) {
		int32_t after = step_after(facts, step, *text);

		if (after < 0) {
			after = new_step(facts, *text, facts->steps[step].after);
			facts->steps[step].after = after >= 0 ? after : facts->steps[step].after;
		}
		step = after;
	}
	return step;
}

enum pattern_added add_text(struct pattern_facts *facts, struct text_fact fact)
{
	int first = character_of((unsigned char)fact.text[0]);
	int second = character_of((unsigned char)fact.text[fact.text[1] == ' ' ? 2 : 1]);
	int32_t *head;

	if (first < 0 || second < 0)
		return PATTERN_NOT_UNDERSTOOD;
	for (size_t i = 0; i < facts->text_count; i++)
		if (facts->texts[i].kind == fact.kind && facts->texts[i].identity == fact.identity &&
		    !strcmp(facts->texts[i].text, fact.text))
			return PATTERN_ADDED;
	if (!secret_grow(&facts->secret, &facts->texts, &facts->text_room, facts->text_count, sizeof *facts->texts))
		return PATTERN_NO_MEMORY;
	head = &facts->first[first * CHARACTERS + second];
	if (fact.shape != SHAPE_WORDS) {
		int32_t step = make_steps(facts, fact.text, &facts->first_step[first * CHARACTERS + second]);

		if (step < 0)
			return PATTERN_NO_MEMORY;
		head = &facts->steps[step].fact;
	}
	fact.next = *head;
	*head = (int32_t)facts->text_count;
	facts->texts[facts->text_count++] = fact;
	return PATTERN_ADDED;
}

bool squeeze(const char *text, size_t length, char out[TEXT_MOST + 1])
{
	size_t count = 0;

	for (size_t i = 0; i < length; i++) {
		if (character_of((unsigned char)text[i]) < 0)
			continue;
		if (count == TEXT_MOST)
			return false;
		out[count++] = text[i];
	}
	out[count] = 0;
	return true;
}

static bool has_digit(const char *text)
{
	return strpbrk(text, "0123456789") != NULL;
}

enum pattern_added add_squeezed(struct pattern_facts *facts, struct text_fact fact, const char *text, size_t length)
{
	if (!squeeze(text, length, fact.text))
		return PATTERN_NOT_UNDERSTOOD;
	size_t count = strlen(fact.text);
	bool email = fact.kind == CSPR_FINDING_EMAIL;
	fact.shape = count >= 5 && (has_digit(fact.text) || email) ? SHAPE_LOOSE : SHAPE_TIGHT;
	return count < 3 ? PATTERN_NOT_UNDERSTOOD : add_text(facts, fact);
}

static enum pattern_added add_digits(struct pattern_facts *facts, struct text_fact fact, const char *prefix,
				     const char *digits)
{
	fact.shape = SHAPE_LOOSE;
	if (strlen(prefix) + strlen(digits) > TEXT_MOST)
		return PATTERN_NOT_UNDERSTOOD;
	strcpy(fact.text, prefix);
	strcat(fact.text, digits);
	return add_text(facts, fact);
}

/* A number of this country is dialled in four ways. */
static enum pattern_added add_phone(struct pattern_facts *facts, struct text_fact fact, const char *text, size_t length)
{
	static const char *const prefixes[] = { "0", "44", "440", "0044", "00440" };
	char digits[TEXT_MOST + 1];

	if (!squeeze(text, length, digits) || strspn(digits, "0123456789") != strlen(digits) || strlen(digits) < 6)
		return PATTERN_NOT_UNDERSTOOD;
	const char *national = digits;
	if (!strncmp(national, "00", 2))
		national += 2;
	if (!strncmp(national, "44", 2) && strlen(national) > 10)
		national += 2;
	if (*national == '0')
		national++;
	if (national == digits)
		return add_digits(facts, fact, "", digits);
	for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++) {
		enum pattern_added added = add_digits(facts, fact, prefixes[i], national);
		if (added != PATTERN_ADDED)
			return added;
	}
	return PATTERN_ADDED;
}

static enum pattern_added add_date(struct pattern_facts *facts, int32_t identity, const char *text, size_t length)
{
	struct date_fact fact = { .identity = identity };

	if (!read_date(text, length, &fact))
		return PATTERN_NOT_UNDERSTOOD;
	if (!secret_grow(&facts->secret, &facts->dates, &facts->date_room, facts->date_count, sizeof *facts->dates))
		return PATTERN_NO_MEMORY;
	facts->dates[facts->date_count++] = fact;
	return PATTERN_ADDED;
}

/* Of a value that is folded. */
static enum pattern_added add_value(struct pattern_facts *facts, enum pattern_field field, int32_t identity,
				    const char *text, size_t length)
{
	struct text_fact fact = { .identity = identity,
				  .grade = CSPR_GRADE_DEFINITE,
				  .grade_lower = CSPR_GRADE_DEFINITE };

	switch (field) {
	case PATTERN_FIELD_DOB:
		return add_date(facts, identity, text, length);
	case PATTERN_FIELD_ADDRESS:
		return add_address(facts, identity, text, length);
	case PATTERN_FIELD_POSTCODE:
		fact.kind = CSPR_FINDING_POSTCODE;
		fact.rule = "registered-postcode";
		break;
	case PATTERN_FIELD_NHS:
		fact.kind = CSPR_FINDING_NHS;
		fact.rule = "registered-nhs";
		break;
	case PATTERN_FIELD_PHONE:
		fact.kind = CSPR_FINDING_PHONE;
		fact.rule = "registered-phone";
		return add_phone(facts, fact, text, length);
	case PATTERN_FIELD_EMAIL:
		fact.kind = CSPR_FINDING_EMAIL;
		fact.rule = "registered-email";
		break;
	case PATTERN_FIELD_HANDLE:
		fact.kind = CSPR_FINDING_HANDLE;
		fact.rule = "registered-handle";
		break;
	case PATTERN_FIELD_REF:
		fact.kind = CSPR_FINDING_CODE;
		fact.rule = "registered-ref";
		break;
	}
	return add_squeezed(facts, fact, text, length);
}

enum pattern_added pattern_facts_add(struct pattern_facts *facts, enum pattern_field field, int32_t identity,
				     const char *text, size_t length)
{
	struct folded folded;

	if (!fold_text((const unsigned char *)text, length, &folded, NULL))
		return PATTERN_NO_MEMORY;
	enum pattern_added added = add_value(facts, field, identity, (const char *)folded.narrow, folded.count);
	OPENSSL_cleanse(folded.narrow, folded.count);
	if (folded.points)
		OPENSSL_cleanse(folded.points, folded.count * sizeof *folded.points);
	folded_free(&folded);
	return added;
}
