// Checking ten thousand rule files of about 3 KB, against parsing the same files with toml++ alone in the same run, on
// one core and on two; and the memory that `sti validate` needs for one thousand and for ten thousand of them.
//
//   validate_bench path/to/sti

#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <toml++/toml.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <thread>

#include "base/parallel.hpp"
#include "lint/validate.hpp"
#include "load/built_in.hpp"
#include "load/pack.hpp"
#include "load/terms.hpp"

namespace {

namespace fs = std::filesystem;
using namespace sti;

constexpr int most_files = 10'000;
std::string program;  // NOLINT: the path of `sti`, from the command line

/// A rule file as a clinic might write it: six rules, a decision table, a window, a specimen.
std::string rule_file(int number) {
  const char* acts[] = {"vaginal", "anal", "oral"};
  const char* tests[] = {"hiv-lab", "chlamydia-naat", "gonorrhoea-naat", "syphilis-serology"};
  const auto* act = acts[number % 3];
  const auto* test = tests[number % 4];
  std::string out = fmt::format("# Rules of clinic {0}.\n\n", number);
  for (int i = 0; i < 6; ++i) {
    out += fmt::format(
        "[[rule]]\nid = \"rule-{0}-{1}\"\n"
        "when = {{ act = \"{2}\", role = [\"receptive\", \"insertive\"], condom = [\"not-used\", \"failed\", "
        "\"unsure\"], age = {{ at_least = {3} }} }}\n"
        "order = [\"{4}\"]\n"
        "why = {{ en = \"The infection can be passed on this way where no condom was used.\", nb = \"Infeksjonen kan "
        "smitte på denne måten når kondom ikke er brukt.\" }}\n"
        "source = [\"GUIDE\"]\nbasis = \"stated\"\n\n",
        number, i, act, 16 + number % 40 + i, test);
  }
  out += fmt::format(
      "[[table]]\nid = \"table-{0}\"\ndecides = \"pep\"\ncolumns = [\"act\", \"role\", \"partner_hiv\"]\nrows = [\n"
      "  [\"anal\", \"receptive\", [\"detectable\", \"positive\"], \"recommended\"],\n"
      "  [\"anal\", \"insertive\", [\"detectable\", \"positive\"], \"recommended\"],\n"
      "  [\"vaginal\", \"*\", [\"detectable\", \"positive\"], \"consider\"],\n"
      "  [\"oral\", \"*\", \"*\", \"not-indicated\"],\n]\n"
      "why = {{ en = \"How likely it is that HIV was passed on decides.\", nb = \"Det avgjørende er hvor sannsynlig "
      "det er at hiv har smittet.\" }}\n"
      "source = [\"GUIDE\"]\nbasis = \"stated\"\n\n"
      "[[window]]\nid = \"window-{0}\"\ntest = \"{1}\"\n"
      "earliest = {{ days = 14, source = [\"GUIDE\"], basis = \"stated\" }}\n"
      "conclusive = {{ days = 84, source = [\"GUIDE\"], basis = \"stated\" }}\n\n"
      "[source.GUIDE]\nissuer = \"Clinic {0}\"\ntitle = \"A guideline\"\ndate = \"2026\"\naccessed = \"2026-11-24\"\n",
      number, test);
  return out;
}

/// The files, written once.
class Files {
 public:
  Files() {
    auto name = (fs::temp_directory_path() / "sti-bench-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) std::exit(1);
    folder_ = name;
    for (const auto* part : {"1000", "10000"}) fs::create_directory(folder_ / part);
    for (int i = 0; i < most_files; ++i) {
      const auto text = rule_file(i);
      bytes_ += text.size();
      for (const int part : {1'000, most_files}) {
        if (i >= part) continue;
        const auto path = folder(part) / fmt::format("rules-{:05}.toml", i);
        std::ofstream(path, std::ios::binary) << text;
        if (part == most_files) paths_.push_back(path.string());
      }
    }
  }
  ~Files() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  Files(const Files&) = delete;
  Files& operator=(const Files&) = delete;

  fs::path folder(int files) const { return folder_ / std::to_string(files); }
  const std::vector<std::string>& paths() const { return paths_; }
  std::size_t bytes() const { return bytes_; }

 private:
  fs::path folder_;
  std::vector<std::string> paths_;
  std::size_t bytes_ = 0;
};

const Files& files() {
  static const Files made;
  return made;
}

void count(benchmark::State& state) {
  const auto rounds = double(state.iterations());
  state.counters["files/s"] = benchmark::Counter(double(files().paths().size()) * rounds, benchmark::Counter::kIsRate);
  state.counters["MB/s"] = benchmark::Counter(double(files().bytes()) * rounds / 1e6, benchmark::Counter::kIsRate);
}

void toml_alone(benchmark::State& state) {
  for (auto _ : state) {
    std::atomic<std::size_t> tables = 0;
    const auto make = [&] {
      return [&](std::size_t index) {
        std::ifstream in(files().paths()[index], std::ios::binary);
        std::ostringstream text;
        text << in.rdbuf();
        tables += toml::parse(text.str()).size();
      };
    };
    in_parallel(files().paths().size(), unsigned(state.range(0)), make);
    benchmark::DoNotOptimize(tables.load());
  }
  count(state);
}

void validate(benchmark::State& state) {
  Diagnostics diagnostics;
  const auto& rules = load::built_in_tree();
  const auto base = load::load_base(rules, diagnostics);
  const auto terms = load::load_terms(rules, diagnostics);
  const auto today = parse_date("2026-11-24");
  const lint::Ground ground{&rules, false, terms, *today};
  for (auto _ : state) {
    std::atomic<std::size_t> findings = 0;
    const auto make = [&] {
      return [&, validator = std::make_shared<lint::Validator>(ground, *base)](std::size_t index) {
        findings += validator->check_file({.path = files().paths()[index]}).findings.all().size();
      };
    };
    in_parallel(files().paths().size(), unsigned(state.range(0)), make);
    if (findings != 0) state.SkipWithError("the files are meant to have no finding");
  }
  count(state);
}

/// The whole program; its peak of memory must not follow the number of files.
void whole_program(benchmark::State& state) {
  const auto folder = files().folder(int(state.range(0))).string();
  long peak = 0;
  for (auto _ : state) {
    std::string words[] = {program, "validate", folder, "--quiet", "--jobs", "2"};
    char* arguments[] = {words[0].data(), words[1].data(), words[2].data(), words[3].data(),
                         words[4].data(), words[5].data(), nullptr};
    pid_t child = 0;
    rusage used{};
    int status = 1;
    if (posix_spawn(&child, program.c_str(), nullptr, nullptr, arguments, environ) != 0 ||
        wait4(child, &status, 0, &used) < 0 || status != 0) {
      state.SkipWithError("sti did not end well");
      break;
    }
    peak = std::max(peak, used.ru_maxrss);
  }
  state.counters["peak_MiB"] = double(peak) / 1024;
  state.counters["files/s"] =
      benchmark::Counter(double(state.range(0)) * double(state.iterations()), benchmark::Counter::kIsRate);
}

}  // namespace

BENCHMARK(toml_alone)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(validate)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(whole_program)
    ->Arg(1'000)
    ->Arg(10'000)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (argc != 2) {
    std::cerr << "usage: validate_bench path/to/sti\n";
    return 1;
  }
  program = argv[1];
  std::cout << fmt::format("{} files, {:.0f} bytes each\n", most_files, double(files().bytes()) / most_files);
  benchmark::RunSpecifiedBenchmarks();
}
