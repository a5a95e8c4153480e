/*
 * Another program's output, without a shell between. Its errors are not shown: they may repeat what it read.
 */
#include "texts.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static int child_start(const char *const *arguments, const int ends[2], pid_t *ret)
{
	posix_spawn_file_actions_t actions;
	int failed = posix_spawn_file_actions_init(&actions);

	if (failed)
		return failed;
	failed = posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	if (!failed)
		failed = posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
	if (!failed)
		failed = posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	if (!failed)
		failed = posix_spawn_file_actions_addclose(&actions, ends[0]);
	if (!failed)
		failed = posix_spawnp(ret, arguments[0], &actions, NULL, (char *const *)(uintptr_t)arguments, environ);
	posix_spawn_file_actions_destroy(&actions);
	return failed;
}

static bool child_end(pid_t child)
{
	int ended;

	while (waitpid(child, &ended, 0) < 0)
		if (errno != EINTR)
			return false;
	return WIFEXITED(ended) && WEXITSTATUS(ended) == 0;
}

bool child_read(const char *const *arguments, const char *package, struct bytes *ret, struct trouble *trouble)
{
	int ends[2];
	pid_t child;

	*ret = (struct bytes){ 0 };
	if (pipe(ends) < 0)
		return unavailable(trouble, "no other program can be started");
	int failed = child_start(arguments, ends, &child);
	close(ends[1]);
	if (failed) {
		close(ends[0]);
		return bad_input(
			trouble, "",
			"this is no plain text, and %s is not here to take the text out: install %s, or save it as "
			"plain text and scan that",
			arguments[0], package);
	}
	bool good = bytes_drain(ret, ends[0], trouble);
	close(ends[0]);
	if (!child_end(child))
		good = good &&
		       bad_input(trouble, "", "%s can't read it: save it as plain text, and scan that", arguments[0]);
	if (!good)
		bytes_free(ret);
	return good;
}
