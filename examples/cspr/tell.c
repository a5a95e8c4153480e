/*
 * What was found, in each format. Prints; decides nothing.
 *
 * What must stay true: nothing of a text is printed but where it was asked for, and then nothing of it can work on the
 * terminal.
 */
#include "texts.h"

#include <stdlib.h>
#include <string.h>

void say_field(const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (bytes[i] == '\n')
			printf("\\n");
		else if (bytes[i] == '\t')
			printf("\\t");
		else if (bytes[i] == '\r')
			printf("\\r");
		else if (bytes[i] == '\\')
			printf("\\\\");
		else
			putchar((unsigned char)bytes[i]);
	}
}

/* Those that are settled are left out: the columns are six. */
void tell_tsv(const struct looked *looked, bool show_text)
{
	for (size_t i = 0; i < looked->count; i++) {
		const struct looked_text *text = looked->texts + i;

		for (size_t j = 0; j < cspr_scan_count(text->scan); j++) {
			struct cspr_scan_finding finding = looked_finding(text, j);

			if (!looked_open(looked, text, j))
				continue;
			printf("%zu\t%zu\t%s\t%s\t%s\t%s", finding.start, finding.end,
			       cspr_finding_kind_name(finding.kind), finding.id ? finding.id : "-",
			       cspr_grade_name(finding.grade), finding.rule);
			if (text->name) {
				putchar('\t');
				say_field(text->name, strlen(text->name));
			}
			if (show_text) {
				putchar('\t');
				say_field(text->text + finding.start, finding.end - finding.start);
			}
			putchar('\n');
		}
	}
}

/* Text for people --------------------------------------------------------------------------------- */

enum { AROUND = 40, LONGEST = 200 };

/* Control characters, and what changes the order of reading, as a dot. */
static void say_safely(int tone, const char *bytes, size_t length)
{
	char *safe = malloc(length + 1);

	if (!safe)
		return;
	for (size_t i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)bytes[i];
		bool order = byte == 0xE2 && length - i >= 3 &&
			     (((unsigned char)bytes[i + 1] == 0x80 && (unsigned char)bytes[i + 2] >= 0xA8 &&
			       (unsigned char)bytes[i + 2] <= 0xAE) ||
			      ((unsigned char)bytes[i + 1] == 0x81 && (unsigned char)bytes[i + 2] >= 0xA6));
		bool control = byte < ' ' || byte == 0x7F ||
			       (byte == 0xC2 && length - i >= 2 && (unsigned char)bytes[i + 1] < 0xA0);

		safe[i] = control || order ? '.' : bytes[i];
		for (int more = order ? 2 : control && byte == 0xC2; more; more--)
			safe[++i] = '.';
	}
	safe[length] = '\0';
	say_tone(tone, safe);
	memset(safe, 0, length);
	free(safe);
}

