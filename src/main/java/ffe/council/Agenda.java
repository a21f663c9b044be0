package ffe.council;

/** What models are asked of in one cycle: who, within what bounds, and what they are told. */
public record Agenda(Seating seating, Briefing briefing) {}
