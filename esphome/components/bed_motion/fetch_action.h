#pragma once

#include <array>
#include <tuple>

#include "esphome/core/automation.h"

#include "bed_motion.h"

namespace esphome::bed_motion {

/// The step of the `fetch` action that answers it, at once or when there is something to say.
///
/// The first two of Ts are what an ESPHome action with an optional response brings: the call's id, and whether the
/// caller wants data at all. They are numbers and truth values, so keeping a copy takes no memory of its own.
template<typename... Ts> class FetchAction final : public Action<Ts...>, public FetchWaiter {
 public:
  explicit FetchAction(BedMotion *parent) : parent_(parent) {}

  TEMPLATABLE_VALUE(int32_t, boot)
  TEMPLATABLE_VALUE(int32_t, since_low)
  TEMPLATABLE_VALUE(int32_t, since_high)
  TEMPLATABLE_VALUE(int32_t, max_bytes)
  TEMPLATABLE_VALUE(int32_t, wait_ms)

  void play_complex(const Ts &...x) override {
    this->num_running_++;
    const std::tuple<Ts...> arguments(x...);
    const uint32_t call_id = std::get<0>(arguments);
    const bool wants_data = std::get<1>(arguments);
    if (call_id == 0) {
      this->play_next_(x...);
      return;
    }
    if (!wants_data) {
      this->parent_->acknowledge(call_id);
      this->play_next_(x...);
      return;
    }
    const FetchRequest request{
        .boot_id = static_cast<uint32_t>(this->boot_.value(x...)),
        .since = join_halves(this->since_low_.value(x...), this->since_high_.value(x...)),
        .max_bytes = this->max_bytes_.value(x...),
        .wait_ms = this->wait_ms_.value(x...),
    };
    const size_t place = this->parent_->fetch(call_id, request, this);
    if (place == FetchDesk::NO_PLACE) {
      this->play_next_(x...);
    } else {
      this->waiting_[place] = arguments;
    }
  }
  void play(const Ts &...x) override {}

  void handle_answered(size_t place) override { this->play_next_tuple_(this->waiting_[place]); }

 protected:
  BedMotion *parent_;
  std::array<std::tuple<Ts...>, FetchDesk::PLACES> waiting_{};
};

}  // namespace esphome::bed_motion
