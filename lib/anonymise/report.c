/*
 * The report: one page of HTML that needs nothing else, no script and no network, for a person to work through.
 *
 * What must stay true: it holds the text, and so is as secret as that; no byte of the text is read as markup.
 */
#include "report.h"
#include "opaque.h"

#include <stdlib.h>
#include <string.h>

static int standing_of(const struct reported *reported)
{
	cspr_code decision = reported->resolution.decision, grade = reported->finding.grade;

	if (decision == CSPR_RESOLVED_NOT_IDENTIFYING || (decision == CSPR_RESOLVED_KEEP && grade == CSPR_GRADE_REVIEW))
		return STANDS_SETTLED;
	return grade == CSPR_GRADE_DEFINITE ? STANDS_DEFINITE : STANDS_REVIEW;
}

static size_t lines_between(const char *text, size_t from, size_t to)
{
	size_t lines = 0;

	for (; from < to; from++)
		lines += text[from] == '\n';
	return lines;
}

/* The findings of a text, numbered on. */
static cspr_status reported_read(const struct cspr_certified *of, size_t number, struct reported_text *ret)
{
	size_t count = cspr_scan_count(of->scan), line = 1, at = 0;
	size_t *resolved = malloc((count + 1) * sizeof(*resolved));
	struct reported *list = calloc(count + 1, sizeof(*list));
	cspr_status status = resolved && list ? CSPR_DONE : CSPR_ERROR_NO_MEMORY;

	for (size_t i = 0; status == CSPR_DONE && i < count; i++)
		resolved[i] = SIZE_MAX;
	if (status == CSPR_DONE && of->resolutions)
		status = cspr_resolutions_match(of->resolutions, of->scan, of->text, of->length, resolved);
	for (size_t i = 0; status == CSPR_DONE && i < count; i++) {
		struct reported *reported = list + i;

		reported->finding.size = sizeof(reported->finding);
		reported->resolution.size = sizeof(reported->resolution);
		cspr_scan_finding(of->scan, i, &reported->finding);
		if (resolved[i] != SIZE_MAX)
			cspr_resolutions_get(of->resolutions, resolved[i], &reported->resolution);
		line += lines_between(of->text, at, reported->finding.start);
		at = reported->finding.start;
		reported->line = line;
		reported->number = ++number;
		reported->standing = standing_of(reported);
	}
	free(resolved);
	if (status != CSPR_DONE) {
		free(list);
		return status;
	}
	*ret = (struct reported_text){ of->name, of->text, of->length, list, count };
	return CSPR_DONE;
}

static void add_sum(struct buffer *page, const char *class, size_t count, const char *words)
{
	buffer_say(page, "<li class=");
	buffer_say(page, class);
	buffer_say(page, "><b>");
	buffer_number(page, count);
	buffer_say(page, "</b> ");
	buffer_say(page, words);
	buffer_say(page, "\n");
}

static void add_heading(struct buffer *page, const char *title, const size_t sums[STANDINGS])
{
	buffer_say(page, report_head);
	buffer_say(page, "<title>Findings: ");
	report_bytes(page, title, strlen(title));
	buffer_say(page, "</title>\n");
	buffer_say(page, report_style);
	buffer_say(page, "<h1>");
	report_bytes(page, title, strlen(title));
	buffer_say(page,
		   "</h1>\n<p class=faint>What may say who somebody is. This page holds the text: keep it as you keep "
		   "that. Rules ");
	buffer_say(page, cspr_scan_rules_version());
	buffer_say(page, ", Unicode ");
	buffer_say(page, cspr_scan_unicode_version());
	buffer_say(page, ".\n<ul class=sums>\n");
	add_sum(page, "definite", sums[STANDS_DEFINITE], "definite: may not be published");
	add_sum(page, "review", sums[STANDS_REVIEW], "to be reviewed by a named person");
	add_sum(page, "settled", sums[STANDS_SETTLED], "resolved");
	buffer_say(page, "</ul>\n");
	if (sums[STANDS_DEFINITE] + sums[STANDS_REVIEW] == 0)
		buffer_say(page, "<p>Nothing is open. A clean scan is not anonymity: somebody has still to ask what a "
				 "motivated intruder could put together.\n");
	if (sums[STANDS_DEFINITE] + sums[STANDS_REVIEW] + sums[STANDS_SETTLED])
		buffer_say(page,
			   "<input class=box type=checkbox id=hide-definite><label class=filter for=hide-definite> "
			   "hide definite</label>\n<input class=box type=checkbox id=hide-review><label class=filter "
			   "for=hide-review> hide to be reviewed</label>\n<input class=box type=checkbox "
			   "id=hide-settled><label class=filter for=hide-settled> hide resolved</label>\n");
}

static bool add_texts(struct buffer *page, const struct reported_text *texts, size_t count)
{
	bool good = true;

	for (size_t i = 0; i < count; i++) {
		buffer_say(page, "<section>\n<h2>Findings");
		if (texts[i].name) {
			buffer_say(page, " in ");
			report_bytes(page, texts[i].name, strlen(texts[i].name));
		}
		buffer_say(page, "</h2>\n");
		report_table(page, texts + i);
		buffer_say(page, "</section>\n");
	}
	for (size_t i = 0; good && i < count; i++) {
		buffer_say(page, "<h2>");
		report_bytes(page, texts[i].name ? texts[i].name : "The text",
			     strlen(texts[i].name ? texts[i].name : "The text"));
		buffer_say(page, "</h2>\n");
		good = report_text(page, texts + i);
	}
	return good;
}

cspr_status cspr_report_html(const char *title, const struct cspr_certified *texts, size_t count, char **ret,
			     size_t *ret_length)
{
	struct buffer page = { 0 };
	size_t sums[STANDINGS] = { 0 }, number = 0, done = 0;
	cspr_status status = CSPR_DONE;

	if (!title || !texts || !count || !ret || !ret_length)
		return CSPR_ERROR_ARGUMENT;
	struct reported_text *reported = calloc(count, sizeof(*reported));
	if (!reported)
		return CSPR_ERROR_NO_MEMORY;
	for (; status == CSPR_DONE && done < count; done++) {
		status = texts[done].scan && texts[done].text ? reported_read(texts + done, number, reported + done)
							      : CSPR_ERROR_ARGUMENT;
		number += reported[done].count;
		for (size_t i = 0; i < reported[done].count; i++)
			sums[reported[done].list[i].standing]++;
	}
	if (status == CSPR_DONE) {
		add_heading(&page, title, sums);
		if (!add_texts(&page, reported, count) || page.failed)
			status = CSPR_ERROR_NO_MEMORY;
	}
	for (size_t i = 0; i < count; i++)
		free(reported[i].list);
	free(reported);
	if (status != CSPR_DONE) {
		buffer_free(&page);
		return status;
	}
	*ret = page.bytes;
	*ret_length = page.length;
	return CSPR_DONE;
}
