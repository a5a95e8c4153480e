/*
 * What a report says of a record to which one thing was done: in a file, in a store together with the leaf beside the
 * line, with checkpoints and without.
 */
#include "suite.h"

#include <cspr/store.h>

#include <stdio.h>
#include <string.h>

enum { COUNT = 8, MOST = COUNT + 1 };

/* A record, as it would be verified, and the ways to damage it. */
struct scene {
	char texts[MOST][64];
	const char *lines[MOST];
	size_t lengths[MOST];
	unsigned char leaves[MOST * 32];
	unsigned char head[32];
	struct cspr_checkpoint checkpoints[COUNT];
	const struct cspr_checkpoint *list[COUNT];
	cspr_statement *statements[COUNT];
	struct cspr_evidence evidence;
};

static struct scene scene;
static cspr_key *key;

static void say(uint32_t index, const char *event, uint32_t number)
{
	snprintf(scene.texts[index], sizeof scene.texts[index], "{\"event\":\"%s\",\"seq\":%lu}", event,
		 (unsigned long)number);
	scene.lines[index] = scene.texts[index];
	scene.lengths[index] = strlen(scene.texts[index]);
}

static void hash_lines(void)
{
	for (uint32_t i = 0; i < scene.evidence.line_count; i++)
		ck_assert_status(cspr_leaf(scene.lines[i], scene.lengths[i], scene.leaves + 32 * i), CSPR_DONE);
	scene.evidence.leaf_count = scene.evidence.line_count;
}

static void sign(uint32_t size, const char *review)
{
	size_t at = scene.evidence.checkpoint_count++;
	unsigned char root[32];

	ck_assert_status(cspr_tree_root(scene.leaves, size, root), CSPR_DONE);
	ck_assert_status(cspr_statement_sign(key, review, size, root, &scene.statements[at]), CSPR_DONE);
	scene.checkpoints[at] = (struct cspr_checkpoint){ .size = sizeof scene.checkpoints[at], .events = size };
	scene.checkpoints[at].text = cspr_statement_text(scene.statements[at], &scene.checkpoints[at].length);
	scene.list[at] = &scene.checkpoints[at];
}

/* A whole record of COUNT lines with leaves, a head, the key, and no checkpoint yet. */
static void set_scene(void)
{
	memset(&scene, 0, sizeof scene);
	scene.evidence = (struct cspr_evidence){
		.size = sizeof scene.evidence,
		.review = "review-1",
		.lines = scene.lines,
		.lengths = scene.lengths,
		.line_count = COUNT,
		.leaves = scene.leaves,
		.head = scene.head,
		.head_events = COUNT,
		.checkpoints = scene.list,
		.key = key,
	};
	for (uint32_t i = 0; i < COUNT; i++)
		say(i, "a", i + 1);
	hash_lines();
	ck_assert_status(cspr_tree_root(scene.leaves, COUNT, scene.head), CSPR_DONE);
}

static void strike_scene(void)
{
	for (size_t i = 0; i < scene.evidence.checkpoint_count; i++)
		cspr_statement_unref(scene.statements[i]);
}

static void make_key(void)
{
	ck_assert_status(cspr_key_generate("scp.example/reviews", &key), CSPR_DONE);
}

static void drop_key(void)
{
	cspr_key_unref(key);
}

static cspr_report *verify(void)
{
	cspr_report *report;
	cspr_status status = cspr_evidence_verify(&scene.evidence, &report);

	ck_assert_int_ge(status, 0);
	ck_assert_int_eq(status == CSPR_DONE, cspr_report_good(report));
	return report;
}

static void expect_good(uint32_t signed_events, const char *unchecked)
{
	cspr_report *report = verify();
	const char *words = cspr_report_unchecked(report, 0);

	ck_assert(cspr_report_good(report));
	ck_assert_uint_eq(cspr_report_signed(report), signed_events);
	if (unchecked)
		ck_assert_msg(words && strstr(words, unchecked), "unchecked: %s", words ? words : "nothing");
	else
		ck_assert_msg(!words, "unchecked: %s", words);
	cspr_report_unref(report);
}

