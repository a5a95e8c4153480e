/*
 * Pseudonyms looked at: one that says something of who it stands for. Some are refused when they are registered; here
 * is what a person has to think about.
 */
#include "register_words.h"
#include "views.h"

#include <stdlib.h>
#include <string.h>

struct list {
	size_t wanted, at;
	struct cspr_lint found;
	bool is_found;
};

static void tell(struct list *list, cspr_code code, const char *id, const char *other)
{
	if (list->at++ == list->wanted) {
		list->found = (struct cspr_lint){ .code = code, .id = id, .other = other };
		list->is_found = true;
	}
}

/* The first letter of the last word of a pseudonym ("Child C"), or of a name, folded; 0: none. */
static uint32_t initial(const char *text, bool last)
{
	struct folded view;
	uint32_t letter = 0;

	if (!fold_text((const unsigned char *)text, strlen(text), &view, NULL))
		return 0;
	for (size_t i = 0; i < view.count; i++)
		if (view.flags[i] & FOLD_LETTER && (i == 0 || !(view.flags[i - 1] & FOLD_LETTER)) && (last || !letter))
			letter = folded_point(&view, i);
	folded_wipe(&view);
	return letter;
}

static const char *forename(const struct identity *identity)
{
	static const uint16_t order[] = { CSPR_FIELD_FORENAME, CSPR_FIELD_NAME, CSPR_FIELD_NICKNAME };

	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++)
		for (size_t j = 0; j < identity->count; j++)
			if (identity->fields[j].field == order[i])
				return identity->fields[j].value;
	return NULL;
}

static void lint_one(const cspr_register *reg, size_t index, const char *const *taken, size_t count, struct list *list)
{
	const struct identity *identity = &reg->identities[index];
	const char *name = forename(identity);
	bool memory;

	if (!*identity->pseudonym) {
		tell(list, CSPR_LINT_MISSING, identity->id, NULL);
		return;
	}
	if (pseudonym_tells(reg, identity->pseudonym, &memory))
		tell(list, CSPR_LINT_TOKEN, identity->id, NULL);
	if (name && initial(name, false) && initial(name, false) == initial(identity->pseudonym, true))
		tell(list, CSPR_LINT_INITIAL, identity->id, NULL);
	for (size_t i = 0; i < index; i++)
		if (strcmp(reg->identities[i].pseudonym, identity->pseudonym) == 0)
			tell(list, CSPR_LINT_COLLISION, identity->id, reg->identities[i].id);
	for (size_t i = 0; i < count; i++)
		if (strcmp(taken[i], identity->pseudonym) == 0)
			tell(list, CSPR_LINT_COLLISION, identity->id, NULL);
}

/* The single letter or number that ends a pseudonym of a series: Child A, Child B; -1: there is none. */
static int place_in_series(const char *pseudonym)
{
	const char *last = strrchr(pseudonym, ' ');

	if (!last || strlen(last) > 3 || !last[1])
		return -1;
	if (!last[2] && ((last[1] >= 'A' && last[1] <= 'Z') || (last[1] >= 'a' && last[1] <= 'z')))
		return (last[1] | 0x20) - 'a' + 1;
	return last[1] >= '0' && last[1] <= '9' ? atoi(last + 1) : -1;
}

static bool same_series(const char *one, const char *other)
{
	const char *end = strrchr(one, ' '), *other_end = strrchr(other, ' ');

	return end && other_end && end - one == other_end - other && memcmp(one, other, (size_t)(end - one)) == 0;
}

/* A date of birth as a number to order by, 0 where it can't be told. ISO, or day, month and year. */
static long born(const struct identity *identity)
{
	for (size_t i = 0; i < identity->count; i++) {
		const char *value = identity->fields[i].value;
		long parts[3] = { 0 };
		char *end;
		size_t count = 0;

		if (identity->fields[i].field != CSPR_FIELD_DOB)
			continue;
		while (count < 3 && *value >= '0' && *value <= '9') {
			parts[count++] = strtol(value, &end, 10);
			value = *end ? end + 1 : end;
		}
		if (count == 3)
			return parts[0] > 31 ? parts[0] * 10000 + parts[1] * 100 + parts[2]
					     : parts[2] * 10000 + parts[1] * 100 + parts[0];
	}
	return 0;
}

/* A series of three or more that goes as ages do says who is the eldest. */
static void lint_series(const cspr_register *reg, size_t first, struct list *list)
{
	const struct identity *identity = &reg->identities[first];
	long birth = born(identity);
	int place = place_in_series(identity->pseudonym);
	size_t members = 1, older = 0, younger = 0;

	for (size_t i = 0; i < reg->count && birth && place >= 0; i++) {
		const struct identity *other = &reg->identities[i];
		long other_birth = born(other);
		int other_place = place_in_series(other->pseudonym);

		if (i == first || !other_birth || other_place < 0 ||
		    !same_series(identity->pseudonym, other->pseudonym))
			continue;
		if (i < first)
			return; /* told at the first of it */
		members++;
		older += (other_birth > birth) == (other_place > place);
		younger += (other_birth > birth) != (other_place > place);
	}
	if (members >= 3 && (!older || !younger))
		tell(list, CSPR_LINT_ORDER, identity->id, NULL);
}

const char *cspr_lint_name(cspr_code lint)
{
	static const char *const names[] = { NULL, "token", "initial", "collision", "order", "missing" };

	return lint < sizeof(names) / sizeof(names[0]) ? names[lint] : NULL;
}

cspr_status cspr_register_lint(const cspr_register *reg, const char *const *taken, size_t count, size_t index,
			       struct cspr_lint *ret)
{
	struct list list = { .wanted = index };
	size_t size;

	if (!reg || !ret || ret->size < sizeof(ret->size) || (!taken && count))
		return CSPR_ERROR_ARGUMENT;
	for (size_t i = 0; i < reg->count && !list.is_found; i++) {
		lint_one(reg, i, taken, count, &list);
		lint_series(reg, i, &list);
	}
	if (!list.is_found)
		return CSPR_ERROR_NOT_FOUND;
	size = ret->size;
	list.found.size = size;
	memcpy(ret, &list.found, size < sizeof(list.found) ? size : sizeof(list.found));
	return CSPR_DONE;
}
