/*
 * What the files that find identities know of each other.
 *
 * A register becomes entries: words that mean somebody, squeezed to their letters, each with the rule that gives it. A
 * view becomes runs of letters or digits. Where a run, or up to four of them squeezed together, is an entry, there is a
 * hit; hits of one identity that adjoin are one; evidence grades it.
 */
#ifndef MATCHER_H
#define MATCHER_H

#include "findings.h"
#include "fold.h"
#include "known_names.h"
#include "register.h"
#include "runs.h"
#include "views.h"

enum { LONGEST_ENTRY = 48, MOST_SQUEEZED = 4, GRAM = 5 };

/* Which part of an identity an entry is. */
enum part {
	PART_FORENAME = 1,
	PART_MIDDLE,
	PART_SURNAME,
	PART_NAME, /* the one word that is registered */
	PART_FULL, /* several of them */
	PART_INITIALS,
	PART_BODY /* what distinguishes an agency, a school or a place */
};

enum {
	ENTRY_DERIVED = 1 << 0, /* not as registered: by itself it says little */
	ENTRY_WORD = 1 << 1,	/* an ordinary word, too */
	ENTRY_FIRST = 1 << 2,	/* an ordinary word, but a name first */
	ENTRY_MONTH = 1 << 3,
	ENTRY_PLACE = 1 << 4,
	ENTRY_GRAMMAR = 1 << 5, /* a word that often begins a sentence */
	ENTRY_MANY = 1 << 6,	/* registered as several runs of letters: O'Brien, van Dyke */
	ENTRY_NICKNAME = 1 << 7,
	ENTRY_HALF = 1 << 8, /* of a name of two: the Jones of Smith-Jones */
	ENTRY_WHOLE = 1 << 9 /* a letter that is all there is of a name */
};

struct entry {
	const uint32_t *letters;
	uint64_t hash;
	int32_t identity;
	uint32_t mask; /* which of a-z it has */
	uint16_t flags;
	uint8_t length;
	uint8_t part;
	const char *rule;
};

/* A row of words that is registered as such: what a school is called. */
struct phrase {
	const uint64_t *hashes;
	const uint64_t *others; /* another way to write each: Street, St */
	uint32_t count;
	int32_t identity;
	uint8_t grade;
	const char *rule;
};

/* How an entry may be found. */
enum key { KEY_EXACT, KEY_CONFUSED, KEY_STROKES, KEY_SOUND, KEY_ROUGH, KEY_GRAM, KEY_PHRASE, KEY_LETTER };

struct node {
	uint64_t hash;
	uint32_t index; /* of an entry or a phrase */
	uint32_t next;	/* 0: none, or one more than its index */
};

enum { FILTER_BITS = 17, START_BITS = 15, FIRST_LETTERS = 27 };

/* An entry that a misspelt word is compared with. */
struct near {
	uint32_t mask;
	uint32_t entry;
	uint32_t next; /* with the same first letter: one more than its index, or 0 */
	uint8_t length;
};

/* A bit for each first_letter(). */
struct initials {
	uint32_t given, family;
};

struct matcher {
	struct secret secret;
	struct entry *entries;
	size_t count, room;
	struct phrase *phrases;
	size_t phrase_count, phrase_room;
	struct node *nodes;
	size_t node_count, node_room;
	uint32_t *buckets;
	uint64_t mask;
	struct near *near; /* in the order of identities */
	size_t near_count, near_room;
	uint32_t near_first[FIRST_LETTERS]; /* a list for each letter, and for all others */
	uint32_t *near_of;		    /* where those of each identity start */
	uint8_t *starts;		    /* a bit for the first three letters of each entry, see start_bit() */
	uint8_t *filter;		    /* a bit for each hash that a node may have */
	struct known_names known;
	uint8_t *has_surname;		    /* of each identity */
	struct initials *initials;	    /* of each identity */
	size_t identities;
};

static inline uint64_t hash_mixed(uint64_t hash, enum key key)
{
	hash = (hash ^ (uint64_t)key << 56) * 0xD6E8FEB86659FD93u;
	return hash ^ hash >> 32;
}

static inline uint32_t start_bit(uint32_t one, uint32_t other, uint32_t third)
{
	return (one * 961 + other * 31 + third) & ((1u << START_BITS) - 1);
}

static inline bool may_start_entry(const struct matcher *matcher, uint32_t one, uint32_t other, uint32_t third)
{
	uint32_t bit = start_bit(one, other, third);

	return matcher->starts[bit / 8] & 1u << bit % 8;
}

