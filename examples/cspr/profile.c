/*
 * A local profile from its file, and how an answer says under which profile it is.
 */
#include "host.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct bytes {
	char *bytes;
	size_t length;
};

static bool bytes_read(const char *name, struct bytes *ret, struct trouble *trouble)
{
	FILE *file = fopen(name, "rb");
	bool good;

	if (!file)
		return bad_input(trouble, "", "the profile can't be opened: %s", strerror(errno));
	ret->bytes = malloc(CSPR_PROFILE_MOST + 1);
	good = ret->bytes != NULL;
	if (!good)
		no_memory(trouble);
	ret->length = good ? fread(ret->bytes, 1, CSPR_PROFILE_MOST + 1, file) : 0;
	if (good && ferror(file))
		good = errno == EISDIR ? bad_input(trouble, "", "this is a directory")
				       : unavailable(trouble, "the profile can't be read to its end");
	fclose(file);
	return good;
}

bool profile_read(cspr_context *context, const char *file, cspr_profile **ret, struct trouble *trouble)
{
	struct bytes bytes = { 0 };
	bool good = bytes_read(file, &bytes, trouble);

	if (good) {
		trouble->what.size = sizeof(trouble->what);
		cspr_status status = cspr_profile_read(context, bytes.bytes, bytes.length, ret, &trouble->what);
		good = status == CSPR_DONE || told_trouble(status, trouble);
	}
	free(bytes.bytes);
	if (!good)
		trouble->profile = file;
	return good;
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
