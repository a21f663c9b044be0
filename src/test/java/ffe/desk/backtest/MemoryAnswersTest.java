package ffe.desk.backtest;

import org.junit.jupiter.api.Tag;

@Tag("unit")
class MemoryAnswersTest extends AnswerShelfContract {

  private final MemoryAnswers shelf = new MemoryAnswers();

  @Override
  protected AnswerShelf shelf() {
    return shelf;
  }

  @Override
  protected String name() {
    return "";
  }
}
