#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/quiz.hpp"
#include "quiz/fsrs.hpp"

namespace sti::quiz {

/// A card as it is remembered.
struct StoredCard {
  std::string id, name, topic;
  Memory memory;
  bool retired = false;  ///< it was told that the pack no longer has this card
};

/// One answer that was given.
struct StoredReview {
  std::string topic;
  Moment at{};
  Grade grade{};
  double score = 0;
  bool of_review = false;  ///< the card had been learned before: the answer says something of retention
};

/// What a trainee answered, in one SQLite file. It holds cards, grades and times, and nothing of any case.
///
/// Every answer is a transaction of its own, on disk before the next question is asked; sessions at the same time wait
/// for each other. Functions that fail say why in `error()`.
class History {
 public:
  /// What came of opening a file. Without `history`, `error` says why.
  struct Opened {
    std::unique_ptr<History> history;
    std::string error;
    std::optional<std::filesystem::path> set_aside;  ///< a damaged file was moved here; a new one was begun
  };
  /// Opens the file or begins it, with the folders it needs. A damaged file is set aside, never written over; a file
  /// that is another program's, or a newer version's, is left alone and is an error.
  static Opened open(const std::filesystem::path& path);

  ~History();
  History(const History&) = delete;
  History& operator=(const History&) = delete;

  /// All cards of a pack, retired ones too.
  std::optional<std::vector<StoredCard>> cards(const std::string& pack);
  /// All answers about a pack, in the order they were given.
  std::optional<std::vector<StoredReview>> reviews(const std::string& pack);

  /// Marks an answer about the card: reads what is remembered, schedules it, and keeps both, in one transaction.
  std::optional<Reviewed> record(const std::string& pack, const QuizCard& card, const FsrsSettings& settings,
                                 Grade grade, const QuizMark& mark, bool hinted, Moment at, double spread);

  /// Remembers that the trainee was told: these cards are no more. Their memory stays, should they come back.
  bool retire(const std::string& pack, const std::vector<std::string>& ids);

  /// Forgets all about a pack, or about one topic of it. The number of cards forgotten.
  std::optional<int> forget(const std::string& pack, const std::string& topic);

  const std::string& error() const { return error_; }

 private:
  class Database;
  explicit History(std::unique_ptr<Database> database);

  std::unique_ptr<Database> database_;
  std::string error_;
};

}  // namespace sti::quiz
