/*
 * Cases: how reviews stand, and which of them are listed.
 */
#include "trial.h"

#include <string.h>

struct standing {
	const char *review, *edition, *state, *phase;
	uint32_t breaches;
	const char *duty_standing; /* of its only duty, or NULL */
};

/* By reference. */
static const struct standing standings[] = {
	{ "A-1", "wt2023", "referred", "referral", 0, NULL },
	{ "A-2", "wt2023", "referred", "referral", 2, "pending" },
	{ "B-1", "wt2018", "closed", "closure", 0, "broken" },
	{ "B-2", "wt2018", "referred", "referral", 0, "overdue" },
	{ "a-1", "sar2014", "", "", 1, NULL },
	{ "a-2", "wt2023", "closed", "closure", 0, "met_late" },
	{ "b-1", "wt2023", "Referred", "Referral", 0, NULL },
};

static void write_standing(struct trial *trial, const struct standing *standing)
{
	struct batch *batch = begin(trial, standing->review, 0, 2);

	batch->summary.edition = standing->edition;
	batch->summary.state = standing->state;
	batch->summary.phase = standing->phase;
	batch->summary.breaches = standing->breaches;
	if (standing->duty_standing)
		add_duty(batch, "rapid-review", "")->standing = standing->duty_standing;
	append(trial, FIRST, CSPR_DONE);
}

static void want_standing(struct trial *trial, const struct standing *standing)
{
	struct cspr_summary summary;

	make_summary(standing->review, 2, &summary);
	summary.edition = standing->edition;
	summary.state = standing->state;
	summary.phase = standing->phase;
	summary.breaches = standing->breaches;
	want_summary(trial, &summary);
}

static bool is(const char *asked, const char *word)
{
	return !asked || strcmp(asked, word) == 0;
}

static bool listed(const struct cspr_list_query *query, const struct standing *standing)
{
	return (!query->after || strcmp(standing->review, query->after) > 0) && is(query->phase, standing->phase) &&
	       is(query->state, standing->state) && is(query->edition, standing->edition) &&
	       (!query->breached || standing->breaches ||
		(standing->duty_standing && strcmp(standing->duty_standing, "broken") == 0));
}

static void ask(struct trial *trial, const struct cspr_list_query *queries, size_t count)
{
	for (size_t i = LENGTH(standings); i-- > 0;)
		write_standing(trial, &standings[i * 4 % LENGTH(standings)]);
	for (size_t i = 0; i < count; i++) {
		uint32_t shown = 0;

		for (size_t j = 0; j < LENGTH(standings); j++)
			if (listed(&queries[i], &standings[j]) && (!queries[i].most || shown < queries[i].most)) {
				want_standing(trial, &standings[j]);
				shown++;
			}
		want_status(trial, CSPR_DONE);
		look_list(trial, SECOND, &queries[i]);
		compare(trial, "the reviews that were asked for");
	}
}

#define QUERY(...)                                                                                                     \
	{                                                                                                              \
		.size = sizeof(struct cspr_list_query), __VA_ARGS__                                                    \
	}

static void in_order(struct trial *trial)
{
	static const struct cspr_list_query queries[] = { QUERY(0) };

	ask(trial, queries, LENGTH(queries));
}

static void by_word(struct trial *trial)
{
	static const struct cspr_list_query queries[] = {
		QUERY(.phase = "referral"),
		QUERY(.phase = "Referral"),
		QUERY(.phase = ""),
		QUERY(.phase = "refer"),
		QUERY(.state = "closed"),
		QUERY(.state = "referred"),
		QUERY(.state = "nothing"),
		QUERY(.edition = "wt2018"),
		QUERY(.edition = "sar2014"),
		QUERY(.edition = "wt%"),
		QUERY(.phase = "referral", .state = "referred", .edition = "wt2018"),
		QUERY(.phase = "closure", .state = "referred"),
	};

	ask(trial, queries, LENGTH(queries));
}

static void by_breach(struct trial *trial)
{
	static const struct cspr_list_query queries[] = {
		QUERY(.breached = 1),
		QUERY(.breached = 1, .edition = "wt2023"),
		QUERY(.breached = 1, .state = "closed"),
		QUERY(.breached = 1, .most = 1),
		QUERY(.breached = 1, .after = "A-2"),
	};

	ask(trial, queries, LENGTH(queries));
}

