/*
 * Hears consecutive multicast groups and writes a record of 64 bytes for each datagram, with the kernel's time stamp.
 *
 *   receive INTERFACE_ADDRESS FIRST_GROUP PORT GROUPS RECORDS READY [PAYLOADS]
 *
 * Groups are FIRST_GROUP, FIRST_GROUP + 1, ... as 32-bit numbers, so 239.1.1.255 is followed by 239.1.2.0. READY is
 * created when every group was heard once. PAYLOADS gets the UDP payloads themselves, in the order of the records. Both
 * files can be read while they grow: what came is in them within a tenth of a second. SIGTERM ends it; then it prints
 * "datagrams=N drops=N".
 *
 * The kernel stamps a datagram where the sender hands it to the interface, before any queue. This program therefore
 * need not be quick, only cheap for the sender: it polls once a millisecond instead of blocking, for over a veth pair
 * the wake-up of a blocked receiver would be work done in the sender's system call. For the same reason the socket
 * that receives is a member of no group (the kernel walks a socket's memberships for each datagram); another socket
 * holds the memberships. That is safe only in a network namespace where nobody else uses the port.
 *
 * Record, little-endian:
 *    0  u64  UTC of arrival, nanoseconds
 *    8  u16  group, from 0
 *   10  u16  bytes of UDP payload
 *   12  u16  RTP sequence number (RFC 3550 section 5.1), if flag 1 is set
 *   14  u8   flags: 1 RTP of payload type 33 (RFC 2250), 2 not whole transport packets, each with its sync byte
 *   15  u8   transport packets described, 0 to 7
 *   16  7 x 4 bytes  their headers (ISO/IEC 13818-1 section 2.4.3.2)
 *   44  7 x u8  their adaptation field flags (section 2.4.3.4); 0 where there is no adaptation field
 *   51  u8   the first of them with a PCR; 255 for none
 *   52  6 bytes  that PCR (section 2.4.3.5)
 *   58  4 bytes  IPv4 address of the sender, as on the wire
 *   62  u16  UDP port of the sender
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum {
  BATCH = 512,
  CONTROL = 128,
  DATAGRAM = 2048,
  FLUSH_POLLS = 64,
  MAX_GROUPS = 2000,
  PACKET = 188,
  PACKETS = 7,
  POLL_NS = 1000000,
  RECEIVE_BUFFER = 256 << 20,
  RECORD_BUFFER = 1 << 20,
  RTP_HEADER = 12,
};

struct record {
  uint64_t ns;
  uint16_t group;
  uint16_t bytes;
  uint16_t sequence;
  uint8_t flags;
  uint8_t packets;
  uint8_t header[PACKETS][4];
  uint8_t adaptation[PACKETS];
  uint8_t pcr_packet;
  uint8_t pcr[6];
  uint8_t source[4];
  uint16_t source_port;
};
_Static_assert(sizeof(struct record) == 64, "a record has 64 bytes");

static uint8_t data[BATCH][DATAGRAM];
static char control[BATCH][CONTROL];
static struct iovec vectors[BATCH];
static struct sockaddr_in senders[BATCH];
static struct mmsghdr messages[BATCH];
static uint8_t heard[MAX_GROUPS];
static volatile sig_atomic_t ended;

static void end(int number) {
  (void)number;
  ended = 1;
}

static void fail(const char *what) {
  fprintf(stderr, "receive: %s: %s\n", what, strerror(errno));
  exit(1);
}

static void set(int socket, int level, int name, int value, const char *what) {
  if (setsockopt(socket, level, name, &value, sizeof value) < 0) fail(what);
}

static int open_receiver(int port) {
  int s = socket(AF_INET, SOCK_DGRAM, 0);
  if (s < 0) fail("socket");
  set(s, SOL_SOCKET, SO_RCVBUFFORCE, RECEIVE_BUFFER, "SO_RCVBUFFORCE (needs root)");
  set(s, SOL_SOCKET, SO_TIMESTAMPNS, 1, "SO_TIMESTAMPNS");
  set(s, IPPROTO_IP, IP_PKTINFO, 1, "IP_PKTINFO");
  set(s, IPPROTO_IP, IP_MULTICAST_ALL, 1, "IP_MULTICAST_ALL");
  struct sockaddr_in any = {.sin_family = AF_INET, .sin_port = htons(port)};
  if (bind(s, (struct sockaddr *)&any, sizeof any) < 0) fail("bind");
  return s;
}

static void join(const char *interface, uint32_t first, int groups) {
  int s = socket(AF_INET, SOCK_DGRAM, 0);
  if (s < 0) fail("socket");
  for (int i = 0; i < groups; i++) {
    struct ip_mreqn membership = {.imr_multiaddr.s_addr = htonl(first + i)};
    if (!inet_aton(interface, &membership.imr_address)) fail("interface address");
    if (setsockopt(s, IPPROTO_IP, IP_ADD_MEMBERSHIP, &membership, sizeof membership) < 0)
      fail("join (net.ipv4.igmp_max_memberships too small?)");
  }
}

static void prepare_messages(void) {
  for (int i = 0; i < BATCH; i++) {
    vectors[i] = (struct iovec){data[i], DATAGRAM};
    messages[i].msg_hdr = (struct msghdr){
        .msg_name = &senders[i], .msg_iov = &vectors[i], .msg_iovlen = 1, .msg_control = control[i]};
  }
}

static void describe_packet(struct record *r, int n, const uint8_t *p) {
  memcpy(r->header[n], p, 4);
  if ((p[3] & 0x20) == 0 || p[4] == 0) return;
  r->adaptation[n] = p[5];
  if ((p[5] & 0x10) != 0 && r->pcr_packet == 255) {
    r->pcr_packet = n;
    memcpy(r->pcr, p + 6, 6);
  }
}

static void describe_payload(struct record *r, const uint8_t *p, int bytes) {
  if (bytes % PACKET == RTP_HEADER && (p[0] & 0xc0) == 0x80 && (p[1] & 0x7f) == 33) {
    r->flags |= 1;
    r->sequence = p[2] << 8 | p[3];
    p += RTP_HEADER;
    bytes -= RTP_HEADER;
  }
  if (bytes % PACKET != 0) r->flags |= 2;
  for (; bytes >= PACKET && r->packets < PACKETS; p += PACKET, bytes -= PACKET) {
    if (p[0] != 0x47) r->flags |= 2;
    describe_packet(r, r->packets++, p);
  }
}

static void describe(struct record *r, struct mmsghdr *m, uint32_t first) {
  *r = (struct record){.group = UINT16_MAX, .bytes = m->msg_len, .pcr_packet = 255};
  for (struct cmsghdr *c = CMSG_FIRSTHDR(&m->msg_hdr); c; c = CMSG_NXTHDR(&m->msg_hdr, c)) {
    if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SO_TIMESTAMPNS) {
      struct timespec *t = (struct timespec *)CMSG_DATA(c);
      r->ns = t->tv_sec * 1000000000ull + t->tv_nsec;
    } else if (c->cmsg_level == IPPROTO_IP && c->cmsg_type == IP_PKTINFO) {
      r->group = ntohl(((struct in_pktinfo *)CMSG_DATA(c))->ipi_addr.s_addr) - first;
    }
  }
  struct sockaddr_in *sender = m->msg_hdr.msg_name;
  memcpy(r->source, &sender->sin_addr, sizeof r->source);
  r->source_port = ntohs(sender->sin_port);
  describe_payload(r, m->msg_hdr.msg_iov->iov_base, m->msg_len);
}

static uint64_t drops(int socket) {
  uint32_t counters[SK_MEMINFO_VARS] = {0};
  socklen_t length = sizeof counters;
  if (getsockopt(socket, SOL_SOCKET, SO_MEMINFO, counters, &length) < 0) fail("SO_MEMINFO");
  return counters[SK_MEMINFO_DROPS];
}

/* Takes what waits, at most BATCH datagrams; returns how many. */
static int receive(int socket) {
  for (int i = 0; i < BATCH; i++) {
    messages[i].msg_hdr.msg_controllen = CONTROL;
    messages[i].msg_hdr.msg_namelen = sizeof senders[i];
  }
  int count = recvmmsg(socket, messages, BATCH, MSG_DONTWAIT, NULL);
  if (count < 0 && errno != EAGAIN && errno != EINTR) fail("recvmmsg");
  return count < 0 ? 0 : count;
}

