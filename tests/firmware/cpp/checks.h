#pragma once

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <string>
#include <vector>

/// Named tests in one plain program: without an argument it lists them, with a name it runs that one.
namespace checks {

struct Test {
  const char *name;
  std::function<void()> run;
};

inline std::vector<Test> &all() {
  static std::vector<Test> tests;
  return tests;
}

struct Registered {
  Registered(const char *name, std::function<void()> run) { all().push_back({name, std::move(run)}); }
};

inline int main(int argc, char **argv) {
  for (const Test &test : all()) {
    if (argc < 2) {
      std::puts(test.name);
    } else if (std::strcmp(argv[1], test.name) == 0) {
      test.run();
      return 0;
    }
  }
  return argc < 2 ? 0 : 2;
}

}  // namespace checks

#define CHECK_JOIN_(a, b) a##b
#define CHECK_JOIN(a, b) CHECK_JOIN_(a, b)
#define TEST(name)                                                                                      \
  static void CHECK_JOIN(test_, __LINE__)();                                                            \
  static const checks::Registered CHECK_JOIN(registered_, __LINE__)(name, CHECK_JOIN(test_, __LINE__)); \
  static void CHECK_JOIN(test_, __LINE__)()
#define CHECK(condition)                                                           \
  do {                                                                             \
    if (!(condition)) {                                                            \
      std::fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition); \
      std::exit(1);                                                                \
    }                                                                              \
  } while (false)
