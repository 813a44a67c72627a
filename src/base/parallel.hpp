#pragma once

#include <cstddef>
#include <functional>

namespace sti {

/// Does the piece of work of that number.
using Work = std::function<void(std::size_t)>;

/// Told from time to time how many of how many are done.
using Progress = std::function<void(std::size_t done, std::size_t all)>;

/// A thread for each core that this program may use; at least 1.
unsigned all_cores();

/// Does the pieces 0 … count-1 on up to `jobs` threads, and tells `done` of each, in order, on the calling thread.
///
/// `make` is called once in each thread: what it returns may keep state between pieces. Only a bounded number of pieces
/// is done ahead of the one told last, so that what they leave does not pile up. Where the system gives fewer threads,
/// there are fewer; where it gives none, the calling thread does the work. An exception of `make`, of a piece or of
/// `done` is thrown here, once no thread runs any more.
void in_parallel(std::size_t count, unsigned jobs, const std::function<Work()>& make, const Work& done = {});

}  // namespace sti
