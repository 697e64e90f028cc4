#include "verbs.h"
namespace fovea::cli { void addBenchVerb(Verbs&) {} }
