/*
 * When this machine stood still: times in which not one processor ran anything.
 *
 *   standstill FILE
 *
 * On each processor a real-time thread of the highest priority wakes up once a millisecond. Where those of all processors
 * are late at a time, nothing ran on any: the host has stopped the virtual machine, as one does whose quota is used up. On SIGTERM
 * or SIGINT, writes a line of two UTC in nanoseconds for each such time of half a millisecond or more, and ends. A time is told shorter than it
 * was, by a millisecond at most. Without the right to real-time scheduling none is told.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define PERIOD 1000000ll
#define LEAST 500000ll
#define MOST 1000000 /* times of a processor that are kept: 16 MB */

struct span { int64_t from, to; };
struct processor { int number; int count; int blind; struct span *late; };
static volatile sig_atomic_t ends;

static int64_t now(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return t.tv_sec * 1000000000ll + t.tv_nsec;
}

static void stop(int signal) { (void)signal; ends = 1; }

static void *watch(void *argument) {
  struct processor *p = argument;
  cpu_set_t only;
  CPU_ZERO(&only);
  CPU_SET(p->number, &only);
  struct sched_param highest = {sched_get_priority_max(SCHED_FIFO)};
  int error = pthread_setaffinity_np(pthread_self(), sizeof only, &only);
  if (!error) error = pthread_setschedparam(pthread_self(), SCHED_FIFO, &highest);
  if (error) {
    fprintf(stderr, "standstill: processor %d: %s: none is told\n", p->number, strerror(error));
    p->blind = 1;
    return NULL;
  }
  int64_t due = now(CLOCK_MONOTONIC);
  while (!ends) {
    due += PERIOD;
    struct timespec t = {due / 1000000000, due % 1000000000};
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &t, NULL) == EINTR && !ends) continue;
    int64_t woke = now(CLOCK_MONOTONIC), utc = now(CLOCK_REALTIME);
    if (woke - due >= LEAST && p->count < MOST) p->late[p->count++] = (struct span){utc - (woke - due), utc};
    if (woke > due) due += (woke - due) / PERIOD * PERIOD;
  }
  return NULL;
}

/* What is in both, in `a`; returns how many. Both are in rising order. */
static int intersect(struct span *a, int n, const struct span *b, int m) {
  struct span *both = malloc((n + m + 1) * sizeof *both);
  int count = 0;
  for (int i = 0, j = 0; i < n && j < m;) {
    int64_t from = a[i].from > b[j].from ? a[i].from : b[j].from;
    int64_t to = a[i].to < b[j].to ? a[i].to : b[j].to;
    if (to > from) both[count++] = (struct span){from, to};
    if (a[i].to < b[j].to) i++; else j++;
  }
  if (count > MOST) count = MOST;
  memcpy(a, both, count * sizeof *both);
  free(both);
  return count;
}

int main(int argc, char **argv) {
  if (argc != 2) {
    fprintf(stderr, "usage: standstill FILE\n");
    return 2;
  }
  int n = sysconf(_SC_NPROCESSORS_ONLN);
  struct processor *processors = calloc(n, sizeof *processors);
  pthread_t *threads = calloc(n, sizeof *threads);
  struct sigaction action = {.sa_handler = stop};
  sigaction(SIGTERM, &action, NULL);
  sigaction(SIGINT, &action, NULL);
  for (int i = 0; i < n; i++) {
    processors[i] = (struct processor){i, 0, 0, calloc(MOST, sizeof(struct span))};
  }
  for (int i = 0; i < n; i++) pthread_create(&threads[i], NULL, watch, &processors[i]);
  for (int i = 0; i < n; i++) pthread_join(threads[i], NULL);
  while (processors[0].blind && !ends) pause();
  int count = processors[0].count;
  for (int i = 1; i < n; i++) count = intersect(processors[0].late, count, processors[i].late, processors[i].count);
  FILE *out = fopen(argv[1], "w");
  if (!out) {
    fprintf(stderr, "standstill: %s: %s\n", argv[1], strerror(errno));
    return 1;
  }
  for (int i = 0; i < count; i++) {
    struct span s = processors[0].late[i];
    if (s.to - s.from >= LEAST) fprintf(out, "%lld %lld\n", (long long)s.from, (long long)s.to);
  }
  return fclose(out) ? 1 : 0;
}
