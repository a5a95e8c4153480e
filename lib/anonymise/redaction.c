/*
 * What a redaction tells: the result, what was replaced, what was left, and the decisions about that as of the result.
 */
#include "redaction.h"
#include "opaque.h"
#include "resolutions.h"

#include <string.h>

const char *cspr_redaction_text(const cspr_redaction *redaction, size_t *ret_length)
{
	if (!redaction)
		return NULL;
	if (ret_length)
		*ret_length = redaction->text.length;
	return redaction->text.bytes;
}

size_t cspr_redaction_change_count(const cspr_redaction *redaction)
{
	return redaction ? redaction->edits.count : 0;
}

static const char *id_of(const cspr_redaction *redaction, const struct finding *finding)
{
	struct cspr_identity identity = { .size = sizeof(identity) };

	if (finding->identity >= 0)
		cspr_register_identity(redaction->reg, (size_t)finding->identity, &identity);
	return identity.id;
}

cspr_status cspr_redaction_change(const cspr_redaction *redaction, size_t index, struct cspr_redaction_change *ret)
{
	if (!redaction || !ret || ret->size < sizeof(ret->size))
		return CSPR_ERROR_ARGUMENT;
	if (index >= redaction->edits.count)
		return CSPR_ERROR_NOT_FOUND;
	const struct edit *edit = redaction->edits.list + index;
	const struct finding *finding = redaction->findings.list + edit->finding;
	struct cspr_redaction_change change = { .size = ret->size,
						.old_start = edit->start,
						.old_end = edit->end,
						.new_start = edit->at,
						.new_end = edit->at_end,
						.kind = finding->kind,
						.rule = finding->rule,
						.id = edit->nobodys ? NULL : id_of(redaction, finding) };
	memcpy(ret, &change, ret->size < sizeof(change) ? ret->size : sizeof(change));
	return CSPR_DONE;
}

size_t cspr_redaction_left_count(const cspr_redaction *redaction)
{
	return redaction ? redaction->left_count : 0;
}

cspr_status cspr_redaction_left(const cspr_redaction *redaction, size_t index, struct cspr_redaction_left *ret)
{
	if (!redaction || !ret || ret->size < sizeof(ret->size))
		return CSPR_ERROR_ARGUMENT;
	if (index >= redaction->left_count)
		return CSPR_ERROR_NOT_FOUND;
	const struct finding *finding = redaction->findings.list + redaction->left[index].finding;
	struct cspr_redaction_left left = { .size = ret->size,
					    .old_start = finding->start,
					    .old_end = finding->end,
					    .new_start = redaction_new_place(redaction, finding->start, false),
					    .new_end = redaction_new_place(redaction, finding->end, true),
					    .kind = finding->kind,
					    .grade = finding->grade,
					    .why = redaction->left[index].why,
					    .rule = finding->rule,
					    .id = id_of(redaction, finding) };
	memcpy(ret, &left, ret->size < sizeof(left) ? ret->size : sizeof(left));
	return CSPR_DONE;
}

/* A decision about what was left, as of the result. */
static cspr_status carry(const cspr_redaction *redaction, size_t index, const cspr_resolutions *from,
			 cspr_resolutions *to)
{
	const struct resolution *decided = from->list + redaction->left[index].resolution;
	struct cspr_redaction_left left = { .size = sizeof(left) };

	cspr_redaction_left(redaction, index, &left);
	struct cspr_scan_finding finding = { .size = sizeof(finding),
					     .start = left.new_start,
					     .end = left.new_end,
					     .kind = left.kind,
					     .grade = left.grade,
					     .id = left.id,
					     .rule = left.rule };
	struct resolution resolution = { .start = left.new_start,
					 .end = left.new_end,
					 .kind = decided->kind,
					 .decision = decided->decision,
					 .rule = text_copy(decided->rule),
					 .id = text_copy(decided->id),
					 .who = text_copy(decided->who),
					 .reason = text_copy(decided->reason),
					 .when = decided->when };
	bool made = surroundings_digest(to->salt, &finding, redaction->text.bytes, redaction->text.length,
					resolution.digest);
	cspr_status status = resolutions_take(to, resolution);
	return made ? status : CSPR_ERROR_NO_MEMORY;
}

cspr_status cspr_redaction_resolutions(const cspr_redaction *redaction, const cspr_resolutions *resolutions,
				       cspr_resolutions **ret)
{
	cspr_resolutions *carried;

	if (!redaction || !resolutions || !ret)
		return CSPR_ERROR_ARGUMENT;
	for (size_t i = 0; i < redaction->left_count; i++)
		if (redaction->left[i].resolution != SIZE_MAX && redaction->left[i].resolution >= resolutions->count)
			return CSPR_ERROR_ARGUMENT;
	cspr_status status = cspr_resolutions_new(resolutions->salt, &carried);
	if (status != CSPR_DONE)
		return status;
	for (size_t i = 0; status == CSPR_DONE && i < redaction->left_count; i++)
		if (redaction->left[i].resolution != SIZE_MAX)
			status = carry(redaction, i, resolutions, carried);
	if (status == CSPR_DONE)
		*ret = carried;
	else
		cspr_resolutions_free(carried);
	return status;
}