static bool continues(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

/* The finding within its line. */
static void say_excerpt(const struct looked_text *text, const struct cspr_scan_finding *finding, int tone)
{
	size_t first = finding->start, end = finding->end, last;

	while (first > 0 && finding->start - first < AROUND && text->text[first - 1] != '\n')
		first--;
	while (first < finding->start && continues(text->text[first]))
		first++;
	if (end - finding->start > LONGEST)
		end = finding->start + LONGEST;
	for (last = end; last < text->length && last - end < AROUND && text->text[last] != '\n';)
		last++;
	while (last > end && last < text->length && continues(text->text[last]))
		last--;
	printf("      ");
	say_safely(TONE_FAINT, text->text + first, finding->start - first);
	if (!on_terminal())
		printf("[");
	say_safely(tone, text->text + finding->start, end - finding->start);
	if (!on_terminal())
		printf("]");
	say_safely(TONE_FAINT, text->text + end, last - end);
	printf("\n");
}

static size_t column_width(const struct looked_text *text, size_t column)
{
	size_t widest = 0;

	for (size_t i = 0; i < cspr_scan_count(text->scan); i++) {
		struct cspr_scan_finding finding = looked_finding(text, i);
		const char *cell = column == 0 ? cspr_finding_kind_name(finding.kind) : finding.id ? finding.id : "-";

		if (strlen(cell) > widest)
			widest = strlen(cell);
	}
	return widest;
}

static void say_finding(const struct looked *looked, const struct looked_text *text, size_t index, size_t line,
			const size_t widths[2])
{
	struct cspr_scan_finding finding = looked_finding(text, index);
	bool open = looked_open(looked, text, index);
	int tone = !open ? TONE_GOOD : finding.grade == CSPR_GRADE_DEFINITE ? TONE_BAD : TONE_WARN;
	char grade[16];

	printf("%5zu %8zu-%-8zu ", line, finding.start, finding.end);
	snprintf(grade, sizeof(grade), "%-8s", cspr_grade_name(finding.grade));
	say_tone(tone, grade);
	printf("  %-*s  %-*s  %s", (int)widths[0], cspr_finding_kind_name(finding.kind), (int)widths[1],
	       finding.id ? finding.id : "-", finding.rule);
	if (looked_decision(looked, text, index))
		printf("  %s", cspr_resolved_name(looked_decision(looked, text, index)));
	printf("\n");
}

static void say_findings(const struct looked *looked, const struct looked_text *text, bool show_text)
{
	const size_t widths[2] = { column_width(text, 0), column_width(text, 1) };
	size_t line = 1, at = 0;

	if (text->name && cspr_scan_count(text->scan)) {
		say_safely(TONE_STRONG, text->name, strlen(text->name));
		printf("\n");
	}
	for (size_t i = 0; i < cspr_scan_count(text->scan); i++) {
		struct cspr_scan_finding finding = looked_finding(text, i);

		for (; at < finding.start; at++)
			line += text->text[at] == '\n';
		say_finding(looked, text, i, line, widths);
		if (show_text)
			say_excerpt(text, &finding, finding.grade == CSPR_GRADE_DEFINITE ? TONE_BAD : TONE_WARN);
	}
}

static void say_sums(const struct looked *looked)
{
	size_t sums[3] = { 0 };

	for (size_t i = 0; i < looked->count; i++)
		for (size_t j = 0; j < cspr_scan_count(looked->texts[i].scan); j++) {
			bool open = looked_open(looked, looked->texts + i, j);

			sums[!open ? 2 : looked_finding(looked->texts + i, j).grade == CSPR_GRADE_DEFINITE ? 0 : 1]++;
		}
	if (looked->findings)
		printf("%zu definite, %zu to be reviewed, %zu resolved\n", sums[0], sums[1], sums[2]);
	if (!looked->open)
		printf("Nothing is open. That is not anonymity: somebody has still to ask what a motivated intruder "
		       "could\n"
		       "put together.\n");
	if (looked->streams.not_read)
		printf("%zu pictures, descriptions of pictures or fonts in it were not looked at.\n",
		       looked->streams.not_read);
}

bool tell_text(const struct looked *looked, bool show_text)
{
	if (looked->findings)
		printf(" line    bytes            grade     what, of whom, by which rule\n");
	for (size_t i = 0; i < looked->count; i++)
		say_findings(looked, looked->texts + i, show_text);
	say_sums(looked);
	return true;
}

/* JSON --------------------------------------------------------------------------------------------- */

/* Bytes that are no UTF-8 as U+FFFD. */
static json_t *text_json(const char *bytes, size_t length)
{
	json_t *text = json_stringn(bytes, length);

	if (text)
		return text;
	char *copy = malloc(3 * length + 1), *to = copy;
	for (size_t i = 0; copy && i < length; i++) {
		if ((unsigned char)bytes[i] < 0x80) {
			*to++ = bytes[i];
		} else {
			memcpy(to, "\xEF\xBF\xBD", 3);
			to += 3;
		}
	}
	text = copy ? json_stringn(copy, (size_t)(to - copy)) : NULL;
	free(copy);
	return text;
}

static json_t *finding_json_of(const struct looked *looked, const struct looked_text *text, size_t index,
			       bool show_text)
{
	struct cspr_scan_finding finding = looked_finding(text, index);
	cspr_code decision = looked_decision(looked, text, index);
	json_t *json = json_pack("{s:I, s:I, s:s, s:s?, s:s, s:s, s:b}", "start", (json_int_t)finding.start, "end",
				 (json_int_t)finding.end, "kind", cspr_finding_kind_name(finding.kind), "id",
				 finding.id, "grade", cspr_grade_name(finding.grade), "rule", finding.rule, "open",
				 looked_open(looked, text, index));

	if (decision)
		json_object_set_new(json, "decision", json_string(cspr_resolved_name(decision)));
	if (text->name)
		json_object_set_new(json, "stream", text_json(text->name, strlen(text->name)));
	if (show_text)
		json_object_set_new(json, "text", text_json(text->text + finding.start, finding.end - finding.start));
	return json;
}

int tell_json(const struct looked *looked, bool show_text, int exit_code)
{
	json_t *findings = json_array();
	json_t *certificate = json_loadb(looked->certificate, looked->certificate_length, 0, NULL);

	for (size_t i = 0; i < looked->count; i++)
		for (size_t j = 0; j < cspr_scan_count(looked->texts[i].scan); j++)
			json_array_append_new(findings, finding_json_of(looked, looked->texts + i, j, show_text));
	return say_json(json_pack("{s:b, s:I, s:o, s:o}", "clean", looked->open == 0, "not_read",
				  (json_int_t)looked->streams.not_read, "findings", findings, "certificate",
				  certificate),
			exit_code);
}

/* HTML --------------------------------------------------------------------------------------------- */

bool tell_html(const struct looked *looked, const char *title, struct trouble *trouble)
{
	struct cspr_certified *texts = calloc(looked->count + 1, sizeof(*texts));
	char *page;
	size_t length;

	if (!texts)
		return no_memory(trouble);
	for (size_t i = 0; i < looked->count; i++)
		texts[i] = looked_certified(looked, i);
	cspr_status status = cspr_report_html(title, texts, looked->count, &page, &length);
	free(texts);
	if (status != CSPR_DONE)
		return status_trouble(status, trouble);
	bool written = fwrite(page, 1, length, stdout) == length;
	cspr_anonymise_text_free(page);
	return written || unavailable(trouble, "the report could not be written");
}
