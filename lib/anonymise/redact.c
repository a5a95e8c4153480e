/*
 * A text redacted: which findings are to be replaced, the result scanned again until nothing definite is in it, and
 * what was left and why.
 *
 * What must stay true: a definite finding is in the result only where it was left, and is told as left; what stands in
 * the place of a finding is not searched again by itself.
 */
#include "redaction.h"
#include "container.h"
#include "opaque.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_SCANS = 16 };

static const char *const own_words[] = {
	[CSPR_FINDING_NAME] = "[name removed]",
	[CSPR_FINDING_DATE] = "[date removed]",
	[CSPR_FINDING_AGE] = "[age removed]",
	[CSPR_FINDING_POSTCODE] = "[postcode removed]",
	[CSPR_FINDING_ADDRESS] = "[address removed]",
	[CSPR_FINDING_NHS] = "[NHS number removed]",
	[CSPR_FINDING_NINO] = "[National Insurance number removed]",
	[CSPR_FINDING_UPN] = "[pupil number removed]",
	[CSPR_FINDING_ULN] = "[learner number removed]",
	[CSPR_FINDING_URN] = "[school number removed]",
	[CSPR_FINDING_UTR] = "[tax reference removed]",
	[CSPR_FINDING_LICENCE] = "[driving licence number removed]",
	[CSPR_FINDING_PASSPORT] = "[passport number removed]",
	[CSPR_FINDING_VEHICLE] = "[vehicle registration removed]",
	[CSPR_FINDING_PHONE] = "[telephone number removed]",
	[CSPR_FINDING_EMAIL] = "[e-mail address removed]",
	[CSPR_FINDING_URL] = "[web address removed]",
	[CSPR_FINDING_HANDLE] = "[user name removed]",
	[CSPR_FINDING_COURT] = "[court reference removed]",
	[CSPR_FINDING_POLICE] = "[police reference removed]",
	[CSPR_FINDING_BANK] = "[bank details removed]",
	[CSPR_FINDING_CODE] = "[reference removed]",
	[CSPR_FINDING_ENCODING] = "",
	[CSPR_FINDING_CONTAINER] = "",
};

void cspr_redaction_free(cspr_redaction *redaction)
{
	if (!redaction)
		return;
	findings_free(&redaction->findings);
	free(redaction->resolved);
	free(redaction->wanted);
	free(redaction->ambiguous);
	free(redaction->pseudonyms);
	free(redaction->edits.list);
	buffer_free(&redaction->text);
	free(redaction->left);
	free(redaction);
}

static void take_words(cspr_redaction *redaction, const struct cspr_redaction_settings *settings)
{
	size_t given = settings && HAS(settings, struct cspr_redaction_settings, word_count) && settings->words
			       ? settings->word_count
			       : 0;

	for (size_t i = 0; i < sizeof(own_words) / sizeof(own_words[0]); i++)
		redaction->words[i] = i < given && settings->words[i] ? settings->words[i] : own_words[i];
}

/* They stay in the register's memory. */
static bool take_pseudonyms(cspr_redaction *redaction)
{
	size_t count = cspr_register_count(redaction->reg);

	redaction->pseudonyms = calloc(count + 1, sizeof(*redaction->pseudonyms));
	for (size_t i = 0; redaction->pseudonyms && i < count; i++) {
		struct cspr_identity identity = { .size = sizeof(identity) };

		cspr_register_identity(redaction->reg, i, &identity);
		redaction->pseudonyms[i] = identity.pseudonym;
	}
	return redaction->pseudonyms != NULL;
}

/* A finding of a scan, as it is kept. */
static struct finding finding_of(const cspr_scan *scan, size_t index)
{
	struct cspr_scan_finding found = { .size = sizeof(found) };

	cspr_scan_finding(scan, index, &found);
	return (struct finding){ .start = (uint32_t)found.start,
				 .end = (uint32_t)found.end,
				 .kind = found.kind,
				 .grade = (uint8_t)found.grade,
				 .identity = found.identity,
				 .rule = found.rule };
}

/* Makes room for what is kept by finding, as many as there are. */
static bool make_room(cspr_redaction *redaction)
{
	size_t count = redaction->findings.count + 1;
	bool *wanted = realloc(redaction->wanted, count * sizeof(*wanted));

	if (wanted)
		redaction->wanted = wanted;
	bool *ambiguous = realloc(redaction->ambiguous, count * sizeof(*ambiguous));
	if (ambiguous)
		redaction->ambiguous = ambiguous;
	return wanted && ambiguous && !redaction->findings.failed;
}

static bool is_wanted(const struct finding *finding, const cspr_resolutions *resolutions, size_t resolved, bool review)
{
	struct cspr_resolution resolution = { .size = sizeof(resolution) };

	if (resolved != SIZE_MAX && cspr_resolutions_get(resolutions, resolved, &resolution) == CSPR_DONE)
		return resolution.decision == CSPR_RESOLVED_REDACT ||
		       (resolution.decision == CSPR_RESOLVED_KEEP && finding->grade == CSPR_GRADE_DEFINITE);
	return finding->grade == CSPR_GRADE_DEFINITE || review;
}

