/*
 * A note that was erased is gone from the file and from the log beside it, byte for byte.
 */
#include "place.h"

#include "suite.h"

#include <sqlite3.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NOTES = 300, MOST = 9000 };

static char texts[NOTES][MOST + 1];

static unsigned next_random(void)
{
	static unsigned state = 20241130;

	state = state * 1664525u + 1013904223u;
	return state >> 16;
}

/* A text of pieces of eight bytes, each of which says whose it is: 017-00a3. */
static size_t make_text(unsigned number)
{
	size_t length = number % 10 ? next_random() % 400 + 16 : next_random() % (MOST - 16) + 16;

	for (size_t i = 0; i < length; i += 8)
		snprintf(texts[number] + i, 9, "%03u-%04x", number, (unsigned)(i / 8));
	texts[number][length] = '\0';
	return length;
}

static const char *const endings[] = { "", "-wal" };

/* How many pieces of each note are in the files. */
static void count_pieces(unsigned there[NOTES])
{
	memset(there, 0, NOTES * sizeof there[0]);
	for (size_t i = 0; i < 2; i++) {
		size_t length;
		char *bytes = place_bytes(endings[i], &length);

		for (size_t at = 3; bytes && at + 5 <= length; at++)
			if (bytes[at] == '-' && strspn(bytes + at - 3, "0123456789") == 3 &&
			    strspn(bytes + at + 1, "0123456789abcdef") >= 4 && atoi(bytes + at - 3) < NOTES)
				there[atoi(bytes + at - 3)]++;
		free(bytes);
	}
}

static const char *review_of(unsigned number)
{
	static char name[32];

	snprintf(name, sizeof name, "r-%u", number * 7919 % NOTES);
	return name;
}

static void add_note(void *state, unsigned number)
{
	static struct sample sample;

	sample_fill(&sample, review_of(number), 0, 1, "u-1");
	sample.note[0].length = make_text(number);
	sample.note[0].text = texts[number];
	ck_assert_status(driver->append(state, &sample.append), CSPR_DONE);
}

START_TEST(every_byte_is_gone_whatever_order_and_size)
{
	void *state = place_open();
	static unsigned order[NOTES];

	for (unsigned i = 0; i < NOTES; i++)
		add_note(state, i);
	for (unsigned i = 0; i < NOTES; i++)
		order[i] = i;
	for (unsigned i = NOTES - 1; i > 0; i--) {
		unsigned other = next_random() % (i + 1), kept = order[i];

		order[i] = order[other];
		order[other] = kept;
	}
	for (unsigned i = 0; i < NOTES; i++) {
		unsigned there[NOTES];

		ck_assert_status(driver->erase_note(state, review_of(order[i]), 1), CSPR_DONE);
		count_pieces(there);
		for (unsigned j = 0; j < NOTES; j++)
			ck_assert_msg((there[order[j]] > 0) == (j > i),
				      "after erasure %u of %d: note %u has %u pieces there", i + 1, NOTES, j + 1,
				      there[order[j]]);
	}
	driver->close(state);
}
END_TEST

static cspr_status give_away(void *data, const struct cspr_note *note)
{
	(void)data;
	(void)note;
	return CSPR_DONE;
}

START_TEST(a_reader_of_before_keeps_it_and_that_is_told)
{
	void *state = place_open_with(0, 1);
	unsigned there[NOTES];
	sqlite3 *reader;

	add_note(state, 0);
	ck_assert_int_eq(sqlite3_open(path, &reader), SQLITE_OK);
	ck_assert_int_eq(sqlite3_exec(reader, "BEGIN; SELECT count(*) FROM note", NULL, NULL, NULL), SQLITE_OK);
	ck_assert_status(driver->erase_note(state, review_of(0), 1), CSPR_ERROR_UNAVAILABLE);
	ck_assert_ptr_nonnull(strstr(driver->why(state), "erase it again later"));
	ck_assert_status(driver->note(state, review_of(0), 1, give_away, NULL), CSPR_ERROR_NOT_FOUND);
	count_pieces(there);
	ck_assert_uint_gt(there[0], 0);
	ck_assert_status(driver->erase_note(state, review_of(0), 1), CSPR_ERROR_UNAVAILABLE);
	sqlite3_close_v2(reader);
	ck_assert_status(driver->erase_note(state, review_of(0), 1), CSPR_ERROR_NOT_FOUND);
	count_pieces(there);
	ck_assert_uint_eq(there[0], 0);
	driver->close(state);
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("erase");

	tcase_add_checked_fixture(tests, place_make, place_remove);
	tcase_set_timeout(tests, 120);
	tcase_add_test(tests, every_byte_is_gone_whatever_order_and_size);
	tcase_add_test(tests, a_reader_of_before_keeps_it_and_that_is_told);
	return run_tests("erase", tests);
}