/* The first fault; of a list, then the last line that it may be. */
static void expect_fault(cspr_code kind, uint32_t line, uint32_t last)
{
	struct cspr_fault fault = { .size = sizeof fault };
	cspr_report *report = verify();

	ck_assert_msg(!cspr_report_good(report), "nothing was found, not %s %u", cspr_fault_name(kind), line);
	ck_assert_status(cspr_report_fault(report, 0, &fault), CSPR_DONE);
	ck_assert_msg(fault.kind == kind && fault.line == line && (!last || fault.last == last),
		      "%s %u to %u (%s), not %s %u to %u", cspr_fault_name(fault.kind), fault.line, fault.last,
		      fault.words, cspr_fault_name(kind), line, last);
	ck_assert_ptr_null(fault.file);
	cspr_report_unref(report);
}

/* Damage */

static void move_text(uint32_t from, uint32_t to)
{
	memmove(scene.texts[to], scene.texts[from], sizeof scene.texts[0]);
	scene.lines[to] = scene.texts[to];
	scene.lengths[to] = strlen(scene.texts[to]);
}

static void take_out(uint32_t at)
{
	for (uint32_t i = at; i + 1 < scene.evidence.line_count; i++)
		move_text(i + 1, i);
	scene.evidence.line_count--;
}

static void put_in(uint32_t at, uint32_t copy_of)
{
	char copy[64];

	memcpy(copy, scene.texts[copy_of], sizeof copy);
	for (uint32_t i = scene.evidence.line_count++; i > at; i--)
		move_text(i - 1, i);
	memcpy(scene.texts[at], copy, sizeof copy);
	scene.lines[at] = scene.texts[at];
	scene.lengths[at] = strlen(copy);
}

static void swap(uint32_t one, uint32_t other)
{
	char copy[64];

	memcpy(copy, scene.texts[one], sizeof copy);
	move_text(other, one);
	memcpy(scene.texts[other], copy, sizeof copy);
	scene.lengths[other] = strlen(copy);
}

/* How the scene is set, and what whoever damaged it changed besides the lines. */
struct way {
	const char *words;
	int checkpoints; /* 0, 1: over all, COUNT: over each beginning */
	int leaves;	 /* whether there are any */
	int with_leaves; /* the leaves were changed with the lines */
	int head;	 /* whether there is one */
};

static const struct way ways[] = {
	{ "lines changed in a store", 1, 1, 0, 1 },
	{ "a store without a key", 0, 1, 0, 1 },
	{ "leaves alone", 0, 1, 0, 0 },
	{ "lines and leaves changed in a store", 1, 1, 1, 1 },
	{ "lines and leaves changed, many checkpoints", COUNT, 1, 1, 0 },
	{ "a file and its checkpoint", 1, 0, 0, 0 },
	{ "a file and all its checkpoints", COUNT, 0, 0, 0 },
	{ "lines and leaves changed, no checkpoint", 0, 1, 1, 1 },
};
static const int way_count = sizeof ways / sizeof ways[0];

static void set_way(const struct way *way)
{
	strike_scene();
	set_scene();
	for (uint32_t size = way->checkpoints == 1 ? COUNT : 1; way->checkpoints && size <= COUNT; size++)
		sign(size, "review-1");
	if (!way->leaves)
		scene.evidence.leaves = NULL;
	if (!way->head)
		scene.evidence.head = NULL;
}

static void finish_way(const struct way *way)
{
	if (way->with_leaves)
		hash_lines();
	if (!way->leaves)
		scene.evidence.leaf_count = 0;
}

START_TEST(a_whole_record_is_good)
{
	set_way(&ways[_i]);
	finish_way(&ways[_i]);
	expect_good(ways[_i].checkpoints ? COUNT : 0, ways[_i].checkpoints ? NULL : "no checkpoint");
}
END_TEST

START_TEST(a_removed_line_is_named)
{
	for (uint32_t at = 0; at < COUNT; at++) {
		set_way(&ways[_i]);
		take_out(at);
		finish_way(&ways[_i]);
		expect_fault(at + 1 < COUNT ? CSPR_FAULT_REMOVED : CSPR_FAULT_CUT_OFF, at + 1, 0);
	}
}
END_TEST

