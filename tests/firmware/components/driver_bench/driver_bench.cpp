#include "driver_bench.h"

#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "esphome/components/bed_motion/block_ring.h"
#include "esphome/components/bed_motion/block_writer.h"
#include "esphome/components/bed_motion/lsm6dso_fifo.h"
#include "esphome/components/fake_i2c/fake_i2c.h"

namespace esphome::driver_bench {

namespace {

using namespace bed_motion;

constexpr uint64_t LOOP_US = 16'000;
constexpr uint8_t BLOCK_SAMPLES = 78;
constexpr uint8_t ADDRESS = 0x6A;

uint64_t clock_us = 1'000'000;  // NOLINT
uint64_t now_us() { return clock_us; }

struct Bench {
  explicit Bench(double rate_error) : chip(rate_error) {
    this->chip.set_clock(now_us);
    this->bus.add_chip(ADDRESS, &this->chip);
    this->driver.set_i2c_bus(&this->bus);
    this->driver.set_i2c_address(ADDRESS);
    this->driver.set_clock(now_us);
    this->ring.init(this->bytes, this->index);
  }

  void start() {
    this->is_started = this->driver.start();
    this->writer.init(this->driver.traits(), BLOCK_SAMPLES);
  }

  void run(double seconds) {
    for (const uint64_t end = clock_us + static_cast<uint64_t>(seconds * 1e6); clock_us < end; clock_us += LOOP_US)
      this->loop();
  }

  void loop() {
    Batch batch;
    do {
      batch = this->driver.drain(this->samples);
      this->writer.write(this->samples, batch);
    } while (batch.count > 0);
  }

  void print() {
    this->writer.flush();
    std::printf("{\"started\": %s, \"made\": %" PRIu64 ", \"dropped\": %" PRIu64 ", \"lost\": %" PRIu64
                ", \"bus_errors\": %u, \"resets\": %u, \"rate_mhz\": %u, \"now_us\": %" PRIu64 ", \"blocks\": \"",
                this->is_started ? "true" : "false", this->chip.made(), this->chip.dropped(),
                this->writer.lost_samples(), this->driver.bus_errors(), this->driver.resets(),
                this->writer.measured_rate_mhz(), clock_us);
    for (size_t position = 0; position < this->ring.size(); position++) {
      for (uint8_t byte : this->ring.at(position))
        std::printf("%02x", byte);
    }
    std::printf("\"}\n");
  }

  fake_i2c::FakeLsm6dso chip;
  fake_i2c::FakeI2cBus bus;
  Lsm6dsoFifo driver;
  std::vector<uint8_t> bytes = std::vector<uint8_t>(64'000'000);
  std::vector<uint32_t> index = std::vector<uint32_t>(1'000'000);
  BlockRing ring;
  BlockWriter writer{this->ring};
  std::array<Sample, 64> samples;
  bool is_started{false};
};

void obey(Bench &bench, const std::string &command, std::istringstream &arguments) {
  double number = 0;
  arguments >> number;
  if (command == "start") {
    bench.start();
  } else if (command == "run") {
    bench.run(number);
  } else if (command == "stall") {
    clock_us += static_cast<uint64_t>(number * 1e6);
  } else if (command == "fail") {
    bench.bus.fail_next(static_cast<uint32_t>(number));
  } else if (command == "fail_late") {
    bench.bus.fail_next_fifo_reads(static_cast<uint32_t>(number));
  } else if (command == "disconnect" || command == "connect") {
    bench.bus.set_connected(command == "connect");
  } else if (command == "power_cycle") {
    bench.chip.power_cycle();
  } else if (command == "clip") {
    bench.chip.clip(bench.chip.made(), static_cast<uint64_t>(number));
  } else if (command == "who_am_i") {
    bench.chip.set_who_am_i(static_cast<uint8_t>(number));
  } else {
    std::fprintf(stderr, "driver bench: knows no command '%s'.\n", command.c_str());
    std::exit(2);
  }
}

}  // namespace

void DriverBench::setup() {
  if (std::getenv("DRIVER_BENCH") == nullptr)
    return;
  double rate_error = 0;
  std::string line, command;
  std::vector<std::string> script;
  while (std::getline(std::cin, line))
    script.push_back(line);
  for (const std::string &each : script) {
    std::istringstream arguments(each);
    arguments >> command;
    if (command == "rate_error")
      arguments >> rate_error;
  }
  static Bench bench(rate_error);
  for (const std::string &each : script) {
    std::istringstream arguments(each);
    arguments >> command;
    if (command != "rate_error")
      obey(bench, command, arguments);
  }
  bench.print();
  std::fflush(stdout);
  std::_Exit(0);
}

}  // namespace esphome::driver_bench