static void in_pages(struct trial *trial)
{
	static const struct cspr_list_query queries[] = {
		QUERY(.most = 1),
		QUERY(.most = 3),
		QUERY(.after = "A-2", .most = 2),
		QUERY(.after = "B-2", .most = 2),
		QUERY(.after = "B-2"),
		QUERY(.after = "b-1"),
		QUERY(.after = "0"),
		QUERY(.after = "Z"), /* between, and none is called so */
		QUERY(.after = "A-1", .most = 7),
		QUERY(.after = "A-1", .phase = "referral", .most = 1),
		QUERY(.most = UINT32_MAX),
		QUERY(.most = 100),
	};

	ask(trial, queries, LENGTH(queries));
}

static void replaced(struct trial *trial)
{
	struct batch *batch = begin(trial, "r-1", 0, 2);
	struct cspr_summary last;

	batch->summary.breaches = 2;
	append(trial, FIRST, CSPR_DONE);
	batch = begin(trial, "r-1", 2, 1);
	batch->summary.state = "closed";
	batch->summary.edition = "wt2018";
	batch->summary.phase = "closure";
	batch->summary.opened = (struct cspr_span){ 17000, 17030 };
	append(trial, FIRST, CSPR_DONE);
	last = batch->summary;
	want_summary(trial, &last);
	want_status(trial, CSPR_DONE);
	look_summary(trial, SECOND, "r-1");
	compare(trial, "the summary of the last append");
	batch = begin(trial, "r-1", 3, 0);
	batch->append.summary = NULL;
	add_duty(batch, "first-duty", "");
	append(trial, FIRST, CSPR_DONE);
	want_summary(trial, &last);
	want_status(trial, CSPR_DONE);
	look_summary(trial, SECOND, "r-1");
	compare(trial, "the summary after an append without one");
}

static void rows_alone(struct trial *trial)
{
	static const struct cspr_list_query any = QUERY(0);
	struct batch *batch;

	append_events(trial, FIRST, "r-1", 0, 4);
	append_events(trial, FIRST, "r-2", 0, 4);
	batch = begin(trial, "r-1", 4, 0);
	batch->summary.breaches = 4;
	batch->summary.phase = "closure";
	batch->summary.root[5] ^= 1;
	append(trial, FIRST, CSPR_DONE);
	want_summary(trial, &batch->summary);
	want_review(trial, "r-2", 4);
	want_status(trial, CSPR_DONE);
	want_events(trial, "r-1", 1, 4);
	want_status(trial, CSPR_DONE);
	look_list(trial, SECOND, &any);
	look_events(trial, SECOND, "r-1", 0);
	compare(trial, "a summary that was written without events");
	append_events(trial, FIRST, "r-1", 4, 1);
}

static const struct cspr_span spans[] = {
	{ 0, 0 },	    { -1, 30 },
	{ -25567, -25567 }, /* 1900-01-01 */
	{ -25567, 84005 },  /* to 2199-12-31 */ { 84005, 84005 },
	{ 19782, 20147 },
};

static void opened(struct trial *trial)
{
	for (uint32_t i = 0; i < LENGTH(spans); i++) {
		struct batch *batch = begin(trial, "r-1", i, 1);

		batch->summary.opened = spans[i];
		batch->summary.breaches = i;
		want_summary(trial, &batch->summary);
		want_status(trial, CSPR_DONE);
		append(trial, FIRST, CSPR_DONE);
		look_summary(trial, SECOND, "r-1");
		compare(trial, "when the review was opened");
	}
}

static const struct trial_case cases[] = {
	{ "reviews are listed in the order of the bytes of their references", in_order },
	{ "reviews are listed by phase, state and edition, as exact words, and by all of them together", by_word },
	{ "reviews with breaches, or with a duty that is broken, are listed by that", by_breach },
	{ "reviews are listed in pages, after any reference and at most so many", in_pages },
	{ "a summary is replaced by the next, and stays where an append has none", replaced },
	{ "a summary is replaced by an append without events, and the events stay", rows_alone },
	{ "days of 1900 to 2199, vague ones too, are kept in a summary", opened },
};

const struct case_list list_cases = { cases, LENGTH(cases) };
