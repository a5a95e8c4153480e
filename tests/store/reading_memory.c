/*
 * Lines and profiles are read, once for each allocation that this makes, with that allocation failing: of the context
 * the call says NO_MEMORY; of the JSON parser, it reads nothing; either way nothing was given out and nothing leaks.
 */
#include "meter.h"
#include "quoted.h"
#include "suite.h"

#include <cspr/store.h>
#include <jansson.h>

#include <stdio.h>
#include <stdlib.h>

#define WHEN "'happened_on':'2024-03-08','recorded_at':'2024-03-08T15:04:05Z'"
#define FIRST                                                                                                          \
	"{'event':'adopt','historic':true," WHEN ",'actor':{'id':'u-1','role':'importer','org':'o-1'},'departure':{"   \
	"'reason':'r-1'},'parts':{'state':'decided','milestones':{'decide':'2019-01-02','publish':'2020'}}}"
#define NEXT                                                                                                           \
	"{'event':'amend'," WHEN ",'actor':{'id':'u-1','role':'business_manager'},'parts':{'of':1,'reason':"           \
	"'typing_error','replacement':{'actor':{'id':'u-2','role':'importer'},'parts':{'state':'referred'}}}}"
#define PROFILE                                                                                                        \
	"{'profile':'p-1','version':'1','editions':['wt2023'],'names':{'partnership':'The Partners'},'terms':[{"       \
	"'duty':'rapid-review','within':{'working_days':12},'words':'Sooner.'}],'needs':[{'rule':'own-rule',"          \
	"'event':'publish','force':'should','words':'So.','requires':{'kind':'happened','event':'decide'}}]}"

static struct meter meter;
static cspr_context *context;
static struct cspr_trouble trouble;
static struct cspr_line_place place;

/* Reads a text and gives up what was read. */
static cspr_status read_line(const char *text)
{
	cspr_line *line = NULL;
	const char *bytes = quoted(text);
	cspr_status status = cspr_line_read(context, bytes, strlen(bytes), &place, &line, &trouble);

	ck_assert_int_eq(line != NULL, status == CSPR_DONE);
	cspr_line_unref(line);
	return status;
}

static cspr_status read_first(void)
{
	return read_line(FIRST);
}

static cspr_status read_next(void)
{
	return read_line(NEXT);
}

static cspr_status read_profile(void)
{
	cspr_profile *profile = NULL;
	const char *bytes = quoted(PROFILE);
	cspr_status status = cspr_profile_read(context, bytes, strlen(bytes), &profile, &trouble);

	ck_assert_int_eq(profile != NULL, status == CSPR_DONE);
	cspr_profile_unref(profile);
	return status;
}

static void each_allocation_fails(cspr_status (*read)(void), size_t least)
{
	size_t blocks = meter.blocks, calls = meter.calls;

	ck_assert_status(read(), CSPR_DONE);
	calls = meter.calls - calls;
	ck_assert_uint_ge(calls, least);
	for (size_t i = 1; i <= calls; i++) {
		trouble = (struct cspr_trouble){ .size = sizeof(trouble), .pointer = "x" };
		meter.fail_at = meter.calls + i;
		cspr_status status = read();
		ck_assert_msg(status == CSPR_ERROR_NO_MEMORY, "allocation %zu of %zu: %d", i, calls, (int)status);
		ck_assert_str_eq(trouble.pointer, "");
		ck_assert_str_ne(trouble.message, "");
		ck_assert_uint_eq(meter.blocks, blocks);
	}
	meter.fail_at = 0;
	ck_assert_status(read(), CSPR_DONE);
	ck_assert_uint_eq(meter.blocks, blocks);
}

/* jansson's memory */
static size_t parser_calls, parser_fails_from, parser_blocks;

static void *parser_allocate(size_t size)
{
	if (++parser_calls >= parser_fails_from && parser_fails_from)
		return NULL;
	parser_blocks++;
	return malloc(size);
}

static void parser_free(void *block)
{
	parser_blocks -= block != NULL;
	free(block);
}

static void parser_gets_no_more(cspr_status (*read)(void))
{
	size_t blocks = meter.blocks, calls, out_of_memory = 0;

	json_set_alloc_funcs(parser_allocate, parser_free);
	parser_calls = parser_fails_from = 0;
	ck_assert_status(read(), CSPR_DONE);
	calls = parser_calls;
	ck_assert_uint_ge(calls, 20);
	for (size_t i = 1; i <= calls; i++) {
		parser_calls = 0;
		parser_fails_from = i;
		cspr_status status = read();
		ck_assert_msg(status == CSPR_ERROR_NO_MEMORY || status == CSPR_ERROR_BAD_INPUT,
			      "allocation %zu of %zu: %d", i, calls, (int)status);
		out_of_memory += status == CSPR_ERROR_NO_MEMORY;
		ck_assert_uint_eq(meter.blocks, blocks);
		ck_assert_uint_eq(parser_blocks, 0);
	}
	fprintf(stderr, "# %zu of %zu are told as NO_MEMORY\n", out_of_memory, calls);
	ck_assert_uint_gt(out_of_memory, 0);
	json_set_alloc_funcs(malloc, free);
}

static cspr_review *review; /* with the first line */

static void set_up(void)
{
	cspr_line *first = NULL;
	const char *bytes = quoted(FIRST);

	meter = (struct meter){ 0 };
	trouble = (struct cspr_trouble){ .size = sizeof(trouble) };
	context = meter_context(&meter, 0, 0);
	place = (struct cspr_line_place){ .size = sizeof(place) };
	ck_assert_status(cspr_line_read(context, bytes, strlen(bytes), NULL, &first, NULL), CSPR_DONE);
	ck_assert_status(cspr_review_new(context, cspr_line_basis(first), &review), CSPR_DONE);
	ck_assert_status(cspr_review_apply(review, cspr_line_event(first), NULL), CSPR_DONE);
	cspr_line_unref(first);
	place.review = review;
}

static void tear_down(void)
{
	cspr_review_unref(review);
	cspr_context_unref(context);
	ck_assert_uint_eq(meter.blocks, 0);
	ck_assert_int_eq(meter.lies, 0);
}

START_TEST(a_first_line)
{
	place.review = NULL;
	each_allocation_fails(read_first, 6);
	parser_gets_no_more(read_first);
}
END_TEST

START_TEST(a_line_that_follows)
{
	each_allocation_fails(read_next, 4);
	parser_gets_no_more(read_next);
}
END_TEST

START_TEST(a_profile)
{
	each_allocation_fails(read_profile, 4);
	parser_gets_no_more(read_profile);
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("reading memory");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, a_first_line);
	tcase_add_test(tests, a_line_that_follows);
	tcase_add_test(tests, a_profile);
	return run_tests("reading memory", tests);
}