START_TEST(a_cut_off_end_is_named)
{
	for (uint32_t left = 0; left < COUNT; left++) {
		set_way(&ways[_i]);
		scene.evidence.line_count = left;
		finish_way(&ways[_i]);
		expect_fault(CSPR_FAULT_CUT_OFF, left + 1, 0);
	}
}
END_TEST

START_TEST(reordered_lines_are_named)
{
	for (uint32_t one = 0; one < COUNT; one++)
		for (uint32_t other = one + 1; other < COUNT; other++) {
			set_way(&ways[_i]);
			swap(one, other);
			finish_way(&ways[_i]);
			expect_fault(CSPR_FAULT_REORDERED, one + 1, one + 1);
		}
}
END_TEST

START_TEST(a_doubled_line_is_named)
{
	for (uint32_t one = 0; one < COUNT; one++)
		for (uint32_t place = one + 1; place <= COUNT; place++) {
			set_way(&ways[_i]);
			put_in(place, one);
			finish_way(&ways[_i]);
			expect_fault(CSPR_FAULT_ADDED, place + 1, place + 1);
		}
}
END_TEST

START_TEST(a_changed_line_is_named)
{
	const struct way *way = &ways[_i];
	int is_told = way->checkpoints == COUNT || (way->leaves && !way->with_leaves);

	for (uint32_t at = 0; at < COUNT; at++) {
		set_way(way);
		say(at, "b", at + 1);
		finish_way(way);
		if (is_told)
			expect_fault(CSPR_FAULT_CHANGED, at + 1, at + 1);
		else if (way->checkpoints)
			expect_fault(CSPR_FAULT_CHANGED, 1, COUNT);
		else
			expect_fault(CSPR_FAULT_HEAD, 0, 0);
	}
}
END_TEST

START_TEST(a_changed_number_is_a_changed_line)
{
	const struct way *way = &ways[_i];

	for (uint32_t at = 0; at < COUNT; at++) {
		set_way(way);
		say(at, "a", at + 31);
		finish_way(way);
		expect_fault(CSPR_FAULT_CHANGED, at + 1, at + 1);
	}
}
END_TEST

START_TEST(a_changed_leaf_is_named)
{
	for (uint32_t at = 0; at < COUNT; at++) {
		set_way(&ways[0]);
		scene.leaves[32 * at + at] ^= 1;
		expect_fault(CSPR_FAULT_LEAF, at + 1, at + 1);
		set_way(&ways[1]);
		scene.leaves[32 * at + at] ^= 1;
		expect_fault(CSPR_FAULT_LEAF, at + 1, at + 1);
	}
}
END_TEST

START_TEST(checkpoints_narrow_what_can_not_be_told)
{
	for (uint32_t at = 0; at < COUNT; at++) {
		set_way(&ways[7]);
		sign(3, "review-1");
		sign(5, "review-1");
		sign(COUNT, "review-1");
		say(at, "b", at + 1);
		hash_lines();
		expect_fault(CSPR_FAULT_CHANGED, at < 3 ? 1 : at < 5 ? 4 : 6, at < 3 ? 3 : at < 5 ? 5 : COUNT);
	}
}
END_TEST

START_TEST(a_changed_head_is_named)
{
	set_way(&ways[0]);
	scene.head[31] ^= 1;
	expect_fault(CSPR_FAULT_HEAD, 0, 0);
}
END_TEST

START_TEST(a_bad_checkpoint_is_named)
{
	static const char *const words[] = { "review-1", "review-2" };
	struct cspr_fault fault = { .size = sizeof fault };
	cspr_report *report;
	char text[512];

	for (size_t other = 0; other < 2; other++) {
		set_way(&ways[7]);
		sign(3, "review-1");
		sign(5, words[other]);
		sign(COUNT, "review-1");
		if (other == 0) {
			strcpy(text, scene.checkpoints[1].text);
			text[scene.checkpoints[1].length - 9] ^= 1;
			scene.checkpoints[1].text = text;
		}
		report = verify();
		ck_assert_status(cspr_report_fault(report, 0, &fault), CSPR_DONE);
		ck_assert_uint_eq(fault.kind, CSPR_FAULT_CHECKPOINT);
		ck_assert_uint_eq(fault.checkpoint, 1);
		ck_assert_status(cspr_report_fault(report, 1, &fault), CSPR_ERROR_NOT_FOUND);
		cspr_report_unref(report);
	}
}
END_TEST

