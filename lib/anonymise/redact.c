/*
 * A text redacted: which findings are to be replaced, and by what words. Definite ones are, and those that somebody
 * decided; a definite one that was kept when it was not yet definite is replaced, too.
 */
#include "redaction.h"
#include "container.h"
#include "opaque.h"

#include <stdlib.h>
#include <string.h>

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
	free(redaction->forced);
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
		struct finding finding = redaction_finding(scan, i);

		redaction->resolved[i] = SIZE_MAX;
		findings_add(&redaction->findings, finding);
		if (finding.kind == CSPR_FINDING_CONTAINER || strcmp(finding.rule, "utf-16") == 0)
			status = wrong(trouble, CSPR_ERROR_BAD_INPUT, 0, container_advice(finding.rule));
	}
	if (!redaction->resolved || !redaction_room(redaction))
		status = CSPR_ERROR_NO_MEMORY;
	if (status == CSPR_DONE && resolutions)
		status = cspr_resolutions_match(resolutions, scan, text, length, redaction->resolved);
	cspr_scan_free(scan);
	for (size_t i = 0; status == CSPR_DONE && i < redaction->first_count; i++) {
		redaction->wanted[i] =
			is_wanted(redaction->findings.list + i, resolutions, redaction->resolved[i], review);
		redaction->forced[i] = false;
	}
	return status;
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
		status = redaction_clean(redaction, scanner, text, length, trouble);
	if (status == CSPR_DONE && !redaction_tell_left(redaction, text))
		status = CSPR_ERROR_NO_MEMORY;
	if (status == CSPR_DONE)
		*ret = redaction;
	else
		cspr_redaction_free(redaction);
	return status;
}
