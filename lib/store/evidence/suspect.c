/*
 * Where a list of lines first goes wrong, and how: against the list of leaves as it should be, or, where no such list
 * is to be had, by the numbers that the lines say they have.
 *
 * What is told is the least that explains the first difference. Of several things done to a record, the first is told.
 */
#include "evidence/evidence.h"

#include <string.h>

/* The index of a leaf in a list, from an index; count: it is not there. */
static uint32_t find_leaf(const unsigned char *leaves, uint32_t from, uint32_t count, const unsigned char *leaf)
{
	while (from < count && memcmp(leaves + (size_t)from * HASH, leaf, HASH) != 0)
		from++;
	return from;
}

static struct suspicion past_the_end(const unsigned char *found, uint32_t end, const unsigned char *expected,
				     uint32_t expected_count)
{
	uint32_t twin = find_leaf(expected, 0, expected_count, found + (size_t)end * HASH);

	return (struct suspicion){ CSPR_FAULT_ADDED, end + 1, twin < expected_count ? twin + 1 : 0 };
}

struct suspicion suspect_by_leaves(const unsigned char *found, uint32_t count, const unsigned char *expected,
				   uint32_t expected_count)
{
	uint32_t shorter = count < expected_count ? count : expected_count, at = 0, here;
	bool missing_comes, known, is_later;

	while (at < shorter && memcmp(found + (size_t)at * HASH, expected + (size_t)at * HASH, HASH) == 0)
		at++;
	if (at == count && at == expected_count)
		return (struct suspicion){ 0 };
	if (at == count)
		return (struct suspicion){ CSPR_FAULT_CUT_OFF, at + 1, 0 };
	if (at == expected_count)
		return past_the_end(found, at, expected, expected_count);
	missing_comes = find_leaf(found, at, count, expected + (size_t)at * HASH) < count;
	here = find_leaf(expected, 0, expected_count, found + (size_t)at * HASH);
	known = here < expected_count;
	is_later = known && here > at;
	if (is_later)
		return (struct suspicion){ missing_comes ? CSPR_FAULT_REORDERED : CSPR_FAULT_REMOVED, at + 1, 0 };
	if (missing_comes)
		return (struct suspicion){ CSPR_FAULT_ADDED, at + 1, known ? here + 1 : 0 };
	return (struct suspicion){ CSPR_FAULT_CHANGED, at + 1, 0 };
}

/* The number that a canonical line says it has, which is its last member; 0: it says none. */
static uint32_t said_number(const char *line, size_t length)
{
	static const char member[] = "\"seq\":";
	uint64_t number = 0, scale = 1;
	size_t mark = sizeof member - 1, at = length;

	if (length < 2 || line[--at] != '}')
		return 0;
	for (; at && line[at - 1] >= '0' && line[at - 1] <= '9' && scale <= UINT32_MAX; at--, scale *= 10)
		number += scale * (uint64_t)(line[at - 1] - '0');
	if (at < mark || memcmp(line + at - mark, member, mark) != 0 || number > UINT32_MAX)
		return 0;
	return (uint32_t)number;
}

static uint32_t number_of(const struct cspr_evidence *evidence, uint32_t index)
{
	return said_number(evidence->lines[index], evidence->lengths[index]);
}

static bool is_said(const struct cspr_evidence *evidence, uint32_t from, uint32_t until, uint32_t number)
{
	while (from < until && number_of(evidence, from) != number)
		from++;
	return from < until;
}

/* Whether all but this line are in their places. */
static bool is_alone(const struct cspr_evidence *evidence, uint32_t at, uint32_t size)
{
	return at + 1 < evidence->line_count ? number_of(evidence, at + 1) == at + 2 : size == evidence->line_count;
}

static struct suspicion out_of_number(const struct cspr_evidence *evidence, uint32_t at, uint32_t size)
{
	uint32_t said = number_of(evidence, at), count = evidence->line_count;
	bool missing_comes = is_said(evidence, at + 1, count, at + 1);

	if (missing_comes && said > at + 1)
		return (struct suspicion){ CSPR_FAULT_REORDERED, at + 1, 0 };
	if (missing_comes)
		return (struct suspicion){ CSPR_FAULT_ADDED, at + 1, said };
	if (is_alone(evidence, at, size))
		return (struct suspicion){ CSPR_FAULT_CHANGED, at + 1, 0 };
	if (said > at + 1)
		return (struct suspicion){ CSPR_FAULT_REMOVED, at + 1, 0 };
	return at + 1 == count ? (struct suspicion){ CSPR_FAULT_ADDED, at + 1, said }
			       : (struct suspicion){ CSPR_FAULT_CHANGED, at + 1, 0 };
}

struct suspicion suspect_by_numbers(const struct cspr_evidence *evidence, uint32_t from, uint32_t size)
{
	uint32_t count = evidence->line_count;

	for (uint32_t at = from; at < count; at++) {
		uint32_t said = number_of(evidence, at);

		if (said && said != at + 1)
			return out_of_number(evidence, at, size);
	}
	if (size && count < size)
		return (struct suspicion){ CSPR_FAULT_CUT_OFF, count + 1, 0 };
	return (struct suspicion){ 0 };
}
