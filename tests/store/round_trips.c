/*
 * Random events of every edition, with every particular that there is: each is written, read again, and is the same.
 */
#include "../property/author.h"
#include "lines.h"
#include "suite.h"

#include <stdlib.h>
#include <string.h>

enum { SEQUENCES = 150, FILLED = 40, MOST_ROWS = 256 };

static const char *const editions[] = { "wt2018", "wt2023", "wt2026", "sar2014", "scr2015" };

static struct scene scene;
static struct author author;
static cspr_review *review;

static void begin(const char *edition, uint64_t number)
{
	ck_assert_int_eq(scene_new(edition, &scene), 0);
	ck_assert_status(cspr_review_new(scene.context, scene.bases[0], &review), CSPR_DONE);
	author_begin(&author, &scene, review, 20260401, number);
}

static void end(void)
{
	cspr_review_unref(review);
	scene_free(&scene);
}

/* By the sequence's dice, what a host may add to an event. */
static void vary(struct line *line)
{
	struct dice *dice = &author.dice;
	cspr_event *event = line->event;
	char id[65];

	if (chance(dice, 20)) {
		strcpy(id, cspr_event_actor(event));
		cspr_event_set_actor(event, cspr_event_role(event), id, (cspr_code)between(dice, 0, 2),
				     chance(dice, 50) ? "org-1" : NULL);
	}
	if (chance(dice, 20))
		cspr_event_set_recorded(event, cspr_event_recorded(event) + between(dice, 1, 999999999));
	if (chance(dice, 10))
		cspr_event_set_historic(event, chance(dice, 50));
	line->has_note = chance(dice, 20);
	memset(line->note_digest, between(dice, 0, 255), sizeof line->note_digest);
	line->verdict = (cspr_code)between(dice, 0, CSPR_VERDICT_ALLOWED_IN_BREACH);
	line->has_profile = line->verdict && chance(dice, 20);
	line->has_profile_digest = line->has_profile && chance(dice, 80);
	memset(line->profile_digest, between(dice, 0, 255), sizeof line->profile_digest);
	strcpy(line->profile_id, line->has_profile ? "joint" : "");
	strcpy(line->profile_version, line->has_profile ? "2" : "");
}

static void check_round_trip(cspr_event *event)
{
	struct line line = { .event = event, .number = cspr_review_version(review) + 1 }, again;
	struct buffer buffer = { .context = scene.context };

	line.edition = line.number == 1 ? scene.edition : NULL;
	vary(&line);
	ck_assert_status(line_write(&buffer, &line), CSPR_DONE);
	ck_assert_msg(line_read(scene.context, review, buffer.bytes, buffer.length, line.number, &again, NULL) ==
			      CSPR_DONE,
		      "%.*s", (int)buffer.length, buffer.bytes);
	ck_assert_msg(same_event(event, again.event), "%.*s", (int)buffer.length, buffer.bytes);
	ck_assert_int_eq(again.has_note, line.has_note);
	ck_assert_int_eq(again.has_profile, line.has_profile);
	ck_assert_int_eq(again.has_profile_digest, line.has_profile_digest);
	ck_assert_str_eq(again.profile_id, line.profile_id);
	ck_assert_int_eq(again.verdict, line.verdict);
	ck_assert(!line.has_note || memcmp(again.note_digest, line.note_digest, 32) == 0);
	ck_assert_int_eq(outcome_of(scene.context, review, buffer.bytes, buffer.length, line.number, NULL), SAME);
	cspr_event_unref(again.event);
	buffer_free(&buffer);
}

/* What an author makes up, whether it may be recorded or not. */
START_TEST(random_reviews)
{
	for (uint64_t number = 0; number < SEQUENCES; number++) {
		begin(editions[_i], number);
		for (int i = 0; i < 20; i++) {
			cspr_event *event = author_event(&author);

			ck_assert_ptr_nonnull(event);
			check_round_trip(event);
			if (cspr_review_apply(review, event, NULL) == CSPR_DONE)
				author_committed(&author, event);
			cspr_event_unref(event);
		}
		end();
	}
}
END_TEST

static void see_parts(const cspr_event *event, bool *seen)
{
	struct cspr_particular row = { .size = sizeof row };
	struct cspr_value value = { .size = sizeof value };

	for (size_t r = 0; cspr_basis_particular(scene.bases[0], r, &row) == CSPR_DONE; r++)
		for (size_t i = 0; cspr_event_value(event, i, &value) == CSPR_DONE; i++)
			seen[r] |= row.event == cspr_event_code(event) && row.part == value.part;
}

/* Each event of the edition with all its particulars, again and again. */
START_TEST(every_particular)
{
	struct cspr_particular row = { .size = sizeof row };
	bool seen[MOST_ROWS] = { false };

	begin(editions[_i], 0);
	for (size_t r = 0; cspr_basis_particular(scene.bases[0], r, &row) == CSPR_DONE; r++) {
		ck_assert_uint_lt(r, MOST_ROWS);
		for (int i = 0; !seen[r] && i < FILLED; i++) {
			cspr_event *event = author_event_of(&author, row.event);

			ck_assert_ptr_nonnull(event);
			author_fill_some(&author, event, row.event, 100);
			check_round_trip(event);
			see_parts(event, seen);
			cspr_event_unref(event);
		}
		ck_assert_msg(seen[r] || row.part == CSPR_PART_REPLACEMENT, "%s of %s was never set",
			      cspr_word_name(CSPR_GROUP_PART, row.part), cspr_word_name(CSPR_GROUP_EVENT, row.event));
	}
	end();
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("round-trips");
	int count = sizeof editions / sizeof editions[0];

	tcase_set_timeout(tests, 300);
	tcase_add_loop_test(tests, random_reviews, 0, count);
	tcase_add_loop_test(tests, every_particular, 0, count);
	return run_tests("round-trips", tests);
}