/* The findings of the first scan, and what was decided about them. */
static cspr_status begin(cspr_redaction *redaction, const cspr_scanner *scanner, const char *text, size_t length,
			 const struct cspr_redaction_settings *settings, struct cspr_trouble *trouble)
{
	const cspr_resolutions *resolutions =
		settings && HAS(settings, struct cspr_redaction_settings, resolutions) ? settings->resolutions : NULL;
	bool review = settings && HAS(settings, struct cspr_redaction_settings, review) && settings->review;
	cspr_scan *scan;
	cspr_status status = cspr_scanner_scan(scanner, text, length, &scan);

	if (status != CSPR_DONE)
		return status;
	redaction->first_count = cspr_scan_count(scan);
	redaction->resolved = malloc((redaction->first_count + 1) * sizeof(*redaction->resolved));
	for (size_t i = 0; redaction->resolved && i < redaction->first_count; i++) {
		struct finding finding = finding_of(scan, i);

		redaction->resolved[i] = SIZE_MAX;
		findings_add(&redaction->findings, finding);
		if (finding.kind == CSPR_FINDING_CONTAINER || strcmp(finding.rule, "utf-16") == 0)
			status = wrong(trouble, CSPR_ERROR_BAD_INPUT, 0, container_advice(finding.rule));
	}
	if (!redaction->resolved || !make_room(redaction))
		status = CSPR_ERROR_NO_MEMORY;
	if (status == CSPR_DONE && resolutions)
		status = cspr_resolutions_match(resolutions, scan, text, length, redaction->resolved);
	cspr_scan_free(scan);
	for (size_t i = 0; status == CSPR_DONE && i < redaction->first_count; i++)
		redaction->wanted[i] =
			is_wanted(redaction->findings.list + i, resolutions, redaction->resolved[i], review);
	return status;
}

/* The edits of all that is wanted, and the text that they make. */
static bool rewrite(cspr_redaction *redaction, const char *text, size_t length)
{
	struct replacing replacing = { .text = text,
				       .length = length,
				       .findings = redaction->findings.list,
				       .wanted = redaction->wanted,
				       .count = redaction->findings.count,
				       .pseudonyms = redaction->pseudonyms,
				       .words = redaction->words };

	free(redaction->edits.list);
	redaction->edits = (struct edits){ 0 };
	buffer_free(&redaction->text);
	memset(redaction->ambiguous, 0, redaction->findings.count * sizeof(*redaction->ambiguous));
	if (!edits_choose(&replacing, redaction->ambiguous, &redaction->edits))
		return false;
	edits_fit(&replacing, &redaction->edits);
	edits_write(&replacing, &redaction->edits, &redaction->text);
	return !redaction->text.failed;
}

