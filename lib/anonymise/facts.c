/*
 * Registered values that have a form: dates of birth, numbers, references, addresses.
 *
 * A value is kept as its letters and digits alone and is found whatever stands between those: "LCS-123/4" in
 * "lcs 1234". A street is kept word by word, since words have short forms. All of it lies in memory that is locked as
 * far as the system lets us, and wiped before it goes.
 */
#include "rules.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include <openssl/crypto.h>

enum { TEXT_MOST = 63, CHARACTERS = 36, GAP_MOST = 3 };

enum shape {
	SHAPE_LOOSE, /* anything may stand between its characters */
	SHAPE_TIGHT, /* short: as one run */
	SHAPE_WORDS  /* canonical words with spaces between */
};

struct date_fact {
	int32_t identity;
	uint16_t year;
	uint8_t month, day;
};

struct text_fact {
	int32_t identity;
	int32_t next; /* of those that begin with the same two characters; -1 none */
	const char *rule;
	uint16_t kind;
	uint8_t shape;
	uint8_t grade;
	uint8_t grade_lower; /* where the text has no capital there */
	char text[TEXT_MOST + 1];
};

struct pattern_facts {
	struct date_fact *dates;
	size_t date_count, date_room;
	struct text_fact *texts;
	size_t text_count, text_room;
	int32_t first[CHARACTERS * CHARACTERS];
};

static void *locked_new(size_t size)
{
	void *memory = calloc(1, size);

	if (memory)
		(void)mlock(memory, size);
	return memory;
}

static void locked_free(void *memory, size_t size)
{
	if (!memory)
		return;
	OPENSSL_cleanse(memory, size);
	(void)munlock(memory, size);
	free(memory);
}

/* Room for one more, in memory of its own: what it was in before is wiped. */
static bool make_room(void **list, size_t count, size_t *room, size_t size)
{
	if (count < *room)
		return true;
	size_t larger = *room ? *room * 2 : 16;
	void *moved = locked_new(larger * size);
	if (!moved)
		return false;
	if (count)
		memcpy(moved, *list, count * size);
	locked_free(*list, *room * size);
	*list = moved;
	*room = larger;
	return true;
}

struct pattern_facts *pattern_facts_new(void)
{
	struct pattern_facts *facts = locked_new(sizeof *facts);

	if (facts)
		memset(facts->first, 0xff, sizeof facts->first);
	return facts;
}

void pattern_facts_free(struct pattern_facts *facts)
{
	if (!facts)
		return;
	locked_free(facts->dates, facts->date_room * sizeof *facts->dates);
	locked_free(facts->texts, facts->text_room * sizeof *facts->texts);
	locked_free(facts, sizeof *facts);
}

/* Adding ----------------------------------------------------------------------------------------- */

static int character_of(unsigned char c)
{
	if (is_digit(c))
		return c - '0';
	return c >= 'a' && c <= 'z' ? c - 'a' + 10 : -1;
}

static enum pattern_added add_text(struct pattern_facts *facts, struct text_fact fact)
{
	int first = character_of((unsigned char)fact.text[0]);
	int second = character_of((unsigned char)fact.text[fact.text[1] == ' ' ? 2 : 1]);

	if (first < 0 || second < 0)
		return PATTERN_NOT_UNDERSTOOD;
	for (size_t i = 0; i < facts->text_count; i++)
		if (facts->texts[i].kind == fact.kind && !strcmp(facts->texts[i].text, fact.text))
			return PATTERN_ADDED;
	void *list = facts->texts;
	if (!make_room(&list, facts->text_count, &facts->text_room, sizeof *facts->texts))
		return PATTERN_NO_MEMORY;
	facts->texts = list;
	int32_t *head = &facts->first[first * CHARACTERS + second];
	fact.next = *head;
	*head = (int32_t)facts->text_count;
	facts->texts[facts->text_count++] = fact;
	return PATTERN_ADDED;
}

static unsigned char lowered(char c)
{
	return c >= 'A' && c <= 'Z' ? (unsigned char)(c - 'A' + 'a') : (unsigned char)c;
}

/* Letters and digits of a value, up to a limit; whether all of it fitted. */
static bool squeeze(const char *text, size_t length, char out[TEXT_MOST + 1])
{
	size_t count = 0;

	for (size_t i = 0; i < length; i++) {
		if (character_of(lowered(text[i])) < 0)
			continue;
		if (count == TEXT_MOST)
			return false;
		out[count++] = (char)lowered(text[i]);
	}
	out[count] = 0;
	return true;
}

static bool has_digit(const char *text)
{
	return strpbrk(text, "0123456789") != NULL;
}

