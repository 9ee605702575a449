/*
 * How exactly this machine wakes a real-time thread that does nothing else: the floor below which no sender gets.
 *
 *   floor INTERVAL_NS SECONDS PRIORITY
 *
 * Sleeps to absolute deadlines under SCHED_FIFO, without spinning, and prints one line of key=value, in microseconds:
 * p50, p99, p99.9 and max of the distance from the mean lateness (what a fitted line makes of a sender: comparable with
 * the residuals of the senders), and the same of the lateness itself (late_...).
 */
#include <errno.h>
#include <math.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>

static int compare(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static int64_t now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000ll + t.tv_nsec;
}

static void print(const char *prefix, double *us, int n) {
  qsort(us, n, sizeof *us, compare);
  printf("%sp50_us=%.1f %sp99_us=%.1f %sp999_us=%.1f %smax_us=%.1f", prefix, us[n / 2], prefix,
         us[(int)(n * 0.99)], prefix, us[(int)(n * 0.999)], prefix, us[n - 1]);
}

int main(int argc, char **argv) {
  if (argc != 4) {
    fprintf(stderr, "usage: floor INTERVAL_NS SECONDS PRIORITY\n");
    return 2;
  }
  int64_t interval = atoll(argv[1]);
  int n = atoll(argv[2]) * 1000000000ll / interval;
  double *late = calloc(n, sizeof *late), *off = calloc(n, sizeof *off), sum = 0;
  mlockall(MCL_CURRENT | MCL_FUTURE);
  memset(late, 1, n * sizeof *late);
  if (sched_setscheduler(0, SCHED_FIFO, &(struct sched_param){atoi(argv[3])}) < 0) {
    fprintf(stderr, "floor: SCHED_FIFO: %s\n", strerror(errno));
    return 1;
  }
  int64_t start = now() + interval;
  for (int i = 0; i < n; i++) {
    int64_t deadline = start + i * interval;
    struct timespec t = {deadline / 1000000000, deadline % 1000000000};
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &t, NULL) == EINTR) continue;
    late[i] = (now() - deadline) / 1000.0;
    sum += late[i];
  }
  for (int i = 0; i < n; i++) off[i] = fabs(late[i] - sum / n);
  print("", off, n);
  printf(" ");
  print("late_", late, n);
  printf("\n");
  return 0;
}