bool matcher_make(const cspr_register *reg, struct matcher *matcher);
void matcher_free(struct matcher *matcher);
/* One more than the index of the first node with this hash, or 0; and the next one after a node. */
uint32_t matcher_find(const struct matcher *matcher, enum key key, uint64_t hash);
uint32_t matcher_next(const struct matcher *matcher, uint32_t node);
/* Whether a run with this hash is a name of an identity by itself. */
bool matcher_has(const struct matcher *matcher, uint64_t hash, int32_t identity);

/* Variants of what is registered (variants.c); false: no memory. */
bool entries_of_name(struct matcher *matcher, int32_t index, uint16_t field, const char *value);
bool entries_of_parts(struct matcher *matcher, const struct identity *identity, int32_t index);
bool entries_of_body(struct matcher *matcher, int32_t index, const char *value);
bool entry_add(struct matcher *matcher, const uint32_t *letters, size_t length, int32_t identity, enum part part,
	       uint16_t flags, const char *rule);
/* One letter: the initial of a forename (ENTRY_FIRST) or of a surname. */
bool letter_add(struct matcher *matcher, uint32_t letter, int32_t identity, uint16_t flags, const char *rule);
bool phrase_add(struct matcher *matcher, const struct phrase *phrase);
bool node_add(struct matcher *matcher, enum key key, uint64_t hash, size_t index);

/* Hits ------------------------------------------------------------------------------------------- */

enum via {
	VIA_EXACT,
	VIA_SPLIT,    /* one word, written as several */
	VIA_CONFUSED, /* signs that look alike */
	VIA_SOUND,    /* another spelling */
	VIA_FUZZY,
	VIA_LOOSE, /* as like as that, but for its first letter */
	VIA_INSIDE /* within a handle, an address of the web, a file's name */
};

struct hit {
	uint32_t first, last; /* runs */
	uint32_t start, end;  /* points */
	uint32_t entry;
	uint32_t group; /* the first hit of its group */
	uint8_t via;
	uint8_t grade; /* by itself: 0 is none */
	bool adjoined;
};

struct hits {
	struct hit *list;
	size_t count, room;
	bool failed;
};

void hits_add(struct hits *hits, struct hit hit);
/* All hits of a view, in no order. */
void hits_find(const struct matcher *matcher, const struct runs *runs, struct hits *hits);
/* Hits of runs that are nothing exactly, but like something: these letters, which are those of the runs. */
void hits_like(const struct matcher *matcher, const struct runs *runs, struct hit where, const uint32_t *letters,
	       size_t length, struct hits *hits);
/* Runs beside a hit that are like another part of the same identity. `tried`: two numbers for each identity, 0 at
 * first: which hits' sides were looked at last. */
void hits_beside(const struct matcher *matcher, const struct runs *runs, size_t hit, uint32_t *tried,
		 struct hits *hits);
/* The last word of what a body is called, whose words up to a place say which it is: "Primary School" follows. */
size_t body_last(const struct runs *runs, size_t last);
/* Phrases are findings of their own. */
void phrases_find(const struct matcher *matcher, const struct runs *runs, struct findings *findings);

/* So are names of which letters are hidden. */
void masked_find(const struct matcher *matcher, const struct runs *runs, struct findings *findings);

/* Keys of a stretch of points. */
uint64_t confused_key(const uint32_t *letters, size_t length);
uint64_t strokes_key(const uint32_t *letters, size_t length);
uint64_t sound_key(const uint32_t *letters, size_t length);
uint64_t rough_key(const uint32_t *letters, size_t length);
static inline size_t first_letter(uint32_t letter)
{
	return letter >= 'a' && letter <= 'z' ? letter - 'a' : FIRST_LETTERS - 1;
}

/* The grade of a hit by what is around it; 0: it is nothing. */
uint8_t evidence_grade(const struct matcher *matcher, const struct runs *runs, const struct hit *hit);

/* Whether a run, a letter, ends what something else than a name is called: Child A, Section C. */
bool is_letter_of_label(const struct runs *runs, size_t index);
/* From where to where a name reaches, with what belongs to it. */
void name_reach(const struct matcher *matcher, const struct runs *runs, const struct hit *hit, uint32_t *ret_start,
		uint32_t *ret_end);

/* Everything that the register knows of, in one view. */
void identities_scan(const struct matcher *matcher, const struct runs *runs, struct findings *findings);

#endif
