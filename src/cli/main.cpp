#include "cli/commands.hpp"

int main(int argc, char** argv) { return sti::cli::run_program(argc, argv); }
