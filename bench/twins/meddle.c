/*
 * A length of cable that meddles: hands frames on between two interfaces, and changes, drops or swaps datagrams of one
 * UDP port when it is told to.
 *
 *   meddle INTERFACE_1 INTERFACE_2 PORT
 *
 * Reads words from standard input, one a line: "flip" inverts one bit of the payload of the next datagram to PORT that
 * comes from INTERFACE_1, "drop" leaves it out, "swap" sends it after the one that follows it. Prints the word and the UTC
 * in nanoseconds when it is done. The bit goes through all bits of a datagram in turn, but not those of sync bytes. Frames
 * that are handed on have no UDP checksum (RFC 768 allows that): on veth it was not there yet. Ends with its input.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <net/ethernet.h>
#include <net/if.h>
#include <netinet/ip.h>
#include <netinet/udp.h>
#include <netpacket/packet.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { FRAME = 65536, PACKET = 188, STEP = 1009, WORD = 16, WAITING = 64 };

struct frame {
  int length;
  uint8_t bytes[FRAME];
};

static struct frame now, held;
static char words[WAITING][WORD];
static int first_word, word_count;
static int port;
static unsigned next_bit;

static void fail(const char *what) {
  fprintf(stderr, "meddle: %s: %s\n", what, strerror(errno));
  exit(1);
}

static int open_interface(const char *name) {
  int s = socket(AF_PACKET, SOCK_RAW, htons(ETH_P_ALL));
  if (s < 0) fail("socket");
  struct sockaddr_ll address = {
      .sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_ALL), .sll_ifindex = (int)if_nametoindex(name)};
  if (!address.sll_ifindex || bind(s, (struct sockaddr *)&address, sizeof address) < 0) fail(name);
  struct packet_mreq all = {.mr_ifindex = address.sll_ifindex, .mr_type = PACKET_MR_PROMISC};
  if (setsockopt(s, SOL_PACKET, PACKET_ADD_MEMBERSHIP, &all, sizeof all) < 0) fail("promiscuous mode");
  int one = 1;
  if (setsockopt(s, SOL_PACKET, PACKET_IGNORE_OUTGOING, &one, sizeof one) < 0) fail("PACKET_IGNORE_OUTGOING");
  return s;
}

/* The UDP header of a frame, or NULL. */
static struct udphdr *udp(struct frame *f) {
  struct ether_header *ethernet = (void *)f->bytes;
  if (f->length < 42 || ntohs(ethernet->ether_type) != ETHERTYPE_IP) return NULL;
  struct iphdr *ip = (void *)(f->bytes + sizeof *ethernet);
  if (ip->protocol != IPPROTO_UDP) return NULL;
  return (void *)(f->bytes + sizeof *ethernet + ip->ihl * 4);
}

static void send_frame(int s, const struct frame *f) {
  if (send(s, f->bytes, f->length, 0) < 0 && errno != ENETDOWN && errno != ENOBUFS) fail("send");
}

static void flip(struct udphdr *header) {
  uint8_t *payload = (uint8_t *)(header + 1);
  unsigned bits = (ntohs(header->len) - sizeof *header) * 8;
  do next_bit = (next_bit + STEP) % bits;
  while (next_bit / 8 % PACKET == 0);
  payload[next_bit / 8] ^= 0x80 >> next_bit % 8;
}

static void say(const char *word) {
  struct timespec t;
  clock_gettime(CLOCK_REALTIME, &t);
  printf("%s %lld%09ld\n", word, (long long)t.tv_sec, t.tv_nsec);
}

/* Whether the payload is that of the datagram that is held back. */
static int is_equal(struct udphdr *header) {
  struct udphdr *before = udp(&held);
  return before->len == header->len && !memcmp(before + 1, header + 1, ntohs(header->len) - sizeof *header);
}

/* A datagram of the port: what is asked for is done to it. */
static void meddle(int to, struct udphdr *header) {
  if (held.length && is_equal(header)) { /* all of null packets: nobody could tell them swapped */
    send_frame(to, &held);
    held = now;
    return;
  }
  if (held.length) {
    send_frame(to, &now);
    send_frame(to, &held);
    held.length = 0;
    say("swap");
    return;
  }
  const char *word = word_count ? words[first_word] : "";
  if (word_count) {
    first_word = (first_word + 1) % WAITING;
    word_count--;
  }
  if (!strcmp(word, "swap")) {
    held = now;
    return;
  }
  if (!strcmp(word, "flip")) flip(header);
  if (strcmp(word, "drop")) send_frame(to, &now);
  if (*word) say(word);
}

static void hand_on(int from, int to, int meddles) {
  while ((now.length = recv(from, now.bytes, FRAME, MSG_DONTWAIT)) > 0) {
    struct udphdr *header = udp(&now);
    if (header) header->check = 0;
    if (meddles && header && ntohs(header->dest) == port) {
      meddle(to, header);
    } else {
      send_frame(to, &now);
    }
  }
  if (now.length < 0 && errno != EAGAIN && errno != EINTR && errno != ENETDOWN) fail("recv");
}

/* Takes words that were asked for; returns 0 at the end of input. */
static int obey(void) {
  char input[4096];
  ssize_t length = read(0, input, sizeof input - 1);
  if (length <= 0) return 0;
  input[length] = 0;
  for (char *word = strtok(input, "\n"); word; word = strtok(NULL, "\n")) {
    if (word_count == WAITING) continue;
    snprintf(words[(first_word + word_count++) % WAITING], WORD, "%s", word);
  }
  return 1;
}

int main(int argc, char **argv) {
  if (argc != 4 || (port = atoi(argv[3])) < 1) {
    fprintf(stderr, "usage: meddle INTERFACE_1 INTERFACE_2 PORT\n");
    return 2;
  }
  setvbuf(stdout, NULL, _IOLBF, 0);
  int one = open_interface(argv[1]), two = open_interface(argv[2]);
  struct pollfd waited[] = {{0, POLLIN, 0}, {one, POLLIN, 0}, {two, POLLIN, 0}};
  for (int going_on = 1; going_on;) {
    if (poll(waited, 3, -1) < 0 && errno != EINTR) fail("poll");
    if (waited[1].revents) hand_on(one, two, 1);
    if (waited[2].revents) hand_on(two, one, 0);
    if (waited[0].revents) going_on = obey();
  }
  return 0;
}
