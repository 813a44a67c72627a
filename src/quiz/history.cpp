#include "quiz/history.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/file.h>

#include <stdexcept>

#include "base/unique_fd.hpp"

namespace sti::quiz {
namespace fs = std::filesystem;
namespace {

constexpr int application_id = 0x53544951;  // "STIQ"
constexpr int schema_version = 1;
constexpr int wait_milliseconds = 10'000;

constexpr const char* schema = R"sql(
  CREATE TABLE card (
    pack TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, topic TEXT NOT NULL,
    phase INTEGER NOT NULL, step INTEGER NOT NULL, stability REAL NOT NULL, difficulty REAL NOT NULL,
    last_review TEXT NOT NULL, due TEXT NOT NULL, retired INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (pack, id)
  ) STRICT;
  CREATE TABLE review (
    number INTEGER PRIMARY KEY, pack TEXT NOT NULL, card TEXT NOT NULL, topic TEXT NOT NULL, at TEXT NOT NULL,
    grade INTEGER NOT NULL, score REAL NOT NULL, hinted INTEGER NOT NULL, of_review INTEGER NOT NULL
  ) STRICT;
)sql";

/// A failure of SQLite; caught in this file.
struct Failure : std::runtime_error {
  Failure(int code_of, const std::string& text) : std::runtime_error(text), code(code_of) {}
  int code;

  bool is_damage() const { return code == SQLITE_CORRUPT || code == SQLITE_NOTADB; }
};

fs::path free_name(const fs::path& path) {
  for (int i = 1;; ++i) {
    auto candidate = path;
    candidate += i == 1 ? ".damaged" : fmt::format(".damaged-{}", i);
    std::error_code error;
    if (!fs::exists(candidate, error)) return candidate;
  }
}

Moment moment_of(const std::string& text) {
  const auto read = parse_moment(text);
  if (read.error != DateError::none) throw Failure(SQLITE_CORRUPT, "a time cannot be read");
  return read.at;
}

}  // namespace

/// One open file. Throws `Failure`.
class History::Database {
 public:
  explicit Database(const fs::path& path) {
    // Made here and not by SQLite, so that only its owner can read it.
    UniqueFd(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    const int code = sqlite3_open_v2(path.c_str(), &handle_, SQLITE_OPEN_READWRITE, nullptr);
    if (code != SQLITE_OK) {
      const std::string text = handle_ == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(handle_);
      sqlite3_close(handle_);
      throw Failure(code, text);
    }
    sqlite3_extended_result_codes(handle_, 0);
    sqlite3_busy_timeout(handle_, wait_milliseconds);
  }
  ~Database() { sqlite3_close(handle_); }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void run(const char* sql) { check(sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr)); }

  void check(int code) const {
    if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE) throw Failure(code, sqlite3_errmsg(handle_));
  }

  int changes() const { return sqlite3_changes(handle_); }
  sqlite3* handle() const { return handle_; }

 private:
  sqlite3* handle_ = nullptr;
};

namespace {

/// A prepared statement with its values bound in order.
class Statement {
 public:
  Statement(sqlite3* handle, const char* sql) : handle_(handle) {
    check(sqlite3_prepare_v2(handle, sql, -1, &statement_, nullptr));
  }
  ~Statement() { sqlite3_finalize(statement_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& bind(const std::string& text) {
    check(sqlite3_bind_text(statement_, ++bound_, text.data(), int(text.size()), SQLITE_TRANSIENT));
    return *this;
  }
  Statement& bind(int value) {
    check(sqlite3_bind_int(statement_, ++bound_, value));
    return *this;
  }
  Statement& bind(double value) {
    check(sqlite3_bind_double(statement_, ++bound_, value));
    return *this;
  }

  /// Whether there is a row.
  bool step() {
    const int code = sqlite3_step(statement_);
    check(code);
    return code == SQLITE_ROW;
  }

  std::string text(int column) {
    const auto* bytes = sqlite3_column_text(statement_, column);
    return bytes == nullptr ? std::string{} : std::string(reinterpret_cast<const char*>(bytes));
  }
  int integer(int column) { return sqlite3_column_int(statement_, column); }
  double real(int column) { return sqlite3_column_double(statement_, column); }

 private:
  void check(int code) const {
    if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE) throw Failure(code, sqlite3_errmsg(handle_));
  }

  sqlite3* handle_;
  sqlite3_stmt* statement_ = nullptr;
  int bound_ = 0;
};

/// Begins a transaction that writes, and takes it back unless it is committed.
class Transaction {
 public:
  explicit Transaction(sqlite3* handle) : handle_(handle) { Statement(handle, "BEGIN IMMEDIATE").step(); }
  ~Transaction() {
    if (!done_) sqlite3_exec(handle_, "ROLLBACK", nullptr, nullptr, nullptr);
  }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  void commit() {
    Statement(handle_, "COMMIT").step();
    done_ = true;
  }

