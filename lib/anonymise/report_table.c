/*
 * The findings of a text as a table to work through: what, where, of whom, by which rule, and what was decided.
 */
#include "report.h"
#include "opaque.h"

#include <string.h>

enum { AROUND = 64, LONGEST = 200 };

static const char *const classes[STANDINGS] = { "definite", "review", "settled" };

/* Not in the middle of a letter, and in its line. */
static size_t back(const struct reported_text *text, size_t from)
{
	size_t at = from;

	while (at > 0 && from - at < AROUND && text->text[at - 1] != '\n')
		at--;
	while (at < from && ((unsigned char)text->text[at] & 0xC0) == 0x80)
		at++;
	return at;
}

static size_t forth(const struct reported_text *text, size_t from, size_t most)
{
	size_t at = from;

	while (at < text->length && at - from < most && text->text[at] != '\n')
		at++;
	while (at > from && at < text->length && ((unsigned char)text->text[at] & 0xC0) == 0x80)
		at--;
	return at;
}

static void add_excerpt(struct buffer *page, const struct reported_text *text, const struct reported *reported)
{
	size_t start = reported->finding.start, end = reported->finding.end, first = back(text, start);

	if (end - start > LONGEST)
		end = forth(text, start, LONGEST);
	size_t last = end == reported->finding.end ? forth(text, end, AROUND) : end;
	buffer_say(page, "<td class=excerpt>");
	if (first > 0 && text->text[first - 1] != '\n')
		buffer_say(page, "…");
	report_bytes(page, text->text + first, start - first);
	buffer_say(page, "<mark class=");
	buffer_say(page, classes[reported->standing]);
	buffer_say(page, ">");
	for (size_t at = start; at < end;) {
		const char *line = memchr(text->text + at, '\n', end - at);
		size_t stretch = line ? (size_t)(line - text->text) - at : end - at;

		report_bytes(page, text->text + at, stretch);
		if (line)
			buffer_say(page, " ⏎ ");
		at += stretch + (line != NULL);
	}
	buffer_say(page, "</mark>");
	report_bytes(page, text->text + end, last - end);
	if (last < text->length && text->text[last] != '\n')
		buffer_say(page, "…");
}

static void add_text_cell(struct buffer *page, const char *text)
{
	buffer_say(page, "<td>");
	report_bytes(page, text, strlen(text));
}

static void add_box(struct buffer *page, const char *words)
{
	buffer_say(page, "<span class=choice>☐ ");
	buffer_say(page, words);
	buffer_say(page, "</span> ");
}

static void add_decision(struct buffer *page, const struct reported *reported)
{
	const struct cspr_resolution *resolution = &reported->resolution;

	buffer_say(page, "<td class=decision>");
	if (!resolution->decision && reported->finding.kind == CSPR_FINDING_CONTAINER) {
		buffer_say(page, "take the text out");
		return;
	}
	if (!resolution->decision) {
		add_box(page, "redact");
		if (reported->finding.grade == CSPR_GRADE_REVIEW)
			add_box(page, "keep");
		add_box(page, "not identifying");
		return;
	}
	const char *word = cspr_resolved_name(resolution->decision);
	buffer_say(page, "<b>");
	for (; *word; word++)
		buffer_add(page, *word == '_' ? " " : word, 1);
	buffer_say(page, "</b> by ");
	report_bytes(page, resolution->who, strlen(resolution->who));
	buffer_say(page, "<br>");
	report_bytes(page, resolution->reason, strlen(resolution->reason));
	buffer_say(page, "<br><small>");
	buffer_moment(page, resolution->when);
	buffer_say(page, "</small>");
}

static void add_row(struct buffer *page, const struct reported_text *text, const struct reported *reported)
{
	const struct cspr_scan_finding *finding = &reported->finding;

	buffer_say(page, "<tr class=");
	buffer_say(page, classes[reported->standing]);
	buffer_say(page, " id=f");
	buffer_number(page, reported->number);
	buffer_say(page, "><td class=figure><a href=#t");
	buffer_number(page, reported->number);
	buffer_say(page, ">");
	buffer_number(page, reported->number);
	buffer_say(page, "</a><td><span class=grade>");
	buffer_say(page, cspr_grade_name(finding->grade));
	buffer_say(page, "</span>");
	add_text_cell(page, cspr_finding_kind_name(finding->kind));
	add_text_cell(page, finding->id ? finding->id : "–");
	add_excerpt(page, text, reported);
	add_text_cell(page, finding->rule);
	buffer_say(page, "<td class=figure>");
	buffer_number(page, reported->line);
	buffer_say(page, "<br><small>");
	buffer_number(page, finding->start);
	buffer_say(page, "–");
	buffer_number(page, finding->end);
	buffer_say(page, "</small>");
	add_decision(page, reported);
	buffer_say(page, "\n");
}

void report_table(struct buffer *page, const struct reported_text *text)
{
	if (!text->count) {
		buffer_say(page, "<p>Nothing was found.\n");
		return;
	}
	buffer_say(page, "<table>\n<thead><tr><th>No.<th>Grade<th>Kind<th>Whose<th>In the text<th>Rule<th>Line, bytes"
			 "<th>Decision\n<tbody>\n");
	for (size_t i = 0; i < text->count; i++)
		add_row(page, text, text->list + i);
	buffer_say(page, "</table>\n");
}
