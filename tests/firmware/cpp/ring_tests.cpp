// The ring, without ESPHome. Run by test_units.py, built with the sanitizers.
#include <cstdint>
#include <cstring>
#include <deque>
#include <random>
#include <vector>

#include "checks.h"
#include "own_ring.h"

using namespace checks;

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
    CHECK(own.ring.size() >= (pushed < 6 ? 1U : 6U) &&
          own.ring.oldest_sample() == block_first_sample(expected.front().data()));
    const size_t position = random() % own.ring.size();
    const auto &same = expected[position];
    CHECK(std::memcmp(own.ring.at(position).data(), same.data(), same.size()) == 0);
    CHECK(own.ring.find(block_first_sample(same.data())) == position);
  }
}

int main(int argc, char **argv) { return checks::main(argc, argv); }
