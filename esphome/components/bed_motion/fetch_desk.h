#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "block_ring.h"
#include "frame.h"

namespace esphome::bed_motion {

/// What a reader asks for; docs/wire.md says what each means.
struct FetchRequest {
  uint32_t boot_id;
  uint64_t since;
  int32_t max_bytes;
  int32_t wait_ms;
};

/// Puts together the two int32 halves that a sample number travels as.
constexpr uint64_t join_halves(int32_t low, int32_t high) {
  return static_cast<uint64_t>(static_cast<uint32_t>(high)) << 32 | static_cast<uint32_t>(low);
}

/// Decides when a request is due, lets up to four wait, and writes the replies.
class FetchDesk final {
 public:
  static constexpr size_t PLACES = 4;
  static constexpr int32_t LONGEST_WAIT_MS = 25'000;
  static constexpr size_t NO_PLACE = PLACES;

  explicit FetchDesk(const BlockRing &ring) : ring_(ring) {}
  void set_boot_id(uint32_t boot_id) { this->boot_id_ = boot_id; }

  /// Whether a request is to be answered now, whatever it said of waiting.
  bool is_due(const FetchRequest &request) const;
  /// Gives a waiting request a place; NO_PLACE when all are taken.
  size_t wait(const FetchRequest &request, uint32_t now_ms);
  /// The request at a place when its answer is due or its time is up. The place is free then.
  std::optional<FetchRequest> take_due(size_t place, uint32_t now_ms);
  /// Writes header and blocks, at most `request.max_bytes` but for the first block. `header` brings what the
  /// desk does not know. Returns the length.
  size_t write_reply(const FetchRequest &request, StreamHeader header, std::span<uint8_t> to) const;
  /// Writes the header alone.
  size_t write_header_alone(StreamHeader header, std::span<uint8_t> to) const;

 protected:
  struct Waiting {
    FetchRequest request;
    uint32_t since_ms;
    bool taken;
  };

  bool is_wrong_(const FetchRequest &request) const;
  void fill_(StreamHeader &header) const;

  const BlockRing &ring_;
  uint32_t boot_id_{0};
  std::array<Waiting, PLACES> waiting_{};
};

}  // namespace esphome::bed_motion
