#include "lint/check_all.hpp"

#include <memory>

#include "base/parallel.hpp"
#include "base/text.hpp"

namespace sti::lint {
namespace {

using load::CheckList;

/// A file that is checked on its own, or a pack.
struct Job {
  std::size_t file = 0;  ///< the first it gives findings for
  Index<CheckList::Unit> unit;
};

std::vector<Job> make_jobs(const CheckList& list) {
  std::vector<Job> jobs;
  List<bool, CheckList::Unit> seen(list.units.size());
  for (std::size_t i = 0; i < list.files.size(); ++i) {
    const auto unit = list.files[i].unit;
    if (unit && seen[unit]) continue;
    if (unit) seen[unit] = true;
    jobs.push_back({i, unit});
  }
  return jobs;
}

using Results = std::map<std::string, FileFindings>;  ///< by path as shown

}  // namespace

void check_all(const CheckList& list, const Ground& ground, const Pack& base, unsigned threads,
               const std::function<bool(const CheckList::File&, FileFindings&&)>& take) {
  const auto jobs = make_jobs(list);
  List<Results, CheckList::Unit> of_unit(list.units.size());
  std::vector<FileFindings> of_file(list.files.size());
  const auto make = [&] {
    return [&, validator = std::make_shared<Validator>(ground, base)](std::size_t index) {
      const auto& job = jobs[index];
      if (job.unit)
        of_unit[job.unit] = validator->check_pack(list, job.unit);
      else
        of_file[job.file] = validator->check_file(list.files[job.file]);
    };
  };
  std::size_t next = 0;  // file to be given
  bool goes_on = true;
  in_parallel(jobs.size(), threads, make, [&](std::size_t index) {
    if (!goes_on) return;
    // A pack's files may stand between others: give as far as everything is there.
    const auto known_until = index + 1 < jobs.size() ? jobs[index + 1].file : list.files.size();
    for (; next < known_until && goes_on; ++next) {
      const auto& file = list.files[next];
      if (file.unit)
        goes_on = take(file, std::move(of_unit[file.unit][printable(file.path)]));
      else
        goes_on = take(file, std::move(of_file[next]));
    }
  });
}

}  // namespace sti::lint