static enum pattern_added add_squeezed(struct pattern_facts *facts, struct text_fact fact, const char *text,
				       size_t length)
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

static unsigned month_named(const char *word)
{
	static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";

	for (unsigned i = 0; i < 12; i++)
		if (!strncmp(names + i * 3ul, word, 3))
			return i + 1;
	return 0;
}

struct date_parts {
	unsigned number[4], digits[4];
	unsigned count, month, month_place;
};

/* The numbers of a date and its month's name. */
static void split_date(const char *text, size_t length, struct date_parts *parts)
{
	for (size_t i = 0; i < length;) {
		unsigned char c = lowered(text[i]);

		if (is_digit(c) && parts->count < 4) {
			unsigned number = 0;
			size_t start = i;

			for (; i < length && is_digit((unsigned char)text[i]) && i - start < 8; i++)
				number = number * 10 + (unsigned)(text[i] - '0');
			parts->number[parts->count] = number;
			parts->digits[parts->count++] = (unsigned)(i - start);
		} else if (c >= 'a' && c <= 'z') {
			char word[4] = { 0 };
			size_t start = i;

			for (; i < length && lowered(text[i]) >= 'a' && lowered(text[i]) <= 'z'; i++)
				if (i - start < 3)
					word[i - start] = (char)lowered(text[i]);
			if (!parts->month && month_named(word)) {
				parts->month = month_named(word);
				parts->month_place = parts->count;
			}
		} else {
			i++;
		}
	}
}

static bool read_date(const char *text, size_t length, struct date_fact *ret)
{
	struct date_parts parts = { 0 };

	split_date(text, length, &parts);
	const unsigned *number = parts.number;
	unsigned year = 0, month = parts.month, day = 0;
	if (month && parts.count == 2) {
		bool year_first = parts.digits[0] == 4;

		year = number[year_first ? 0 : 1];
		day = number[year_first ? 1 : 0];
	} else if (!month && parts.count >= 3) {
		bool year_first = parts.digits[0] == 4;

		year = number[year_first ? 0 : 2];
		month = number[1];
		day = number[year_first ? 2 : 0];
	} else if (!month && parts.count == 1 && parts.digits[0] == 8) {
		bool year_first = number[0] / 1000000 > 12 && number[0] / 1000000 < 22 && number[0] / 100 % 100 <= 12;

		year = year_first ? number[0] / 10000 : number[0] % 10000;
		month = year_first ? number[0] / 100 % 100 : number[0] / 10000 % 100;
		day = year_first ? number[0] % 100 : number[0] / 1000000;
	}
	if (month < 1 || month > 12 || day < 1 || day > 31)
		return false;
	ret->year = (uint16_t)(year < 100 ? year + (year < 50 ? 2000 : 1900) : year);
	ret->month = (uint8_t)month;
	ret->day = (uint8_t)day;
	return true;
}

static enum pattern_added add_date(struct pattern_facts *facts, int32_t identity, const char *text, size_t length)
{
	struct date_fact fact = { .identity = identity };

	if (!read_date(text, length, &fact))
		return PATTERN_NOT_UNDERSTOOD;
	void *list = facts->dates;
	if (!make_room(&list, facts->date_count, &facts->date_room, sizeof *facts->dates))
		return PATTERN_NO_MEMORY;
	facts->dates = list;
	facts->dates[facts->date_count++] = fact;
	return PATTERN_ADDED;
}

/* Streets ---------------------------------------------------------------------------------------- */

static const struct {
	const char *written, *canonical;
} street_words[] = {
	{ "ave", "avenue" },	  { "av", "avenue" },	   { "avenue", "avenue" },     { "bank", "bank" },
	{ "building", "house" },  { "cl", "close" },	   { "close", "close" },       { "court", "court" },
	{ "cres", "crescent" },	  { "cr", "crescent" },	   { "crescent", "crescent" }, { "croft", "croft" },
	{ "ct", "court" },	  { "dr", "drive" },	   { "drive", "drive" },       { "fold", "fold" },
	{ "gardens", "gardens" }, { "garden", "gardens" }, { "gdns", "gardens" },      { "gate", "gate" },
	{ "green", "green" },	  { "gr", "grove" },	   { "grove", "grove" },       { "hill", "hill" },
	{ "house", "house" },	  { "la", "lane" },	   { "lane", "lane" },	       { "ln", "lane" },
	{ "mews", "mews" },	  { "parade", "parade" },  { "park", "park" },	       { "pl", "place" },
	{ "place", "place" },	  { "rd", "road" },	   { "rise", "rise" },	       { "road", "road" },
	{ "row", "row" },	  { "sq", "square" },	   { "square", "square" },     { "st", "street" },
	{ "street", "street" },	  { "str", "street" },	   { "ter", "terrace" },       { "terr", "terrace" },
	{ "terrace", "terrace" }, { "view", "view" },	   { "walk", "walk" },	       { "way", "way" },
	{ "yard", "yard" },
};