 private:
  sqlite3* handle_;
  bool done_ = false;
};

int pragma(sqlite3* handle, const char* sql) {
  Statement statement(handle, sql);
  return statement.step() ? statement.integer(0) : 0;
}

/// Checks that the file is whole and ours, and begins it where it is empty. Returns why it is to be left alone, or "".
std::string prepare(sqlite3* handle) {
  {
    Statement check(handle, "PRAGMA quick_check(1)");
    if (check.step() && check.text(0) != "ok") throw Failure(SQLITE_CORRUPT, check.text(0));
  }
  Statement(handle, "PRAGMA secure_delete = ON").step();
  Statement(handle, "PRAGMA synchronous = FULL").step();
  Transaction transaction(handle);
  const int version = pragma(handle, "PRAGMA user_version");
  const bool is_ours = pragma(handle, "PRAGMA application_id") == application_id;
  if (is_ours && version > schema_version) return "it was written by a newer version of sti";
  if (!is_ours && pragma(handle, "SELECT count(*) FROM sqlite_schema") > 0) return "it is another program's database";
  if (!is_ours) {
    if (sqlite3_exec(handle, schema, nullptr, nullptr, nullptr) != SQLITE_OK)
      throw Failure(sqlite3_errcode(handle), sqlite3_errmsg(handle));
    Statement(handle, fmt::format("PRAGMA application_id = {}", application_id).c_str()).step();
    Statement(handle, fmt::format("PRAGMA user_version = {}", schema_version).c_str()).step();
  }
  transaction.commit();
  return {};
}

Memory memory_of(Statement& row, int first) {
  Memory out;
  out.phase = Phase(row.integer(first));
  out.step = row.integer(first + 1);
  out.stability = row.real(first + 2);
  out.difficulty = row.real(first + 3);
  out.last_review = moment_of(row.text(first + 4));
  out.due = moment_of(row.text(first + 5));
  // A row that was tampered with must not put the scheduler out of its bounds.
  const bool sane = row.integer(first) >= 0 && row.integer(first) <= int(Phase::relearning) && out.step >= 0 &&
                    *out.stability > 0 && out.difficulty >= 1 && out.difficulty <= 10;
  if (!sane) throw Failure(SQLITE_CORRUPT, "a card cannot be read");
  return out;
}

}  // namespace

History::History(std::unique_ptr<Database> database) : database_(std::move(database)) {}
History::~History() = default;

History::Opened History::open(const fs::path& path) {
  Opened out;
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  if (error) {
    out.error = fmt::format("cannot make the folder {}: {}", path.parent_path().string(), error.message());
    return out;
  }
  // Two sessions do not set aside or begin a file at the same time.
  const UniqueFd lock(::open(path.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (lock) ::flock(lock.get(), LOCK_EX);
  for (const bool first : {true, false}) {
    try {
      auto database = std::make_unique<Database>(path);
      out.error = prepare(database->handle());
      if (!out.error.empty()) return out;
      out.history.reset(new History(std::move(database)));
      return out;
    } catch (const Failure& failure) {
      out.error = failure.what();
      if (!failure.is_damage() || !first) return out;
    }
    const auto aside = free_name(path);
    fs::rename(path, aside, error);
    if (error) {
      out.error = fmt::format("it is damaged and cannot be moved: {}", error.message());
      return out;
    }
    // A journal that is left over belongs to the damaged file, and would spoil the new one.
    auto journal = path, aside_journal = aside;
    fs::rename(journal += "-journal", aside_journal += "-journal", error);
    out.set_aside = aside;
  }
  return out;
}

std::optional<std::vector<StoredCard>> History::cards(const std::string& pack) {
  try {
    Statement row(database_->handle(),
                  "SELECT id, name, topic, phase, step, stability, difficulty, last_review, due, retired FROM card "
                  "WHERE pack = ? ORDER BY due, id");
    row.bind(pack);
    std::vector<StoredCard> out;
    while (row.step()) out.push_back({row.text(0), row.text(1), row.text(2), memory_of(row, 3), row.integer(9) != 0});
    return out;
  } catch (const Failure& failure) {
    error_ = failure.what();
    return std::nullopt;
  }
}

std::optional<std::vector<StoredReview>> History::reviews(const std::string& pack) {
  try {
    Statement row(database_->handle(),
                  "SELECT topic, at, grade, score, of_review FROM review WHERE pack = ? ORDER BY number");
    row.bind(pack);
    std::vector<StoredReview> out;
    while (row.step()) {
      const int grade = row.integer(2);
      if (grade < 1 || grade > 4) throw Failure(SQLITE_CORRUPT, "an answer cannot be read");
      out.push_back({row.text(0), moment_of(row.text(1)), Grade(grade), row.real(3), row.integer(4) != 0});
    }
    return out;
  } catch (const Failure& failure) {
    error_ = failure.what();
    return std::nullopt;
  }
}

std::optional<Reviewed> History::record(const std::string& pack, const QuizCard& card, const FsrsSettings& settings,
                                        Grade grade, const QuizMark& mark, bool hinted, Moment at, double spread) {
  try {
    auto* handle = database_->handle();
    Transaction transaction(handle);
    Memory before;
    {
      Statement row(handle,
                    "SELECT phase, step, stability, difficulty, last_review, due FROM card WHERE pack = ? AND id = ?");
      row.bind(pack).bind(card.id);
      if (row.step()) before = memory_of(row, 0);
    }
    const auto after = review(settings, before, grade, at, spread);
    const auto& memory = after.memory;
    Statement(handle,
              "INSERT OR REPLACE INTO card (pack, id, name, topic, phase, step, stability, difficulty, last_review, "
              "due, retired) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)")
        .bind(pack)
        .bind(card.id)
        .bind(card.name)
        .bind(card.topic)
        .bind(int(memory.phase))
        .bind(memory.step)
        .bind(*memory.stability)
        .bind(memory.difficulty)
        .bind(to_string(*memory.last_review))
        .bind(to_string(memory.due))
        .step();
    Statement(handle,
              "INSERT INTO review (pack, card, topic, at, grade, score, hinted, of_review) VALUES (?, ?, ?, ?, ?, ?, "
              "?, ?)")
        .bind(pack)
        .bind(card.id)
        .bind(card.topic)
        .bind(to_string(at))
        .bind(int(grade))
        .bind(mark.score)
        .bind(hinted ? 1 : 0)
        .bind(before.phase == Phase::review ? 1 : 0)
        .step();
    transaction.commit();
    return after;
  } catch (const Failure& failure) {
    error_ = failure.what();
    return std::nullopt;
  }
}

bool History::retire(const std::string& pack, const std::vector<std::string>& ids) {
  try {
    Transaction transaction(database_->handle());
    for (const auto& id : ids) {
      Statement(database_->handle(), "UPDATE card SET retired = 1 WHERE pack = ? AND id = ?")
          .bind(pack)
          .bind(id)
          .step();
    }
    transaction.commit();
    return true;
  } catch (const Failure& failure) {
    error_ = failure.what();
    return false;
  }
}

std::optional<int> History::forget(const std::string& pack, const std::string& topic) {
  try {
    auto* handle = database_->handle();
    Transaction transaction(handle);
    Statement(handle, "DELETE FROM review WHERE pack = ?1 AND (?2 = '' OR topic = ?2)").bind(pack).bind(topic).step();
    Statement(handle, "DELETE FROM card WHERE pack = ?1 AND (?2 = '' OR topic = ?2)").bind(pack).bind(topic).step();
    const int count = database_->changes();
    transaction.commit();
    return count;
  } catch (const Failure& failure) {
    error_ = failure.what();
    return std::nullopt;
  }
}

}  // namespace sti::quiz