/* The first edit that ends after a place of the result. */
static size_t edit_after(const struct edits *edits, size_t place)
{
	size_t low = 0, high = edits->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (edits->list[middle].at_end <= place)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* A place of the result in the text that was given: of a place within a replacement, the end of what it replaced that
 * is asked for. */
static uint32_t old_place(const struct edits *edits, size_t place, bool end)
{
	size_t next = edit_after(edits, end && place ? place - 1 : place);

	if (next < edits->count && edits->list[next].at < place + !end)
		return end ? edits->list[next].end : edits->list[next].start;
	size_t before = next ? next - 1 : SIZE_MAX;
	return (uint32_t)(before == SIZE_MAX ? place : place - edits->list[before].at_end + edits->list[before].end);
}

/* The first edit that ends after a place of the text that was given. */
static size_t edit_of(const struct edits *edits, size_t old)
{
	size_t low = 0, high = edits->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (edits->list[middle].end <= old)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

size_t redaction_new_place(const struct cspr_redaction *redaction, size_t old)
{
	size_t next = edit_of(&redaction->edits, old);
	const struct edit *before = redaction->edits.list + next - 1;

	return next ? old - before->end + before->at_end : old;
}

/* What was left of the same words before: that was decided, or can't be. */
static bool left_before(const cspr_redaction *redaction, const struct finding *finding)
{
	for (size_t i = 0; i < redaction->findings.count; i++) {
		const struct finding *before = redaction->findings.list + i;

		if (before->start < finding->end && finding->start < before->end &&
		    (redaction->ambiguous[i] || (!redaction->wanted[i] && before->grade == CSPR_GRADE_DEFINITE)))
			return true;
		if (before->start <= finding->start && finding->end <= before->end && i < redaction->first_count &&
		    redaction->resolved[i] != SIZE_MAX && !redaction->wanted[i])
			return true;
	}
	return false;
}

/* What the result still says definitely, beside what was put there: taken in, as of the text that was given. */
static bool take_rest(cspr_redaction *redaction, const cspr_scan *scan, size_t *ret_taken)
{
	*ret_taken = 0;
	for (size_t i = 0; i < cspr_scan_count(scan); i++) {
		struct finding finding = finding_of(scan, i);
		size_t next = edit_after(&redaction->edits, finding.start);

		if (finding.grade != CSPR_GRADE_DEFINITE ||
		    (next < redaction->edits.count && redaction->edits.list[next].at <= finding.start &&
		     finding.end <= redaction->edits.list[next].at_end))
			continue;
		finding.end = old_place(&redaction->edits, finding.end, true);
		finding.start = old_place(&redaction->edits, finding.start, false);
		if (left_before(redaction, &finding))
			continue;
		findings_add(&redaction->findings, finding);
		if (!make_room(redaction))
			return false;
		redaction->wanted[redaction->findings.count - 1] = true;
		redaction->ambiguous[redaction->findings.count - 1] = false;
		++*ret_taken;
	}
	return true;
}

static cspr_status until_clean(cspr_redaction *redaction, const cspr_scanner *scanner, const char *text, size_t length,
			       struct cspr_trouble *trouble)
{
	for (int scans = 0; scans < MOST_SCANS; scans++) {
		cspr_scan *scan;
		size_t taken;

		if (!rewrite(redaction, text, length))
			return CSPR_ERROR_NO_MEMORY;
		cspr_status status = cspr_scanner_scan(scanner, redaction->text.bytes, redaction->text.length, &scan);
		if (status != CSPR_DONE)
			return status;
		bool good = take_rest(redaction, scan, &taken);
		cspr_scan_free(scan);
		if (!good)
			return CSPR_ERROR_NO_MEMORY;
		if (!taken)
			return CSPR_DONE;
	}
	return wrong(trouble, CSPR_ERROR_LIMIT, 0,
		     "what is put in the place of findings makes new ones each time: the pseudonyms need to be others");
}

/* Whether the same words are found of somebody else, too, who has another pseudonym. Such findings are neighbours. */
static bool is_shared(const cspr_redaction *redaction, size_t index, size_t step)
{
	const struct finding *list = redaction->findings.list, *finding = list + index;

	for (size_t i = index + step; i < redaction->findings.count; i += step) {
		if (list[i].start != finding->start || list[i].end != finding->end)
			return false;
		if (finding->kind == CSPR_FINDING_NAME && list[i].kind == CSPR_FINDING_NAME && finding->identity >= 0 &&
		    list[i].identity >= 0 &&
		    strcmp(redaction->pseudonyms[finding->identity], redaction->pseudonyms[list[i].identity]) != 0)
			return true;
	}
	return false;
}

static cspr_code why_left(const cspr_redaction *redaction, size_t index, size_t resolved)
{
	if (resolved != SIZE_MAX && !redaction->wanted[index])
		return CSPR_LEFT_RESOLVED;
	/* Backwards, past the first, an index is more than any count. */
	if (redaction->ambiguous[index] || is_shared(redaction, index, 1) || is_shared(redaction, index, SIZE_MAX))
		return CSPR_LEFT_AMBIGUOUS;
	return CSPR_LEFT_REVIEW;
}

static bool is_covered(const cspr_redaction *redaction, const struct finding *finding)
{
	size_t next = edit_of(&redaction->edits, finding->start);

	return next < redaction->edits.count && redaction->edits.list[next].start < finding->end;
}

/* All findings that no edit reaches. */
static bool tell_left(cspr_redaction *redaction)
{
	redaction->left = calloc(redaction->findings.count + 1, sizeof(*redaction->left));
	for (size_t i = 0; redaction->left && i < redaction->findings.count; i++) {
		size_t resolved = i < redaction->first_count ? redaction->resolved[i] : SIZE_MAX;

		if (!redaction->ambiguous[i] && is_covered(redaction, redaction->findings.list + i))
			continue;
		redaction->left[redaction->left_count++] =
			(struct left){ .finding = i, .why = why_left(redaction, i, resolved), .resolution = resolved };
	}
	return redaction->left != NULL;
}

cspr_status cspr_redact(const cspr_scanner *scanner, const cspr_register *reg, const char *text, size_t length,
			const struct cspr_redaction_settings *settings, cspr_redaction **ret,
			struct cspr_trouble *trouble)
{
	if (!scanner || !reg || (!text && length) || !ret)
		return CSPR_ERROR_ARGUMENT;
	if (length >= UINT32_MAX)
		return wrong(trouble, CSPR_ERROR_LIMIT, 0, "a text is of less than 4 GiB");
	cspr_redaction *redaction = calloc(1, sizeof(*redaction));
	if (!redaction)
		return CSPR_ERROR_NO_MEMORY;
	redaction->reg = reg;
	take_words(redaction, settings);
	cspr_status status = take_pseudonyms(redaction) ? begin(redaction, scanner, text, length, settings, trouble)
							: CSPR_ERROR_NO_MEMORY;
	if (status == CSPR_DONE)
		status = until_clean(redaction, scanner, text, length, trouble);
	if (status == CSPR_DONE && !tell_left(redaction))
		status = CSPR_ERROR_NO_MEMORY;
	if (status == CSPR_DONE)
		*ret = redaction;
	else
		cspr_redaction_free(redaction);
	return status;
}