/* "Saint" is written as "street" is: both are read as that. */
static const char *canonical_word(const char *word)
{
	if (!strcmp(word, "saint"))
		return "street";
	for (size_t i = 0; i < sizeof street_words / sizeof street_words[0]; i++)
		if (!strcmp(street_words[i].written, word))
			return street_words[i].canonical;
	return NULL;
}

struct words {
	char text[TEXT_MOST + 1]; /* canonical, with spaces between */
	unsigned count;
	bool street;   /* the last is the kind of a street */
	size_t second; /* where the second word begins */
};

static bool words_append(struct words *words, const char *word)
{
	const char *canonical = canonical_word(word);
	size_t length = strlen(words->text);
	size_t needed = strlen(canonical ? canonical : word) + (words->count > 0);

	if (length + needed > TEXT_MOST)
		return false;
	if (words->count)
		strcat(words->text, " ");
	if (words->count == 1)
		words->second = length + 1;
	strcat(words->text, canonical ? canonical : word);
	words->count++;
	words->street = canonical && words->count > 1;
	return true;
}

static bool read_words(const char *text, size_t length, struct words *words)
{
	char word[TEXT_MOST + 1];
	size_t count = 0;

	for (size_t i = 0; i <= length; i++) {
		unsigned char c = i < length ? lowered(text[i]) : ' ';

		if (character_of(c) >= 0) {
			if (count == TEXT_MOST)
				return false;
			word[count++] = (char)c;
		} else if (c != '\'' && count) {
			word[count] = 0;
			count = 0;
			if (!words_append(words, word))
				return false;
		}
	}
	return true;
}

static bool looks_like_postcode(const char *text, size_t length)
{
	char squeezed[TEXT_MOST + 1];

	if (!squeeze(text, length, squeezed))
		return false;
	size_t count = strlen(squeezed);
	return count >= 5 && count <= 7 && !is_digit((unsigned char)squeezed[0]) &&
	       is_digit((unsigned char)squeezed[count - 3]) && !is_digit((unsigned char)squeezed[count - 2]) &&
	       !is_digit((unsigned char)squeezed[count - 1]);
}

/* The start of the last two words of a part, or of the last, where they are a postcode. */
static size_t postcode_start(const char *text, size_t length)
{
	size_t found = length;

	for (size_t i = length, words = 0; i-- > 0 && words < 2;) {
		bool starts = text[i] != ' ' && (i == 0 || text[i - 1] == ' ');

		words += starts;
		if (starts && looks_like_postcode(text + i, length - i))
			found = i;
	}
	return found;
}

static enum pattern_added add_street(struct pattern_facts *facts, struct text_fact fact, const struct words *words,
				     bool first)
{
	bool numbered = is_digit((unsigned char)words->text[0]);

	fact.shape = SHAPE_WORDS;
	if (!words->street && !(first && words->count >= 2 && !numbered) && !(first && numbered && words->count >= 3))
		return PATTERN_NOT_UNDERSTOOD;
	strcpy(fact.text, words->text);
	fact.rule = numbered ? "registered-address" : "registered-street";
	fact.grade_lower = numbered ? CSPR_GRADE_DEFINITE : CSPR_GRADE_REVIEW;
	enum pattern_added added = add_text(facts, fact);
	if (!numbered || words->count < 3 || added == PATTERN_NO_MEMORY)
		return added;
	strcpy(fact.text, words->text + words->second);
	fact.rule = "registered-street";
	fact.grade_lower = CSPR_GRADE_REVIEW;
	return add_text(facts, fact);
}

static enum pattern_added add_address(struct pattern_facts *facts, int32_t identity, const char *text, size_t length)
{
	struct text_fact street = { .identity = identity, .kind = CSPR_FINDING_ADDRESS, .grade = CSPR_GRADE_DEFINITE };
	struct text_fact postcode = { .identity = identity,
				      .kind = CSPR_FINDING_POSTCODE,
				      .grade = CSPR_GRADE_DEFINITE,
				      .grade_lower = CSPR_GRADE_DEFINITE,
				      .rule = "registered-postcode" };
	enum pattern_added all = PATTERN_NOT_UNDERSTOOD;
	bool first = true;

