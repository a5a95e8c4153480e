/*
 * A local profile from its file, and how an answer says under which profile it is.
 */
#include "host.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

bool profile_text(const char *name, char **ret, size_t *ret_length, struct trouble *trouble)
{
	FILE *file = fopen(name, "rb");
	char *bytes;
	size_t length;
	bool good = true;

	trouble->profile = name;
	if (!file)
		return bad_input(trouble, "", "the profile can't be opened: %s", strerror(errno));
	bytes = malloc(CSPR_PROFILE_MOST + 1);
	length = bytes ? fread(bytes, 1, CSPR_PROFILE_MOST + 1, file) : 0;
	if (!bytes)
		good = no_memory(trouble);
	else if (ferror(file))
		good = errno == EISDIR ? bad_input(trouble, "", "this is a directory")
				       : unavailable(trouble, "the profile can't be read to its end");
	fclose(file);
	if (!good) {
		free(bytes);
		return false;
	}
	trouble->profile = NULL;
	*ret = bytes;
	*ret_length = length;
	return true;
}

bool profile_read(cspr_context *context, const char *file, cspr_profile **ret, struct trouble *trouble)
{
	char *bytes;
	size_t length;
	cspr_status status;

	if (!profile_text(file, &bytes, &length, trouble))
		return false;
	trouble->what.size = sizeof(trouble->what);
	status = cspr_profile_read(context, bytes, length, ret, &trouble->what);
	free(bytes);
	if (status == CSPR_DONE)
		return true;
	trouble->profile = file;
	return told_trouble(status, trouble);
}

json_t *profile_json(const cspr_profile *profile)
{
	char digest[72];

	if (!profile)
		return NULL;
	cspr_digest_write(cspr_profile_digest(profile), digest);
	return json_pack("{s:s, s:s, s:s}", "id", cspr_profile_id(profile), "version", cspr_profile_version(profile),
			 "digest", digest);
}

void say_profile(const cspr_profile *profile)
{
	char digest[72];

	if (!profile)
		return;
	cspr_digest_write(cspr_profile_digest(profile), digest);
	printf("Local profile %s, version %s\n%s\n", cspr_profile_id(profile), cspr_profile_version(profile), digest);
}
