/*
 * Names that go together, as used in Britain: two tables, looked up.
 */
#include "names.h"

#include <string.h>

static const char *const shorts[] = {
#include "names_short.inc"
};

static const char *const spellings[] = {
#include "names_spelt.inc"
};

static size_t word_length(const char *word)
{
	return strcspn(word, " |");
}

/* Where a name is in a group, by word; NULL: it isn't. */
static const char *in_group(const char *group, const char *name, size_t length)
{
	while (*group) {
		size_t size = word_length(group);

		if (size == length && memcmp(group, name, length) == 0)
			return group;
		group += size;
		group += *group != '\0';
	}
	return NULL;
}

static bool tell_others(const char *from, const char *to, const char *name, enum kin kin,
			bool (*told)(void *, const char *, size_t, enum kin), void *data)
{
	while (from < to) {
		size_t size = word_length(from);

		if (from != name && !told(data, from, size, kin))
			return false;
		from += size;
		from += *from != '\0';
	}
	return true;
}

/* A short form that many names have says little of which it is. */
static size_t groups_of(const char *name, size_t length)
{
	size_t count = 0;

	for (size_t i = 0; i < sizeof(shorts) / sizeof(shorts[0]); i++)
		count += in_group(strchr(shorts[i], '|') + 1, name, length) != NULL;
	return count;
}

/* Short forms that go with a name, and names that go with it where it is a short form. */
static bool tell_shorts(const char *name, size_t length,
			bool (*told)(void *data, const char *name, size_t length, enum kin kin), void *data)
{
	const bool vague = groups_of(name, length) > 3;

	for (size_t i = 0; i < sizeof(shorts) / sizeof(shorts[0]); i++) {
		const char *bar = strchr(shorts[i], '|');
		const char *at = in_group(shorts[i], name, length);

		if (!at || (at > bar && vague))
			continue;
		if (at > bar && !tell_others(shorts[i], bar, at, KIN_SHORT, told, data))
			return false;
		if (!tell_others(bar + 1, bar + strlen(bar), at, KIN_SHORT, told, data))
			return false;
	}
	return true;
}

/* The short forms of each spelling are short forms of all. */
static bool tell_spellings(const char *group, const char *name,
			   bool (*told)(void *data, const char *name, size_t length, enum kin kin), void *data)
{
	if (!tell_others(group, group + strlen(group), name, KIN_SPELLING, told, data))
		return false;
	for (const char *at = group; *at;) {
		size_t size = word_length(at);

		if (at != name && !tell_shorts(at, size, told, data))
			return false;
		at += size;
		at += *at != '\0';
	}
	return true;
}

bool names_like(const char *name, size_t length,
		bool (*told)(void *data, const char *name, size_t length, enum kin kin), void *data)
{
	if (!tell_shorts(name, length, told, data))
		return false;
	for (size_t i = 0; i < sizeof(spellings) / sizeof(spellings[0]); i++) {
		const char *at = in_group(spellings[i], name, length);

		if (at && !tell_spellings(spellings[i], at, told, data))
			return false;
	}
	return true;
}

static bool tell_group(const char *group, bool (*told)(void *data, const char *name, size_t length), void *data)
{
	for (size_t size; *group; group += size, group += *group != '\0') {
		size = word_length(group);
		if (!told(data, group, size))
			return false;
	}
	return true;
}

bool names_all(bool (*told)(void *data, const char *name, size_t length), void *data)
{
	for (size_t i = 0; i < sizeof(shorts) / sizeof(shorts[0]); i++)
		if (!tell_group(shorts[i], told, data))
			return false;
	for (size_t i = 0; i < sizeof(spellings) / sizeof(spellings[0]); i++)
		if (!tell_group(spellings[i], told, data))
			return false;
	return true;
}
