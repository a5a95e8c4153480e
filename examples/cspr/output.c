/*
 * Where an export goes: standard output, a new file, or new files of a folder. What is there already is left alone.
 *
 * What must stay true: a file that could not be written to its end is not left behind.
 */
#include "stores.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

bool output_open(struct output *output, const char *folder, const char *name, struct trouble *trouble)
{
	memset(output, 0, sizeof(*output));
	output->file = stdout;
	if (!name)
		return true;
	output->path = folder ? format_text("%s/%s", folder, name) : format_text("%s", name);
	if (!output->path)
		return no_memory(trouble);
	output->file = fopen(output->path, "wbx");
	if (output->file)
		return true;
	bad_input(trouble, "", "the file can't be made: %s", strerror(errno));
	if (errno != EEXIST && errno != ENOENT && errno != ENOTDIR)
		trouble->exit = EXIT_UNAVAILABLE;
	free(output->path);
	output->path = NULL;
	return false;
}

bool output_close(struct output *output, bool good, struct trouble *trouble)
{
	bool written = fflush(output->file) == 0 && !ferror(output->file);

	if (output->path) {
		written = fclose(output->file) == 0 && written;
		if (!written || !good)
			remove(output->path);
		free(output->path);
		output->path = NULL;
	}
	return good && (written || unavailable(trouble, "the export could not be written to its end"));
}

bool folder_make(const char *folder, struct trouble *trouble)
{
	if (mkdir(folder, 0777) == 0 || errno == EEXIST)
		return true;
	bad_input(trouble, "", "the folder can't be made: %s", strerror(errno));
	return false;
}
