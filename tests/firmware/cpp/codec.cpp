// The encoder behind a line protocol, so that Python can hold the vectors against it.
//
//     crc HEX                                                      -> crc32
//     halves LOW HIGH                                              -> sample number
//     header BOOT OLDEST NEXT CLOCK SCALE RATE MODEL RANGE FLAGS COUNT LOST NOISE VIRTUAL WALL SPEED  -> hex
//     block CODING FIRST FLAGS OFFSET CLOCK RATE COUNTS...         -> hex; CODING -1 picks the shortest
#include <cstdio>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "block_encoder.h"
#include "fetch_desk.h"
#include "frame.h"

using namespace esphome::bed_motion;

namespace {

std::vector<uint8_t> bytes_of(const std::string &hex) {
  std::vector<uint8_t> bytes;
  for (size_t at = 0; at + 1 < hex.size(); at += 2)
    bytes.push_back(static_cast<uint8_t>(std::stoi(hex.substr(at, 2), nullptr, 16)));
  return bytes;
}

void print(std::span<const uint8_t> bytes) {
  for (uint8_t byte : bytes)
    std::printf("%02x", byte);
  std::puts("");
}

void header(std::istringstream &words) {
  StreamHeader header{};
  uint32_t model = 0;
  VirtualOrigin origin{};
  words >> header.boot_id >> header.oldest_sample >> header.next_sample >> header.node_clock_us >>
      header.scale_mg_per_count >> header.nominal_rate_mhz >> model >> header.range_mg >> header.flags >>
      header.block_count >> header.lost_samples >> header.noise_ug_per_sqrt_hz >> origin.virtual_origin_us >>
      origin.wall_origin_us >> origin.speed;
  header.sensor_model = static_cast<SensorModel>(model);
  if ((header.flags & STREAM_SIMULATED) != 0)
    header.simulated = origin;
  std::vector<uint8_t> bytes(SIMULATED_HEADER_BYTES);
  print(std::span(bytes).first(write_stream_header(header, bytes)));
}

void block(std::istringstream &words) {
  int coding = 0;
  uint32_t flags = 0;
  BlockStamp stamp{};
  words >> coding >> stamp.first_sample >> flags >> stamp.clock_offset >> stamp.clock_us >> stamp.measured_rate_mhz;
  stamp.flags = static_cast<uint8_t>(flags);
  std::vector<Sample> samples;
  for (Sample sample; words >> sample[0] >> sample[1] >> sample[2];)
    samples.push_back(sample);
  std::vector<uint8_t> bytes(coding < 0 ? MAX_BLOCK_BYTES : 2 * MAX_BLOCK_BYTES);
  const size_t length = coding < 0 ? encode_block(stamp, samples, bytes)
                                   : encode_block_as(static_cast<Coding>(coding), stamp, samples, bytes);
  print(std::span(bytes).first(length));
}

}  // namespace

int main() {
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream words(line);
    std::string command, hex;
    words >> command;
    if (command == "crc") {
      words >> hex;
      std::printf("%u\n", crc32(bytes_of(hex)));
    } else if (command == "halves") {
      int32_t low = 0, high = 0;
      words >> low >> high;
      std::printf("%llu\n", static_cast<unsigned long long>(join_halves(low, high)));
    } else if (command == "header") {
      header(words);
    } else if (command == "block") {
      block(words);
    } else {
      return 2;
    }
  }
}
