/*
 * What sending by sockets costs at least on this machine: no sender of UDP datagrams that sleeps between them takes less.
 *
 *   bare FILE SOURCE_ADDRESS FIRST_GROUP PORT SECONDS PRIORITY CHANNELS:RATE[,CHANNELS:RATE ...]
 *
 * Reads FILE once and sends its packets, seven to a datagram, on CHANNELS groups of each RATE in bit/s, from FIRST_GROUP (a 32-bit
 * number) on. Channels of a rate share instants that are 350 us apart, as those of our sender do; between two instants it sleeps under
 * SCHED_FIFO and never spins; what shares an instant leaves by one sendmmsg. It prepares nothing, counts nothing and listens to nobody.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <time.h>

enum { DATAGRAM = 1316, PACKET_BITS = 1504, PACKETS = 7, MOST = 1024, INSTANT_NS = 350000 };

/* The channels that share an instant. */
struct instant { int first, count; int64_t sent; double period, phase; };

static struct mmsghdr messages[MOST];
static struct iovec payloads[MOST];
static struct sockaddr_in groups[MOST];
static struct instant instants[MOST];

static void fail(const char *what) {
  fprintf(stderr, "bare: %s: %s\n", what, strerror(errno));
  exit(1);
}

static int64_t now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000ll + t.tv_nsec;
}

static char *read_file(const char *name, long *datagrams) {
  FILE *file = fopen(name, "rb");
  if (!file || fseek(file, 0, SEEK_END)) fail(name);
  *datagrams = ftell(file) / DATAGRAM;
  rewind(file);
  char *bytes = malloc(*datagrams * DATAGRAM);
  if (!bytes || fread(bytes, DATAGRAM, *datagrams, file) != (size_t)*datagrams || *datagrams < 1) fail(name);
  fclose(file);
  return bytes;
}

static int open_socket(const char *source) {
  int socket_ = socket(AF_INET, SOCK_DGRAM, 0), off = 0, buffer = 8 << 20;
  struct sockaddr_in local = {.sin_family = AF_INET};
  if (socket_ < 0 || !inet_aton(source, &local.sin_addr)) fail(source);
  if (bind(socket_, (struct sockaddr *)&local, sizeof local)) fail("bind");
  if (setsockopt(socket_, IPPROTO_IP, IP_MULTICAST_IF, &local.sin_addr, sizeof local.sin_addr)) fail("IP_MULTICAST_IF");
  if (setsockopt(socket_, IPPROTO_IP, IP_MULTICAST_LOOP, &off, sizeof off)) fail("IP_MULTICAST_LOOP");
  if (setsockopt(socket_, SOL_SOCKET, SO_SNDBUFFORCE, &buffer, sizeof buffer)) fail("SO_SNDBUFFORCE");
  return socket_;
}

/* Shares channels out to instants; returns how many instants there are. */
static int plan(char *loads, int *channels) {
  int count = 0;
  for (char *part = strtok(loads, ","); part; part = strtok(NULL, ",")) {
    int size;
    double rate;
    if (sscanf(part, "%d:%lf", &size, &rate) != 2 || size < 1 || rate <= 0 || *channels + size > MOST) {
      fprintf(stderr, "bare: %s: expected CHANNELS:RATE, %d channels in all at most\n", part, MOST);
      exit(2);
    }
    double period = PACKETS * PACKET_BITS * 1e9 / rate;
    int shares = period / INSTANT_NS < 1 ? 1 : period / INSTANT_NS;
    if (shares > size) shares = size;
    for (int i = 0; i < shares; i++) {
      int first = size * i / shares, end = size * (i + 1) / shares;
      instants[count++] = (struct instant){*channels + first, end - first, 0, period, period * i / shares};
    }
    *channels += size;
  }
  return count;
}

int main(int argc, char **argv) {
  if (argc != 8) {
    fprintf(stderr, "usage: bare FILE SOURCE_ADDRESS FIRST_GROUP PORT SECONDS PRIORITY CHANNELS:RATE[,CHANNELS:RATE ...]\n");
    return 2;
  }
  long datagrams;
  char *bytes = read_file(argv[1], &datagrams);
  int socket_ = open_socket(argv[2]), channels = 0, count = plan(argv[7], &channels);
  for (int i = 0; i < channels; i++) {
    groups[i] = (struct sockaddr_in){.sin_family = AF_INET, .sin_port = htons(atoi(argv[4]))};
    groups[i].sin_addr.s_addr = htonl(strtoul(argv[3], NULL, 10) + i);
    payloads[i].iov_len = DATAGRAM;
    messages[i].msg_hdr = (struct msghdr){.msg_name = &groups[i], .msg_namelen = sizeof groups[i], .msg_iov = &payloads[i], .msg_iovlen = 1};
  }
  mlockall(MCL_CURRENT | MCL_FUTURE);
  if (sched_setscheduler(0, SCHED_FIFO, &(struct sched_param){atoi(argv[6])}) < 0) fail("SCHED_FIFO");
  int64_t start = now() + 10000000, end = start + atoll(argv[5]) * 1000000000ll;
  for (;;) {
    struct instant *next = instants;
    int64_t due = INT64_MAX;
    for (struct instant *i = instants; i < instants + count; i++) {
      int64_t time = start + (int64_t)(i->phase + i->sent * i->period);
      if (time < due) due = time, next = i;
    }
    if (due >= end) return 0;
    struct timespec t = {due / 1000000000, due % 1000000000};
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &t, NULL) == EINTR) continue;
    char *datagram = bytes + next->sent++ % datagrams * DATAGRAM;
    for (int i = next->first; i < next->first + next->count; i++) payloads[i].iov_base = datagram;
    if (sendmmsg(socket_, messages + next->first, next->count, MSG_DONTWAIT) != next->count) fail("sendmmsg");
  }
}
