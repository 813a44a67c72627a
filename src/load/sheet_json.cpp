#include <fmt/format.h>

#include <map>

#include "grammar/sheet.hpp"
#include "load/fields.hpp"
#include "load/sheet.hpp"
#include "load/table_cell.hpp"

namespace sti::load {
namespace {

class JsonSheetReader {
 public:
  JsonSheetReader(const Context& context, Sheet& out) : context_(context), out_(out) {}

  void read(const Node& root) {
    FieldsOf<grammar::sheet> fields(root, context_);
    if (const auto* policy = fields.string_node("policy")) out_.policy = {{policy->text, policy->pos}};
    if (const auto* values = fields.find("values")) out_.values = read_named(*values);
    if (const auto* order = fields.find("order")) out_.order = read_named(*order);
    if (const auto* due = fields.find("due")) out_.due = read_picks(*due, "due");
    if (const auto* impossible = fields.find("impossible")) out_.impossible = read_picks(*impossible, "impossible");
    for (const auto* name : fields.strings("optional")) out_.optional.push_back({tidy(name->text), name->pos});
    for (const auto& [name, cell] : out_.values) column(name, Sheet::Column::Kind::fact);
    for (const auto& [name, cell] : out_.order) column(name, Sheet::Column::Kind::output);
    each_table(fields.require("rows"), context_, "rows", [&](const Node& row) { read_row(row); });
    if (out_.columns.size() > max_sheet_columns) return;  // told by who reads the sheet
    for (auto& row : out_.rows) row.cells.resize(out_.columns.size());
    fields.finish();
  }

 private:
  /// A cell, or a list of alternatives.
  SheetCell read_cell(const Node& node) const {
    SheetCell out{{}, node.pos};
    if (node.is_string())
      out.text = tidy(node.text);
    else if (node.kind == Node::Kind::integer)
      out.text = std::to_string(node.integer);
    else if (node.kind == Node::Kind::real)
      out.text = fmt::format("{}", node.real);
    else if (node.kind == Node::Kind::boolean)
      out.text = node.boolean ? "yes" : "no";
    else if (node.is_array())
      for (const auto& item : node.items) out.text += (out.text.empty() ? "" : "|") + read_cell(item).text;
    else if (node.kind != Node::Kind::null)
      context_.wrong_type(node, "a cell: a text, a number or a list of them");
    return out;
  }

  std::vector<Sheet::Named> read_named(const Node& node) const {
    std::vector<Sheet::Named> out;
    if (!node.is_table()) {
      context_.wrong_type(node, "cells by name");
      return out;
    }
    for (const auto& member : node.members)
      out.emplace_back(SheetCell{tidy(member.key), member.pos}, read_cell(member.value));
    return out;
  }

  std::vector<std::vector<Sheet::Named>> read_picks(const Node& node, std::string_view what) const {
    std::vector<std::vector<Sheet::Named>> out;
    each_table(&node, context_, what, [&](const Node& item) { out.push_back(read_named(item)); });
    return out;
  }

  /// The place of a column, which is made where the name is new.
  std::size_t column(const SheetCell& name, Sheet::Column::Kind kind) {
    const auto key = std::pair(kind, name.text);
    const auto [place, is_new] = places_.try_emplace(key, out_.columns.size());
    if (is_new) out_.columns.push_back({name, kind});
    return place->second;
  }

  void read_row(const Node& node) {
    FieldsOf<grammar::sheet_row> fields(node, context_);
    Sheet::Row row{++count_, node.pos, {}};
    const auto put = [&](const Node* cells, Sheet::Column::Kind kind) {
      if (cells == nullptr) return;
      for (auto& [name, cell] : read_named(*cells)) {
        const auto place = column(name, kind);
        if (row.cells.size() <= place) row.cells.resize(place + 1);
        row.cells[place] = std::move(cell);
      }
    };
    put(fields.find("if"), Sheet::Column::Kind::fact);
    put(fields.require("then"), Sheet::Column::Kind::output);
    fields.finish();
    out_.rows.push_back(std::move(row));
  }

  const Context& context_;
  Sheet& out_;
  std::size_t count_ = 0;
  std::map<std::pair<Sheet::Column::Kind, std::string>, std::size_t> places_;
};

}  // namespace

std::optional<Sheet> read_json_sheet(const SourceText& source, Diagnostics& diagnostics) {
  const auto root = parse_json(source, diagnostics);
  if (!root) return std::nullopt;
  const Context context{source, diagnostics};
  if (!root->is_table()) {
    context.wrong_type(*root, "an object");
    return std::nullopt;
  }
  Sheet out;
  JsonSheetReader(context, out).read(*root);
  return out;
}

}  // namespace sti::load
