/*
 * What a person who checks a text needs to have listed, though none of it identifies anybody by itself: dates, ages,
 * who has how many siblings, places, press and courts, and what the host says is rare. Decides nothing, and blocks
 * nothing.
 */
#include "inventory.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct cspr_inventory {
	struct cspr_quasi *list;
	size_t count, room;
	bool failed;
};

static const char *const kinds[] = {
	[CSPR_QUASI_DATE] = "date",   [CSPR_QUASI_AGE] = "age",	    [CSPR_QUASI_SIBLINGS] = "siblings",
	[CSPR_QUASI_PLACE] = "place", [CSPR_QUASI_PRESS] = "press", [CSPR_QUASI_COURT] = "court",
	[CSPR_QUASI_RARE] = "rare",
};

const char *cspr_quasi_name(cspr_code kind)
{
	return kind < sizeof(kinds) / sizeof(kinds[0]) ? kinds[kind] : NULL;
}

static void add(cspr_inventory *inventory, size_t start, size_t end, cspr_code kind, const char *rule)
{
	if (inventory->failed)
		return;
	if (inventory->count == inventory->room) {
		size_t room = inventory->room ? inventory->room * 2 : 64;
		struct cspr_quasi *list = realloc(inventory->list, room * sizeof(*list));

		inventory->failed = !list;
		if (!list)
			return;
		inventory->list = list;
		inventory->room = room;
	}
	inventory->list[inventory->count++] =
		(struct cspr_quasi){ .size = sizeof(struct cspr_quasi), start, end, kind, rule };
}

/* What of a scan belongs into it: 0: nothing. */
static cspr_code quasi_of(const struct cspr_scan_finding *finding, const cspr_register *reg)
{
	struct cspr_identity identity = { .size = sizeof(identity) };

	switch (finding->kind) {
	case CSPR_FINDING_DATE:
		return CSPR_QUASI_DATE;
	case CSPR_FINDING_AGE:
		return CSPR_QUASI_AGE;
	case CSPR_FINDING_COURT:
		return CSPR_QUASI_COURT;
	case CSPR_FINDING_ADDRESS:
	case CSPR_FINDING_POSTCODE:
		return CSPR_QUASI_PLACE;
	}
	if (!reg || finding->identity < 0 ||
	    cspr_register_identity(reg, (size_t)finding->identity, &identity) != CSPR_DONE)
		return 0;
	return identity.identity_class == CSPR_CLASS_PLACE || identity.identity_class == CSPR_CLASS_SCHOOL ||
			       identity.identity_class == CSPR_CLASS_AGENCY
		       ? CSPR_QUASI_PLACE
		       : 0;
}

/* Words ------------------------------------------------------------------------------------------- */

struct word {
	const char *bytes;
	size_t length;
};

static bool in_word(char byte)
{
	return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	       (byte & 0x80);
}

/* The next word from a place on, within the same sentence: what is between is at most three bytes, as ", " or "-". With
 * any, whatever is between. */
static bool next_word(const char *at, const char *end, bool any, struct word *ret)
{
	const char *start = at;

	while (at < end && !in_word(*at)) {
		if (!any && (at - start >= 3 || strchr(".;:!?\t", *at)))
			return false;
		at++;
	}
	ret->bytes = at;
	while (at < end && in_word(*at))
		at++;
	ret->length = (size_t)(at - ret->bytes);
	return ret->length > 0;
}

static bool is_word(struct word word, const char *known, size_t length)
{
	if (word.length != length)
		return false;
	for (size_t i = 0; i < length; i++) {
		char a = word.bytes[i], b = known[i];

		if ((a >= 'A' && a <= 'Z' ? a | 0x20 : a) != (b >= 'A' && b <= 'Z' ? b | 0x20 : b))
			return false;
	}
	return true;
}

static bool is_among(struct word word, const char *const *list)
{
	for (; *list; list++)
		if (is_word(word, *list, strlen(*list)))
			return true;
	return false;
}

static bool is_number(struct word word)
{
	size_t digits = 0;

	while (digits < word.length && word.bytes[digits] >= '0' && word.bytes[digits] <= '9')
		digits++;
	return (digits == word.length && digits <= 2) || is_among(word, inventory_numbers);
}

