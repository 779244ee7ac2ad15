#include <cstdint>
#include <cstring>

#include "settings.h"

/// ESPHome fixes a host's hardware address when it compiles. Several nodes of one program need several, so the linker
/// is told (--wrap, in __init__.py) to lead esphome::get_mac_address_raw(uint8_t *) through here.
extern "C" {
// NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming)
void __real__ZN7esphome19get_mac_address_rawEPh(uint8_t *mac);

void __wrap__ZN7esphome19get_mac_address_rawEPh(uint8_t *mac) {
  const auto &wanted = esphome::bed_motion_simulator::settings().mac;
  if (wanted.has_value()) {
    std::memcpy(mac, wanted->data(), wanted->size());
  } else {
    __real__ZN7esphome19get_mac_address_rawEPh(mac);
  }
}
// NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming)
}
