#pragma once

#include <array>
#include <optional>
#include <span>

#include "esphome/core/component.h"
#include "esphome/core/defines.h"
#ifdef USE_SENSOR
#include "esphome/components/sensor/sensor.h"
#endif

#include "block_ring.h"
#include "block_writer.h"
#include "fetch_desk.h"
#include "sample_source.h"

namespace esphome::bed_motion {

/// Told when the answer to a waiting call has gone out, so that the call's action list can go on.
class FetchWaiter {
 public:
  virtual void handle_answered(size_t place) = 0;

 protected:
  ~FetchWaiter() = default;
};

/// Takes samples from a source, keeps them as blocks in a ring, and hands them to whoever asks.
class BedMotion final : public Component {
 public:
  explicit BedMotion(SampleSource *source) : source_(source) {}

  void setup() override;
  void loop() override;
  void dump_config() override;
  float get_setup_priority() const override { return setup_priority::DATA; }

  void set_block_samples(uint8_t block_samples) { this->block_samples_ = block_samples; }
  void set_ring_bytes(size_t ring_bytes) { this->ring_bytes_ = ring_bytes; }
#ifdef USE_SENSOR
  SUB_SENSOR(measured_rate)
  SUB_SENSOR(lost_samples)
  SUB_SENSOR(buffered)
  SUB_SENSOR(poll_jitter)
#endif

  /// Answers a call now, or later through `waiter`. Returns the place of a call that waits, FetchDesk::NO_PLACE
  /// when it has been answered.
  size_t fetch(uint32_t call_id, const FetchRequest &request, FetchWaiter *waiter);
  /// Answers a call that wants no data.
  void acknowledge(uint32_t call_id);

 protected:
  struct WaitingCall {
    uint32_t call_id;
    FetchWaiter *waiter;
  };

  bool allocate_();
  void start_source_();
  uint8_t usual_block_samples_() const;
  void take_samples_();
  void serve_waiting_();
  void answer_(uint32_t call_id, const FetchRequest &request);
  void answer_header_alone_(uint32_t call_id);
  void send_(uint32_t call_id, size_t length);
  StreamHeader header_() const;
  void publish_diagnostics_();

  SampleSource *source_;
  BlockRing ring_;
  BlockWriter writer_{this->ring_};
  FetchDesk desk_{this->ring_};
  std::array<WaitingCall, FetchDesk::PLACES> calls_{};
  std::array<Sample, 64> batch_;
  std::span<uint8_t> reply_;
  size_t ring_bytes_{0};
  uint32_t last_sample_ms_{0};
  uint32_t last_start_ms_{0};
  bool is_started_{false};
  /// 0: as many as the source's rate makes good.
  uint8_t block_samples_{0};
};

}  // namespace esphome::bed_motion
