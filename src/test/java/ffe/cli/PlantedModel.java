package ffe.cli;

import ffe.adapter.llm.HttpModel;

/** A planted fault: a command that asks models by itself. */
class PlantedModel {
  HttpModel model;
}