	for (size_t start = 0; start < length;) {
		size_t end = start;
		while (end < length && !strchr(",;\n", text[end]))
			end++;
		size_t code = start + postcode_start(text + start, end - start);
		struct words words = { 0 };
		if (code < end) {
			all = add_squeezed(facts, postcode, text + code, end - code);
		}
		if (all != PATTERN_NO_MEMORY && read_words(text + start, code - start, &words) && words.count) {
			enum pattern_added added = add_street(facts, street, &words, first);
			all = added == PATTERN_NOT_UNDERSTOOD ? all : added;
			first = false;
		}
		if (all == PATTERN_NO_MEMORY)
			break;
		start = end + 1;
	}
	return all;
}

enum pattern_added pattern_facts_add(struct pattern_facts *facts, enum pattern_field field, int32_t identity,
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

/* Finding ---------------------------------------------------------------------------------------- */

int32_t facts_date(const struct pattern_facts *facts, unsigned year, unsigned month, unsigned day)
{
	for (size_t i = 0; facts && i < facts->date_count; i++) {
		const struct date_fact *fact = &facts->dates[i];

		if (fact->month != month || fact->day != day)
			continue;
		if (year == 0 || (year <= 100 ? fact->year % 100u == year % 100 : fact->year == year))
			return fact->identity;
	}
	return -1;
}

static bool is_gap(unsigned char c)
{
	return c && strchr(" \n-./()_:,'@\\", c);
}

/* The end of a value that begins at a point, with anything between its characters; 0 where it is not there. */
static size_t match_loose(const struct text_fact *fact, const struct folded *view, size_t start)
{
	size_t most = fact->shape == SHAPE_TIGHT ? 0 : GAP_MOST;
	size_t p = start;

	for (const char *c = fact->text; *c; c++) {
		for (size_t gap = 0; gap < most && c != fact->text && is_gap(view->narrow[p]); gap++)
			p++;
		if (view->narrow[p] != (unsigned char)*c)
			return 0;
		p++;
	}
	return is_word(view->narrow[p]) ? 0 : p;
}

static size_t read_word(const struct folded *view, size_t p, char word[TEXT_MOST + 1])
{
	size_t count = 0;

	for (; is_word(view->narrow[p]) || (view->narrow[p] == '\'' && count); p++) {
		if (count == TEXT_MOST)
			return 0;
		if (view->narrow[p] != '\'')
			word[count++] = (char)view->narrow[p];
	}
	word[count] = 0;
	return count ? p : 0;
}

static size_t match_words(const struct text_fact *fact, const struct folded *view, size_t start)
{
	const char *rest = fact->text;
	size_t p = start;

	for (;;) {
		char word[TEXT_MOST + 1];
		size_t end = read_word(view, p, word);
		if (!end)
			return 0;
		const char *canonical = canonical_word(word);
		const char *wanted = canonical ? canonical : word;
		size_t length = strlen(wanted);
		if (strncmp(rest, wanted, length) || (rest[length] && rest[length] != ' '))
			return 0;
		if (!rest[length])
			return end;
		rest += length + 1;
		for (p = end; p - end < GAP_MOST && is_gap(view->narrow[p]);)
			p++;
	}
}

size_t facts_at(const struct pattern_facts *facts, const struct folded *view, size_t start, struct finding *ret)
{
	int first = character_of(view->narrow[start]);
	size_t second_at = start + 1;
	size_t longest = 0;

	if (!facts || first < 0)
		return 0;
	for (size_t gap = 0; gap < GAP_MOST && is_gap(view->narrow[second_at]); gap++)
		second_at++;
	int second = character_of(view->narrow[second_at]);
	if (second < 0)
		return 0;
	for (int32_t i = facts->first[first * CHARACTERS + second]; i >= 0; i = facts->texts[i].next) {
		const struct text_fact *fact = &facts->texts[i];
		size_t end =
			fact->shape == SHAPE_WORDS ? match_words(fact, view, start) : match_loose(fact, view, start);
		if (end <= longest)
			continue;
		bool capital = view->flags[start] & FOLD_UPPER || is_digit(view->narrow[start]);
		longest = end;
		*ret = (struct finding){ .kind = fact->kind,
					 .grade = capital ? fact->grade : fact->grade_lower,
					 .identity = fact->identity,
					 .rule = fact->rule };
	}
	return longest;
}

int32_t facts_within(const struct pattern_facts *facts, const struct folded *view, struct span stretch)
{
	struct finding finding;

	for (size_t p = stretch.start; facts && p < stretch.end; p++) {
		bool starts = is_word(view->narrow[p]) && (p == 0 || !is_word(view->narrow[p - 1]));
		size_t end = starts ? facts_at(facts, view, p, &finding) : 0;

		if (end && end <= stretch.end)
			return finding.identity;
	}
	return -1;
}
