// Encodes a quiet bed's noise over and over, for encoder_instructions.py to count what that takes.
//
//     encode_loop SPREAD_COUNTS BLOCK_SAMPLES BLOCKS
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <vector>

#include "block_encoder.h"

using namespace esphome::bed_motion;

int main(int argc, char **argv) {
  if (argc != 4)
    return 2;
  const double spread_counts = std::atof(argv[1]);
  const size_t block_samples = std::strtoul(argv[2], nullptr, 10);
  const size_t blocks = std::strtoul(argv[3], nullptr, 10);
  std::mt19937 random(1);
  std::normal_distribution<double> noise(0, spread_counts);
  std::vector<Sample> samples(block_samples);
  std::array<uint8_t, MAX_BLOCK_BYTES> encoded;
  size_t bytes = 0;
  for (size_t block = 0; block < blocks; block++) {
    for (Sample &sample : samples)
      sample = {static_cast<int16_t>(std::lround(200 + noise(random))),
                static_cast<int16_t>(std::lround(-130 + noise(random))),
                static_cast<int16_t>(std::lround(16300 + noise(random)))};
    bytes += encode_block({}, samples, encoded);
  }
  std::printf("%zu\n", bytes);
}