/* Whether a phrase begins with a word, and where it then ends. */
static const char *phrase_end(const char *phrase, struct word word, const char *end)
{
	bool have = true;

	while (*phrase) {
		size_t length = strcspn(phrase, " ");

		if (*phrase == '~') {
			if (have && is_among(word, inventory_which))
				have = next_word(word.bytes + word.length, end, false, &word);
		} else if (!have || !(*phrase == '#' ? is_number(word) : is_word(word, phrase, length))) {
			return NULL;
		} else {
			const char *last = word.bytes + word.length;

			phrase += length + (phrase[length] == ' ');
			if (!*phrase)
				return last;
			have = next_word(last, end, false, &word);
			continue;
		}
		phrase += length + (phrase[length] == ' ');
	}
	return NULL;
}

static void add_phrases(cspr_inventory *inventory, const char *text, size_t length, const char *const *terms,
			size_t term_count)
{
	const char *end = text + length, *last;
	struct word word;

	for (const char *at = text; next_word(at, end, true, &word); at = word.bytes + word.length) {
		for (const struct inventory_phrase *phrase = inventory_phrases; phrase->words; phrase++)
			if ((last = phrase_end(phrase->words, word, end)) != NULL) {
				add(inventory, (size_t)(word.bytes - text), (size_t)(last - text), phrase->kind,
				    phrase->rule);
				break;
			}
		for (size_t i = 0; i < term_count; i++)
			if ((last = phrase_end(terms[i], word, end)) != NULL)
				add(inventory, (size_t)(word.bytes - text), (size_t)(last - text), CSPR_QUASI_RARE,
				    "term");
	}
}

static int by_place(const void *left, const void *right)
{
	const struct cspr_quasi *a = left, *b = right;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	if (a->end != b->end)
		return a->end > b->end ? -1 : 1;
	return a->kind < b->kind ? -1 : a->kind > b->kind;
}

/* Sorted; one that lies within another of its kind says nothing more. */
static void tidy(cspr_inventory *inventory)
{
	size_t kept = 0;

	if (inventory->count)
		qsort(inventory->list, inventory->count, sizeof(*inventory->list), by_place);
	for (size_t i = 0; i < inventory->count; i++) {
		const struct cspr_quasi *before = inventory->list + kept - 1, *quasi = inventory->list + i;

		if (!kept || before->kind != quasi->kind || before->end < quasi->end)
			inventory->list[kept++] = *quasi;
	}
	inventory->count = kept;
}

cspr_status cspr_inventory_new(const cspr_register *reg, const cspr_scan *scan, const char *text, size_t length,
			       const char *const *terms, size_t term_count, cspr_inventory **ret)
{
	if (!scan || (!text && length) || (!terms && term_count) || !ret)
		return CSPR_ERROR_ARGUMENT;
	cspr_inventory *inventory = calloc(1, sizeof(*inventory));
	if (!inventory)
		return CSPR_ERROR_NO_MEMORY;
	for (size_t i = 0; i < cspr_scan_count(scan); i++) {
		struct cspr_scan_finding finding = { .size = sizeof(finding) };

		cspr_scan_finding(scan, i, &finding);
		cspr_code kind = quasi_of(&finding, reg);
		if (kind)
			add(inventory, finding.start, finding.end, kind, finding.rule);
	}
	add_phrases(inventory, text, length, terms, term_count);
	if (inventory->failed) {
		cspr_inventory_free(inventory);
		return CSPR_ERROR_NO_MEMORY;
	}
	tidy(inventory);
	*ret = inventory;
	return CSPR_DONE;
}

void cspr_inventory_free(cspr_inventory *inventory)
{
	if (!inventory)
		return;
	free(inventory->list);
	free(inventory);
}

size_t cspr_inventory_count(const cspr_inventory *inventory)
{
	return inventory ? inventory->count : 0;
}

cspr_status cspr_inventory_get(const cspr_inventory *inventory, size_t index, struct cspr_quasi *ret)
{
	if (!inventory || !ret || ret->size < sizeof(ret->size))
		return CSPR_ERROR_ARGUMENT;
	if (index >= inventory->count)
		return CSPR_ERROR_NOT_FOUND;
	struct cspr_quasi quasi = inventory->list[index];
	quasi.size = ret->size;
	memcpy(ret, &quasi, ret->size < sizeof(quasi) ? ret->size : sizeof(quasi));
	return CSPR_DONE;
}
