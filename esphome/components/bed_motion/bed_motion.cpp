#include "bed_motion.h"

#include <algorithm>

#include "esphome/components/api/api_server.h"
#include "esphome/core/hal.h"
#include "esphome/core/helpers.h"
#include "esphome/core/log.h"

namespace esphome::bed_motion {

static const char *const TAG = "bed_motion";

#ifdef USE_HOST
// A simulated night may run a hundred times faster than life: fewer, larger replies.
static constexpr size_t REPLY_BYTES = 32 * 1024;
#else
// Fits the send buffer of the ESP32's TCP stack, so that an answer goes out in one piece.
static constexpr size_t REPLY_BYTES = 4 * 1024;
#endif
/// A loop may take this long before other components wait for it.
static constexpr uint32_t LONGEST_LOOP_MS = 8;
static constexpr uint32_t FLUSH_AFTER_MS = 1000;
static constexpr uint32_t RETRY_AFTER_MS = 5000;
/// Room for one block of any length.
static constexpr size_t SMALLEST_RING_BYTES = 2 * 1024;
/// Long enough that headers cost little, short enough that a movement shows within a second. Measured: docs/wire.md.
static constexpr uint32_t USUAL_BLOCK_MS = 750;
static constexpr uint32_t SHORTEST_BLOCK_SAMPLES = 10;
static constexpr uint32_t DIAGNOSTICS_INTERVAL_MS = 60'000;
static constexpr uint32_t FIRST_DIAGNOSTICS_MS = 10'000;

void BedMotion::setup() {
  if (!this->allocate_()) {
    this->mark_failed(LOG_STR("Not enough memory for the ring"));
    return;
  }
  uint32_t boot_id = random_uint32();
  while (boot_id == 0)
    boot_id = random_uint32();
  this->desk_.set_boot_id(boot_id);
  this->start_source_();
  this->set_timeout(FIRST_DIAGNOSTICS_MS, [this]() { this->publish_diagnostics_(); });
  this->set_interval(DIAGNOSTICS_INTERVAL_MS, [this]() { this->publish_diagnostics_(); });
}

bool BedMotion::allocate_() {
  uint8_t *reply = RAMAllocator<uint8_t>(RAMAllocator<uint8_t>::PREFER_INTERNAL).allocate(REPLY_BYTES);
  if (reply == nullptr)
    return false;
  this->reply_ = {reply, REPLY_BYTES};
  for (; this->ring_bytes_ >= SMALLEST_RING_BYTES; this->ring_bytes_ /= 2) {
    const size_t slots = this->ring_bytes_ / BlockRing::BYTES_PER_INDEX_SLOT;
    uint8_t *bytes = RAMAllocator<uint8_t>().allocate(this->ring_bytes_);
    uint32_t *index = RAMAllocator<uint32_t>().allocate(slots);
    if (bytes != nullptr && index != nullptr) {
      this->ring_.init({bytes, this->ring_bytes_}, {index, slots});
      return true;
    }
    RAMAllocator<uint8_t>().deallocate(bytes, this->ring_bytes_);
    RAMAllocator<uint32_t>().deallocate(index, slots);
    ESP_LOGW(TAG, "No %zu bytes free for the ring, trying half", this->ring_bytes_);
  }
  return false;
}

void BedMotion::start_source_() {
  this->last_start_ms_ = millis();
  this->is_started_ = this->source_->start();
  if (!this->is_started_) {
    this->status_set_error(LOG_STR("Sensor does not answer"));
    return;
  }
  this->status_clear_error();
  this->writer_.init(this->source_->traits(),
                     this->block_samples_ != 0 ? this->block_samples_ : this->usual_block_samples_());
}

uint8_t BedMotion::usual_block_samples_() const {
  const uint32_t samples = this->source_->traits().nominal_rate_mhz / 1000 * USUAL_BLOCK_MS / 1000;
  return static_cast<uint8_t>(std::clamp<uint32_t>(samples, SHORTEST_BLOCK_SAMPLES, MAX_BLOCK_SAMPLES));
}

void BedMotion::loop() {
  if (this->is_started_) {
    this->take_samples_();
  } else if (millis() - this->last_start_ms_ > RETRY_AFTER_MS) {
    this->start_source_();
  }
  this->serve_waiting_();
}

void BedMotion::take_samples_() {
  const uint32_t started_ms = millis();
  Batch batch;
  do {
    batch = this->source_->drain(this->batch_);
    this->writer_.write(this->batch_, batch);
    if (batch.count > 0)
      this->last_sample_ms_ = millis();
  } while (batch.count > 0 && millis() - started_ms < LONGEST_LOOP_MS);
  if (this->writer_.has_open_block() && millis() - this->last_sample_ms_ > FLUSH_AFTER_MS)
    this->writer_.flush();
}

size_t BedMotion::fetch(uint32_t call_id, const FetchRequest &request, FetchWaiter *waiter) {
  if (this->is_failed()) {
    static constexpr const char *REASON = "not enough memory for the ring";
    api::global_api_server->send_action_response(call_id, false, StringRef(REASON));
    return FetchDesk::NO_PLACE;
  }
  if (this->desk_.is_due(request)) {
    this->answer_(call_id, request);
    return FetchDesk::NO_PLACE;
  }
  const size_t place = this->desk_.wait(request, millis());
  if (place == FetchDesk::NO_PLACE) {
    this->answer_header_alone_(call_id);
  } else {
    this->calls_[place] = {.call_id = call_id, .waiter = waiter};
  }
  return place;
}

void BedMotion::acknowledge(uint32_t call_id) {
  api::global_api_server->send_action_response(call_id, true, StringRef());
}

void BedMotion::serve_waiting_() {
  for (size_t place = 0; place < FetchDesk::PLACES; place++) {
    const std::optional<FetchRequest> request = this->desk_.take_due(place, millis());
    if (!request.has_value())
      continue;
    const WaitingCall call = this->calls_[place];
    this->answer_(call.call_id, *request);
    call.waiter->handle_answered(place);
  }
}

void BedMotion::answer_(uint32_t call_id, const FetchRequest &request) {
  this->send_(call_id, this->desk_.write_reply(request, this->header_(), this->reply_));
}

void BedMotion::answer_header_alone_(uint32_t call_id) {
  this->send_(call_id, this->desk_.write_header_alone(this->header_(), this->reply_));
}

void BedMotion::send_(uint32_t call_id, size_t length) {
  api::global_api_server->send_action_response(call_id, true, StringRef(), this->reply_.data(), length);
}

StreamHeader BedMotion::header_() const {
  const SourceTraits &traits = this->source_->traits();
  StreamHeader header{};
  header.node_clock_us = this->source_->now_us();
  header.scale_mg_per_count = traits.scale_mg_per_count;
  header.nominal_rate_mhz = traits.nominal_rate_mhz;
  header.sensor_model = traits.sensor_model;
  header.range_mg = traits.range_mg;
  header.flags = static_cast<uint16_t>((traits.simulated.has_value() ? STREAM_SIMULATED : 0) |
                                       (traits.polled ? STREAM_POLLED : 0));
  header.lost_samples = this->writer_.lost_samples();
  header.noise_ug_per_sqrt_hz = traits.noise_ug_per_sqrt_hz;
  header.simulated = traits.simulated;
  return header;
}

void BedMotion::publish_diagnostics_() {
  const std::optional<float> jitter_ms = this->source_->jitter_ms();
  const float rate_hz = static_cast<float>(this->writer_.measured_rate_mhz()) / 1000.0f;
  if (jitter_ms.has_value())
    ESP_LOGI(TAG, "Polled: sample times spread by %.1f ms around %.2f Hz", *jitter_ms, rate_hz);
#ifdef USE_SENSOR
  const SourceTraits &traits = this->source_->traits();
  const uint64_t held = this->ring_.next_sample() - this->ring_.oldest_sample();
  if (this->measured_rate_sensor_ != nullptr && rate_hz > 0)
    this->measured_rate_sensor_->publish_state(rate_hz);
  if (this->lost_samples_sensor_ != nullptr)
    this->lost_samples_sensor_->publish_state(static_cast<float>(this->writer_.lost_samples()));
  if (this->buffered_sensor_ != nullptr)
    this->buffered_sensor_->publish_state(static_cast<float>(held) * 1000.0f / traits.nominal_rate_mhz);
  if (this->poll_jitter_sensor_ != nullptr && jitter_ms.has_value())
    this->poll_jitter_sensor_->publish_state(*jitter_ms);
#endif
}

void BedMotion::dump_config() {
  const SourceTraits &traits = this->source_->traits();
  ESP_LOGCONFIG(TAG,
                "Bed motion:\n"
                "  Rate: %.3f Hz\n"
                "  Scale: %.4f mg\n"
                "  Block: %u samples\n"
                "  Ring: %zu bytes",
                traits.nominal_rate_mhz / 1000.0f, traits.scale_mg_per_count, this->block_samples_, this->ring_bytes_);
  this->source_->dump_config();
#ifdef USE_SENSOR
  LOG_SENSOR("  ", "Measured rate", this->measured_rate_sensor_);
  LOG_SENSOR("  ", "Lost samples", this->lost_samples_sensor_);
  LOG_SENSOR("  ", "Buffered", this->buffered_sensor_);
  LOG_SENSOR("  ", "Poll jitter", this->poll_jitter_sensor_);
#endif
}

}  // namespace esphome::bed_motion