START_TEST(a_checkpoint_of_another_history_is_named)
{
	struct cspr_fault fault = { .size = sizeof fault };
	cspr_report *report;

	set_way(&ways[7]);
	say(2, "b", 3);
	hash_lines();
	sign(5, "review-1");
	say(2, "a", 3);
	hash_lines();
	sign(COUNT, "review-1");
	report = verify();
	ck_assert_status(cspr_report_fault(report, 0, &fault), CSPR_DONE);
	ck_assert_uint_eq(fault.kind, CSPR_FAULT_CHECKPOINT);
	ck_assert_uint_eq(fault.checkpoint, 0);
	ck_assert_ptr_nonnull(strstr(fault.words, "another history"));
	cspr_report_unref(report);
}
END_TEST

START_TEST(a_checkpoint_kept_under_another_size_is_named)
{
	set_way(&ways[0]);
	scene.checkpoints[0].events = COUNT - 1;
	expect_fault(CSPR_FAULT_CHECKPOINT, 0, 0);
}
END_TEST

START_TEST(what_no_checkpoint_covers_is_said)
{
	set_way(&ways[7]);
	sign(6, "review-1");
	expect_good(6, "from 7 on");
	scene.evidence.key = NULL;
	expect_good(0, "no key");
	set_way(&ways[7]);
	sign(6, "review-1");
	say(7, "b", 8);
	expect_fault(CSPR_FAULT_CHANGED, 8, 8);
	scene.evidence.head = NULL;
	expect_fault(CSPR_FAULT_CHANGED, 8, 8);
	scene.evidence.leaves = NULL;
	scene.evidence.leaf_count = 0;
	expect_good(6, "from 7 on");
}
END_TEST

START_TEST(an_empty_record_is_good)
{
	set_way(&ways[7]);
	scene.evidence.line_count = scene.evidence.leaf_count = 0;
	scene.evidence.head = NULL;
	expect_good(0, "no checkpoint");
}
END_TEST

START_TEST(what_is_not_whole_is_an_argument)
{
	cspr_report *report = NULL;

	set_way(&ways[0]);
	ck_assert_status(cspr_evidence_verify(NULL, &report), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_evidence_verify(&scene.evidence, NULL), CSPR_ERROR_ARGUMENT);
	scene.evidence.lines = NULL;
	ck_assert_status(cspr_evidence_verify(&scene.evidence, &report), CSPR_ERROR_ARGUMENT);
	ck_assert_ptr_null(report);
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("faults");

	tcase_set_timeout(tests, 60);
	tcase_add_checked_fixture(tests, make_key, drop_key);
	tcase_add_checked_fixture(tests, set_scene, strike_scene);
	tcase_add_loop_test(tests, a_whole_record_is_good, 0, way_count);
	tcase_add_loop_test(tests, a_removed_line_is_named, 0, way_count);
	tcase_add_loop_test(tests, a_cut_off_end_is_named, 0, way_count);
	tcase_add_loop_test(tests, reordered_lines_are_named, 0, way_count);
	tcase_add_loop_test(tests, a_doubled_line_is_named, 0, way_count);
	tcase_add_loop_test(tests, a_changed_line_is_named, 0, way_count);
	tcase_add_loop_test(tests, a_changed_number_is_a_changed_line, 0, way_count);
	tcase_add_test(tests, a_changed_leaf_is_named);
	tcase_add_test(tests, checkpoints_narrow_what_can_not_be_told);
	tcase_add_test(tests, a_changed_head_is_named);
	tcase_add_test(tests, a_bad_checkpoint_is_named);
	tcase_add_test(tests, a_checkpoint_of_another_history_is_named);
	tcase_add_test(tests, a_checkpoint_kept_under_another_size_is_named);
	tcase_add_test(tests, what_no_checkpoint_covers_is_said);
	tcase_add_test(tests, an_empty_record_is_good);
	tcase_add_test(tests, what_is_not_whole_is_an_argument);
	return run_tests("faults", tests);
}
