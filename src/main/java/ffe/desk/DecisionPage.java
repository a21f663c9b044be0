package ffe.desk;

import java.util.List;
import java.util.Optional;

/** A page of decisions, newest first; next is empty on the last page. */
public record DecisionPage(List<DecisionLine> decisions, Optional<String> next) {}
