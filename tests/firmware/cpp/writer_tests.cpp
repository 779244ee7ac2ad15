// Numbers, blocks and the measured rate, without ESPHome. Run by test_units.py, built with the sanitizers.
#include <cstdint>
#include <vector>

#include "block_writer.h"
#include "checks.h"
#include "own_ring.h"
#include "rate_meter.h"

using namespace checks;

namespace {

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

}  // namespace

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

int main(int argc, char **argv) { return checks::main(argc, argv); }