/* Writes records, and payloads unless they have no file; returns how many groups were heard for the first time. */
static int write_records(FILE *out, FILE *payloads, int count, uint32_t first, int groups) {
  int fresh = 0;
  for (int i = 0; i < count; i++) {
    struct record r;
    describe(&r, &messages[i], first);
    if (r.group >= groups) continue;
    if (fwrite(&r, sizeof r, 1, out) != 1) fail("write");
    if (payloads && fwrite(data[i], 1, r.bytes, payloads) != r.bytes) fail("write");
    fresh += !heard[r.group];
    heard[r.group] = 1;
  }
  return fresh;
}

static FILE *create(const char *name) {
  FILE *out = fopen(name, "wb");
  if (!out || setvbuf(out, NULL, _IOFBF, RECORD_BUFFER)) fail(name);
  return out;
}

int main(int argc, char **argv) {
  struct in_addr group;
  if (argc < 7 || argc > 8 || !inet_aton(argv[2], &group) || atoi(argv[4]) < 1 || atoi(argv[4]) > MAX_GROUPS) {
    fprintf(stderr, "usage: receive INTERFACE_ADDRESS FIRST_GROUP PORT GROUPS RECORDS READY [PAYLOADS]\n");
    fprintf(stderr, "with up to %d groups\n", MAX_GROUPS);
    return 2;
  }
  uint32_t first = ntohl(group.s_addr);
  int groups = atoi(argv[4]);
  FILE *out = create(argv[5]);
  FILE *payloads = argc > 7 ? create(argv[7]) : NULL;
  signal(SIGTERM, end);
  int s = open_receiver(atoi(argv[3]));
  join(argv[1], first, groups);
  prepare_messages();
  uint64_t datagrams = 0;
  unsigned polls = 0;
  for (int silent = groups; !ended;) {
    int count = receive(s);
    datagrams += count;
    int fresh = write_records(out, payloads, count, first, groups);
    silent -= fresh;
    if (fresh && !silent) close(creat(argv[6], 0644));
    if (++polls % FLUSH_POLLS == 0 && ((payloads && fflush(payloads)) || fflush(out))) fail("write");
    if (count < BATCH) nanosleep(&(struct timespec){0, POLL_NS}, NULL);
  }
  if (payloads && fclose(payloads)) fail(argv[7]);
  if (fclose(out)) fail(argv[5]);
  printf("datagrams=%llu drops=%llu\n", (unsigned long long)datagrams, (unsigned long long)drops(s));
  return 0;
}
