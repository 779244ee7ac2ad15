// Ring, writer, desk and rate meter, without ESPHome. Run by test_units.py, built with the sanitizers.
#include <array>
#include <cstdint>
#include <deque>
#include <random>
#include <span>
#include <vector>

#include "block_ring.h"
#include "block_writer.h"
#include "checks.h"
#include "fetch_desk.h"
#include "rate_meter.h"

using namespace esphome::bed_motion;

namespace {

constexpr uint32_t BOOT = 0xCAFE0001;

/// A ring with memory of its own.
struct OwnRing {
  explicit OwnRing(size_t bytes, size_t slots = 256) : memory(bytes), index(slots) {
    this->ring.init(this->memory, this->index);
  }
  std::vector<uint8_t> memory;
  std::vector<uint32_t> index;
  BlockRing ring;
};

std::vector<uint8_t> block_of(uint64_t first_sample, uint8_t count, size_t payload = 20) {
  std::vector<uint8_t> block(BLOCK_HEADER_BYTES + payload, static_cast<uint8_t>(first_sample));
  write_block_header({.coding = Coding::RAW,
                      .count = count,
                      .flags = 0,
                      .payload_bytes = static_cast<uint16_t>(payload),
                      .clock_offset = 0,
                      .first_sample = first_sample,
                      .clock_us = 0,
                      .measured_rate_mhz = 0},
                     block);
  return block;
}

constexpr SourceTraits TRAITS{
    .sensor_model = SensorModel::LSM6DSO, .scale_mg_per_count = 0.061f, .nominal_rate_mhz = 104'000, .range_mg = 2000};

std::vector<Sample> samples_of(size_t count, int16_t value = 7) {
  return std::vector<Sample>(count, Sample{value, 0, 16384});
}

struct OwnWriter {
  explicit OwnWriter(uint8_t block_samples = 10) { this->writer.init(TRAITS, block_samples); }
  void write(const std::vector<Sample> &samples, Batch batch = {}) {
    batch.count = samples.size();
    this->writer.write(samples, batch);
  }
  const uint8_t *block(size_t position) const { return this->own.ring.at(position).data(); }
  uint8_t flags(size_t position) const { return this->block(position)[3]; }
  uint16_t clock_offset(size_t position) const { return read_little_endian<uint16_t>(this->block(position) + 6); }
  uint64_t clock_us(size_t position) const { return read_little_endian<uint64_t>(this->block(position) + 16); }

  OwnRing own{1 << 20};
  BlockWriter writer{this->own.ring};
};

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

TEST("an empty ring says that its oldest sample is its next") {
  OwnRing own(1000);

  CHECK(own.ring.size() == 0 && own.ring.oldest_sample() == 0 && own.ring.next_sample() == 0);
  CHECK(own.ring.find(0) == 0);
}

TEST("a block comes out of the ring as it went in") {
  OwnRing own(1000);
  const auto block = block_of(1234, 50);

  CHECK(own.ring.push(block));

  CHECK(std::memcmp(own.ring.at(0).data(), block.data(), block.size()) == 0 && own.ring.at(0).size() == block.size());
  CHECK(own.ring.oldest_sample() == 1234 && own.ring.next_sample() == 1284);
}

TEST("a full ring drops its oldest block and no other") {
  OwnRing own(3 * 52 + 10);

  for (uint64_t number = 0; number < 4; number++)
    own.ring.push(block_of(number * 10, 10));

  CHECK(own.ring.size() == 3 && own.ring.oldest_sample() == 10 && own.ring.next_sample() == 40);
}

TEST("a ring that fits its blocks exactly loses no room") {
  OwnRing own(4 * 52);

  for (uint64_t number = 0; number < 9; number++)
    own.ring.push(block_of(number * 10, 10));

  CHECK(own.ring.size() == 4 && own.ring.used_bytes() == 4 * 52);
}

TEST("a block that is longer than the ring is refused and costs nothing") {
  OwnRing own(100);
  own.ring.push(block_of(0, 10));

  CHECK(!own.ring.push(block_of(10, 10, 200)));

  CHECK(own.ring.size() == 1 && own.ring.next_sample() == 10);
}

TEST("a full index drops the oldest block as well") {
  OwnRing own(100'000, 3);

  for (uint64_t number = 0; number < 5; number++)
    own.ring.push(block_of(number * 10, 10));

  CHECK(own.ring.size() == 3 && own.ring.oldest_sample() == 20);
}

TEST("a sample number finds the block that holds it, or the next one after a gap") {
  OwnRing own(10'000);
  own.ring.push(block_of(0, 10));
  own.ring.push(block_of(10, 10));
  own.ring.push(block_of(50, 10));

  CHECK(own.ring.find(0) == 0 && own.ring.find(9) == 0 && own.ring.find(10) == 1 && own.ring.find(19) == 1);
  CHECK(own.ring.find(20) == 2 && own.ring.find(59) == 2 && own.ring.find(60) == 3);
}

TEST("a hundred thousand blocks of any length leave the ring as a list would") {
  std::mt19937 random(1);
  OwnRing own(20'000, 100);
  std::deque<std::vector<uint8_t>> expected;
  uint64_t first_sample = 0xFFFFFF00;
  for (int pushed = 0; pushed < 100'000; pushed++) {
    const auto count = static_cast<uint8_t>(1 + random() % 255);
    const auto block = block_of(first_sample, count, random() % 1500);
    first_sample += count + (random() % 10 == 0 ? random() % 100'000 : 0);

    CHECK(own.ring.push(block));

    expected.push_back(block);
    while (expected.size() > own.ring.size())
      expected.pop_front();
    CHECK(own.ring.size() >= (pushed < 6 ? 1U : 6U) && own.ring.oldest_sample() == block_first_sample(expected.front().data()));
    const size_t position = random() % own.ring.size();
    const auto &same = expected[position];
    CHECK(std::memcmp(own.ring.at(position).data(), same.data(), same.size()) == 0);
    CHECK(own.ring.find(block_first_sample(same.data())) == position);
  }
}

TEST("samples are numbered without a break across batches and blocks") {
  OwnWriter own;

  own.write(samples_of(7));
  own.write(samples_of(16));

  CHECK(own.own.ring.size() == 2 && own.writer.has_open_block());
  CHECK(block_first_sample(own.block(1)) == 10 && own.own.ring.next_sample() == 20);
  CHECK(own.flags(0) == 0 && own.flags(1) == 0);
}

TEST("lost samples close the block, take their numbers and mark the next one") {
  OwnWriter own;

  own.write(samples_of(3));
  own.write(samples_of(10), {.lost_before = 5, .overrun = true});
  own.write(samples_of(10));

  CHECK(block_sample_count(own.block(0)) == 3 && own.flags(0) == 0);
  CHECK(block_first_sample(own.block(1)) == 8 && own.flags(1) == (BLOCK_DISCONTINUITY | BLOCK_OVERRUN));
  CHECK(block_first_sample(own.block(2)) == 18 && own.flags(2) == 0);
  CHECK(own.writer.lost_samples() == 5);
}

TEST("a loss that comes with no sample is kept for the next") {
  OwnWriter own;

  own.writer.write({}, {.count = 0, .lost_before = 4});
  own.write(samples_of(10));

  CHECK(block_first_sample(own.block(0)) == 4 && own.flags(0) == BLOCK_DISCONTINUITY);
}

TEST("sample numbers go on beyond 32 bits") {
  OwnWriter own;

  own.write(samples_of(10), {.lost_before = 0xFFFFFFFB});

  CHECK(block_first_sample(own.block(0)) == 0xFFFFFFFB && own.own.ring.next_sample() == 0x100000005);
}

TEST("the clock pair names the newest sample in the FIFO, beyond the block if need be") {
  OwnWriter own;

  own.write(samples_of(12), {.waiting = 30, .clock_us = 5'000'000});

  CHECK(own.clock_offset(0) == 41 && own.clock_us(0) == 5'000'000);
}

TEST("a clock pair too far ahead is brought into reach by the set rate") {
  OwnWriter own;

  own.write(samples_of(10), {.waiting = 65'535 + 104 - 9, .clock_us = 900'000'000});

  CHECK(own.clock_offset(0) == 65'535 && own.clock_us(0) == 899'000'000);
}

TEST("a flush sends what is there and nothing twice") {
  OwnWriter own;
  own.write(samples_of(4));

  own.writer.flush();
  own.writer.flush();

  CHECK(own.own.ring.size() == 1 && block_sample_count(own.block(0)) == 4 && !own.writer.has_open_block());
}

TEST("a value at either end of the range marks its block as clipped, and only that") {
  OwnWriter own;

  own.write(samples_of(10, INT16_MAX));
  own.write(samples_of(10, INT16_MIN));
  own.write(samples_of(10, INT16_MAX - 1));

  CHECK(own.flags(0) == BLOCK_CLIPPED && own.flags(1) == BLOCK_CLIPPED && own.flags(2) == 0);
}

TEST("the rate is unknown for half a minute and then right to a millionth") {
  RateMeter meter;
  const double rate_hz = 103.1;

  for (uint64_t second = 0; second < 29; second++)
    meter.add(static_cast<uint64_t>(second * rate_hz), second * 1'000'000);
  CHECK(meter.rate_mhz() == 0);

  // Fifty days, once a minute, as the FIFO's level shows it: whole samples.
  for (uint64_t minute = 1; minute < 50 * 1440; minute++)
    meter.add(static_cast<uint64_t>(static_cast<double>(minute) * 60 * rate_hz), minute * 60'000'000);
  CHECK(meter.rate_mhz() == 103'100);
}

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
