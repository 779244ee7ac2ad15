// Who is answered when, and with what, without ESPHome. Run by test_units.py, built with the sanitizers.
#include <array>
#include <cstdint>

#include "checks.h"
#include "fetch_desk.h"
#include "own_ring.h"

using namespace checks;

namespace {

constexpr uint32_t BOOT = 0xCAFE0001;

struct OwnDesk {
  OwnDesk() { this->desk.set_boot_id(BOOT); }
  size_t reply(const FetchRequest &request) { return this->desk.write_reply(request, StreamHeader{}, this->bytes); }
  uint16_t flags() const { return read_little_endian<uint16_t>(&this->bytes[44]); }
  uint16_t blocks() const { return read_little_endian<uint16_t>(&this->bytes[46]); }
  uint64_t oldest() const { return read_little_endian<uint64_t>(&this->bytes[8]); }
  uint64_t next() const { return read_little_endian<uint64_t>(&this->bytes[16]); }
  uint64_t first_sample() const { return block_first_sample(&this->bytes[STREAM_HEADER_BYTES]); }

  OwnRing own{4096};
  FetchDesk desk{this->own.ring};
  std::array<uint8_t, 1024> bytes{};
};

}  // namespace

TEST("a reader that has all waits, and is served as soon as there is one sample more") {
  OwnDesk own;
  own.own.ring.push(block_of(0, 10));
  const FetchRequest request{.boot_id = BOOT, .since = 10, .max_bytes = 1000, .wait_ms = 5000};

  CHECK(!own.desk.is_due(request));
  const size_t place = own.desk.wait(request, 1000);
  CHECK(!own.desk.take_due(place, 5999).has_value());
  own.own.ring.push(block_of(10, 1));

  CHECK(own.desk.take_due(place, 5999).has_value());
  CHECK(!own.desk.take_due(place, 5999).has_value());
  CHECK(own.reply(request) == STREAM_HEADER_BYTES + 52 && own.first_sample() == 10);
}

TEST("a wait ends when its time is up, across the clock's wrap") {
  OwnDesk own;
  const FetchRequest request{.boot_id = BOOT, .since = 0, .max_bytes = 1000, .wait_ms = 5000};

  const size_t place = own.desk.wait(request, 0xFFFFFFFF - 1000);

  CHECK(!own.desk.take_due(place, 3998).has_value());
  CHECK(own.desk.take_due(place, 3999).has_value());
}

TEST("nobody waits longer than 25 seconds") {
  OwnDesk own;

  const size_t place = own.desk.wait({.boot_id = BOOT, .since = 0, .max_bytes = 1000, .wait_ms = INT32_MAX}, 0);

  CHECK(!own.desk.take_due(place, 24'999).has_value());
  CHECK(own.desk.take_due(place, 25'000).has_value());
}

TEST("four may wait, the fifth finds no place until one is served") {
  OwnDesk own;
  const FetchRequest request{.boot_id = BOOT, .since = 0, .max_bytes = 1000, .wait_ms = 100};

  for (size_t place = 0; place < FetchDesk::PLACES; place++)
    CHECK(own.desk.wait(request, 0) == place);
  CHECK(own.desk.wait(request, 0) == FetchDesk::NO_PLACE);

  CHECK(own.desk.take_due(2, 100).has_value());
  CHECK(own.desk.wait(request, 100) == 2);
}

TEST("another boot is due at once and gets everything from the oldest on") {
  OwnDesk own;
  own.own.ring.push(block_of(100, 10));
  const FetchRequest request{.boot_id = BOOT ^ 1, .since = 5'000'000, .max_bytes = 1000, .wait_ms = 5000};

  CHECK(own.desk.is_due(request));
  CHECK(own.reply(request) > STREAM_HEADER_BYTES && own.first_sample() == 100 && own.oldest() == 100);
}

TEST("a cursor beyond the newest sample gets the header alone, at once") {
  OwnDesk own;
  own.own.ring.push(block_of(0, 10));
  const FetchRequest request{.boot_id = BOOT, .since = 11, .max_bytes = 1000, .wait_ms = 5000};

  CHECK(own.desk.is_due(request));
  CHECK(own.reply(request) == STREAM_HEADER_BYTES && own.blocks() == 0 && own.next() == 10);
}

TEST("negative sizes and waits get the header alone, at once") {
  OwnDesk own;
  own.own.ring.push(block_of(0, 10));

  for (const FetchRequest &request : {FetchRequest{BOOT, 0, -1, 100}, FetchRequest{BOOT, 0, 1000, -1}}) {
    CHECK(own.desk.is_due(request));
    CHECK(own.reply(request) == STREAM_HEADER_BYTES && own.blocks() == 0);
  }
}

TEST("asked for no bytes, the header comes alone and says that there is more") {
  OwnDesk own;
  own.own.ring.push(block_of(0, 10));

  CHECK(own.reply({BOOT, 0, 0, 5000}) == STREAM_HEADER_BYTES && own.flags() == STREAM_MORE);
  CHECK(own.reply({BOOT, 10, 0, 5000}) == STREAM_HEADER_BYTES && own.flags() == 0);
}

TEST("a reply keeps to its size, and says when there is more") {
  OwnDesk own;
  for (uint64_t number = 0; number < 5; number++)
    own.own.ring.push(block_of(number * 10, 10));

  CHECK(own.reply({BOOT, 0, STREAM_HEADER_BYTES + 3 * 52 + 51, 0}) == STREAM_HEADER_BYTES + 3 * 52);
  CHECK(own.blocks() == 3 && own.flags() == STREAM_MORE);
  CHECK(own.reply({BOOT, 30, STREAM_HEADER_BYTES + 2 * 52, 0}) == STREAM_HEADER_BYTES + 2 * 52);
  CHECK(own.blocks() == 2 && own.flags() == 0);
}

TEST("the first block is sent even when it alone is too long") {
  OwnDesk own;
  own.own.ring.push(block_of(0, 200, 700));
  own.own.ring.push(block_of(200, 10));

  CHECK(own.reply({BOOT, 0, 1, 0}) == STREAM_HEADER_BYTES + 732 && own.blocks() == 1 && own.flags() == STREAM_MORE);
}

TEST("a reader in the middle of a block gets the whole block") {
  OwnDesk own;
  own.own.ring.push(block_of(0, 10));
  own.own.ring.push(block_of(10, 10));

  CHECK(own.reply({BOOT, 19, 1000, 0}) == STREAM_HEADER_BYTES + 52 && own.first_sample() == 10);
}

TEST("asking does not take anything away from another reader") {
  OwnDesk own;
  own.own.ring.push(block_of(0, 10));
  const FetchRequest request{.boot_id = BOOT, .since = 0, .max_bytes = 1000, .wait_ms = 0};

  const size_t first = own.reply(request);

  CHECK(own.reply(request) == first && own.blocks() == 1);
}

int main(int argc, char **argv) { return checks::main(argc, argv); }
