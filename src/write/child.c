#include "write/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/error.h"
#include "base/str.h"

/* A sanitizer's shadow memory is larger than any limit. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define LIMIT_MEMORY 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define LIMIT_MEMORY 0
#endif
#endif
#ifndef LIMIT_MEMORY
#define LIMIT_MEMORY 1
#endif

enum { RESULT, COMPLAINTS, PIPES, MOST_COMPLAINTS = 2000 };

typedef struct pipes {
  int from[PIPES], to[PIPES];
} pipes;

static void close_all(int *fds) {
  for (int i = 0; i < PIPES; i++)
    if (fds[i] >= 0) close(fds[i]);
}

static bool open_pipes(pipes *both) {
  int ends[2];
  for (int i = 0; i < PIPES; i++) both->from[i] = both->to[i] = -1;
  for (int i = 0; i < PIPES; i++) {
    if (pipe2(ends, O_CLOEXEC) != 0) return false;
    both->from[i] = ends[0];
    both->to[i] = ends[1];
  }
  return true;
}

static void limit(int resource, rlim_t most) {
  struct rlimit now;
  if (getrlimit(resource, &now) != 0) return;
  if (now.rlim_max != RLIM_INFINITY && now.rlim_max < most) most = now.rlim_max;
  now.rlim_cur = most;
  (void)setrlimit(resource, &now);
}

/* Address space in use now, in bytes. */
static rlim_t space_in_use(void) {
  unsigned long pages = 0;
  FILE *file = fopen("/proc/self/statm", "re");
  if (!file) return 0;
  if (fscanf(file, "%lu", &pages) != 1) pages = 0;
  fclose(file);
  return (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE);
}

static void limit_child(const kgi_child_task *task) {
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_CPU, task->seconds);
  if (LIMIT_MEMORY) limit(RLIMIT_AS, space_in_use() + ((rlim_t)task->megabytes << 20));
}

/* Standard output goes nowhere, so that buffers copied from the parent are not written twice. */
static bool redirect(const pipes *both) {
  int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
  return nowhere >= 0 && dup2(nowhere, STDIN_FILENO) >= 0 && dup2(nowhere, STDOUT_FILENO) >= 0 &&
         dup2(both->to[COMPLAINTS], STDERR_FILENO) >= 0;
}

static _Noreturn void be_child(const kgi_child_task *task, const pipes *both) {
  signal(SIGPIPE, SIG_DFL);
  FILE *out = redirect(both) ? fdopen(both->to[RESULT], "wb") : NULL;
  limit_child(task);
  bool good = out && task->work(task->ctx, out) && fflush(out) == 0;
  (void)fflush(stderr);
  _exit(good ? EXIT_SUCCESS : EXIT_FAILURE);
}

static double now_seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* Takes what is there; false at the end of the stream. */
static bool take(int fd, kgi_buf *buf, size_t most) {
  char bytes[1 << 14];
  ssize_t n = read(fd, bytes, sizeof bytes);
  if (n < 0) return errno == EINTR || errno == EAGAIN;
  kg_str got = {bytes, (size_t)n};
  kgi_buf_put(buf, kgi_str_slice(got, 0, most - (buf->len < most ? buf->len : most)));
  return n > 0;
}

/* Reads both streams to their ends; false when time is up first. */
static bool listen_to(const kgi_child_task *task, pipes *both) {
  double end = now_seconds() + task->seconds;
  kgi_buf *const bufs[PIPES] = {task->result, task->said};
  static const size_t most[PIPES] = {SIZE_MAX, MOST_COMPLAINTS};
  while (both->from[RESULT] >= 0 || both->from[COMPLAINTS] >= 0) {
    double left = end - now_seconds();
    if (left <= 0) return false;
    struct pollfd polls[PIPES] = {{.fd = both->from[0], .events = POLLIN}, {.fd = both->from[1], .events = POLLIN}};
    if (poll(polls, PIPES, (int)(left * 1000) + 1) < 0 && errno != EINTR) return false;
    for (int i = 0; i < PIPES; i++) {
      if (both->from[i] < 0 || !polls[i].revents || take(both->from[i], bufs[i], most[i])) continue;
      close(both->from[i]);
      both->from[i] = -1;
    }
  }
  return true;
}

static int wait_for(pid_t child) {
  int how = 0;
  while (waitpid(child, &how, 0) < 0 && errno == EINTR) continue;
  return how;
}

/* The first line of what the child complained of. */
static int first_line(const kgi_buf *said) { return (int)strcspn(kgi_buf_cstr(said), "\r\n"); }

static kg_status judge(const kgi_child_task *task, int how, bool in_time, kg_error *err) {
  const kgi_place nowhere = {0};
  if (task->result->failed || task->said->failed) return kgi_fail(err, KG_NOMEM, nowhere, "out of memory");
  if (!in_time || (WIFSIGNALED(how) && WTERMSIG(how) == SIGXCPU))
    return kgi_fail(err, KG_LIMIT, nowhere, "%s took more than %u s; draw less with --top or --min-papers", task->name,
                    task->seconds);
  if (WIFSIGNALED(how))
    return kgi_fail(err, KG_LIMIT, nowhere,
                    "%s failed (%s), maybe for want of memory; draw less with --top or --min-papers", task->name,
                    strsignal(WTERMSIG(how)));
  if (WEXITSTATUS(how) != EXIT_SUCCESS)
    return kgi_fail(err, KG_UNSUPPORTED, nowhere, "%s failed: %.*s", task->name,
                    task->said->len ? first_line(task->said) : 13,
                    task->said->len ? kgi_buf_cstr(task->said) : "no reason why");
  return KG_OK;
}

kg_status kgi_child_run(const kgi_child_task *task, kg_error *err) {
  pipes both;
  pid_t child = open_pipes(&both) ? fork() : -1;
  if (child == 0) be_child(task, &both);
  int why = errno;
  close_all(both.to);
  if (child < 0) {
    close_all(both.from);
    return kgi_fail(err, KG_IO, (kgi_place){0}, "cannot start a process for %s: %s", task->name, strerror(why));
  }
  bool in_time = listen_to(task, &both);
  if (!in_time) kill(child, SIGKILL);
  close_all(both.from);
  return judge(task, wait_for(child), in_time, err);
}
