#pragma once

#include <optional>
#include <span>
#include <string>

#include "esphome/components/bed_motion/sample_source.h"

#include "recording.h"
#include "virtual_clock.h"

namespace esphome::bed_motion_simulator {

/// Plays a recording, or the synthetic bed, as if it were the FIFO of a chip.
class BedSimulator final : public bed_motion::SampleSource {
 public:
  bool start() override;
  const bed_motion::SourceTraits &traits() const override { return this->traits_; }
  uint64_t now_us() const override { return this->clock_.node_clock_us(this->clock_.now_us()); }
  bed_motion::Batch drain(std::span<bed_motion::Sample> into) override;
  void dump_config() const override;

  /// The ring's size: what the environment asks for, else the one given.
  size_t ring_bytes(size_t otherwise) const;

 protected:
  void load_();
  void place_in_time_();
  void claim_identity_() const;
  uint64_t size_() const;
  bed_motion::Sample sample_(uint64_t number) const;
  void read_level_();

  std::optional<Recording> recording_;
  VirtualClock clock_;
  bed_motion::SourceTraits traits_;
  double rate_hz_{0};
  /// Position in the recording of the next sample to hand out, and of the one after the newest that is due.
  uint64_t next_{0};
  uint64_t due_{0};
  uint64_t level_clock_us_{0};
};

}  // namespace esphome::bed_motion_simulator
