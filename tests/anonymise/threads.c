/*
 * One scanner and many threads: each scan finds what it finds by itself. And threads that each have a register, a
 * scanner and a redaction of their own don't disturb one another.
 */
#include "suite.h"

#include <cspr/anonymise.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { THREADS = 8, ROUNDS = 25, MOST = 64 };

static const char people[] = "C1\tchild\tSubject 1\tname\tCallum Joseph Smith-Jones\n"
			     "C1\tchild\tSubject 1\tdob\t2011-03-14\n"
			     "C2\tsibling\tSubject 2\tname\tPatience May\n"
			     "C3\tparent\tSubject 3\tname\tSiobh\xc3\xa1n O'Brien\n"
			     "C3\tparent\tSubject 3\taddress\t14 Mill Lane, Saltby NG5 3QT\n";

static const char *const texts[] = {
	"Callum and Patience lived at 14 Mill Lane. Siobh\xc3\xa1n rang 01632 960123 on 3 May 2021.",
	"C<b>all</b>um &#83;mith-Jones was seen; Calum, C a l l u m and ca11um are him. NHS number 999 110 6847.",
	"In May Mrs O'Brien wrote to NG5 3QT; oh one six three two nine six oh one two three rang.",
	"Nobody is in here.",
};

enum { TEXTS = sizeof(texts) / sizeof(texts[0]) };

struct found {
	struct cspr_scan_finding list[MOST];
	size_t count;
};

static struct found alone[TEXTS];

struct work {
	pthread_t thread;
	const cspr_scanner *scanner; /* NULL: the thread makes its own */
	size_t from;
	bool same;
};

static bool same_findings(const struct found *one, const struct found *other)
{
	if (one->count != other->count)
		return false;
	for (size_t i = 0; i < one->count; i++) {
		const struct cspr_scan_finding *a = &one->list[i], *b = &other->list[i];

		if (a->start != b->start || a->end != b->end || a->kind != b->kind || a->grade != b->grade ||
		    a->identity != b->identity || strcmp(a->rule, b->rule) != 0)
			return false;
	}
	return true;
}

static bool find(const cspr_scanner *scanner, const char *text, struct found *ret)
{
	cspr_scan *scan = NULL;

	if (cspr_scanner_scan(scanner, text, strlen(text), &scan) != CSPR_DONE)
		return false;
	ret->count = cspr_scan_count(scan);
	for (size_t i = 0; i < ret->count && i < MOST; i++) {
		ret->list[i] = (struct cspr_scan_finding){ .size = sizeof(ret->list[i]) };
		cspr_scan_finding(scan, i, &ret->list[i]);
	}
	cspr_scan_free(scan);
	return ret->count <= MOST;
}

static void *scan_with_one(void *data)
{
	struct work *work = data;

	work->same = true;
	for (size_t i = 0; i < ROUNDS && work->same; i++) {
		const size_t which = (work->from + i) % TEXTS;
		struct found found;

		work->same = find(work->scanner, texts[which], &found) && same_findings(&found, &alone[which]);
	}
	return NULL;
}

static void *work_alone(void *data)
{
	struct work *work = data;
	const char *text = texts[work->from % TEXTS];
	cspr_register *reg = NULL;
	cspr_scanner *scanner = NULL;
	cspr_redaction *redaction = NULL;
	struct found found, after = { .count = 1 };

	work->same = cspr_register_read(people, strlen(people), &reg, NULL) == CSPR_DONE &&
		     cspr_scanner_new(reg, NULL, &scanner, NULL) == CSPR_DONE && find(scanner, text, &found) &&
		     same_findings(&found, &alone[work->from % TEXTS]) &&
		     cspr_redact(scanner, reg, text, strlen(text), NULL, &redaction, NULL) == CSPR_DONE &&
		     find(scanner, cspr_redaction_text(redaction, NULL), &after);
	for (size_t i = 0; work->same && i < after.count; i++)
		work->same = after.list[i].grade != CSPR_GRADE_DEFINITE;
	cspr_redaction_free(redaction);
	cspr_scanner_free(scanner);
	cspr_register_free(reg);
	return NULL;
}

static void run_all(void *(*run)(void *), const cspr_scanner *scanner)
{
	struct work work[THREADS];

	for (size_t i = 0; i < THREADS; i++) {
		work[i] = (struct work){ .scanner = scanner, .from = i };
		ck_assert_int_eq(pthread_create(&work[i].thread, NULL, run, &work[i]), 0);
	}
	for (size_t i = 0; i < THREADS; i++) {
		ck_assert_int_eq(pthread_join(work[i].thread, NULL), 0);
		ck_assert_msg(work[i].same, "thread %zu found something else than one alone", i);
	}
}

static cspr_register *reg;
static cspr_scanner *scanner;

static void set_up(void)
{
	ck_assert_status(cspr_register_read(people, strlen(people), &reg, NULL), CSPR_DONE);
	ck_assert_status(cspr_scanner_new(reg, NULL, &scanner, NULL), CSPR_DONE);
	for (size_t i = 0; i < TEXTS; i++)
		ck_assert(find(scanner, texts[i], &alone[i]));
	ck_assert_uint_gt(alone[0].count, 4);
	ck_assert_uint_gt(alone[2].count, 2);
}

static void tear_down(void)
{
	cspr_scanner_free(scanner);
	cspr_register_free(reg);
}

START_TEST(threads_scan_with_one_scanner)
{
	run_all(scan_with_one, scanner);
}
END_TEST

START_TEST(threads_have_scanners_of_their_own)
{
	run_all(work_alone, NULL);
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("threads");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, threads_scan_with_one_scanner);
	tcase_add_test(tests, threads_have_scanners_of_their_own);
	return run_tests("anonymise-threads", tests);
}
