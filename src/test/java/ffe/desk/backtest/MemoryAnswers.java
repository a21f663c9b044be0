package ffe.desk.backtest;

import ffe.council.ModelReply;
import ffe.council.ModelRequest;
import ffe.desk.models.Spending;
import ffe.market.Instrument;
import ffe.trading.DecisionRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Answers as the store keeps them, in memory. */
public final class MemoryAnswers implements AnswerShelf {

  public final List<DecisionRecord> decisions = new ArrayList<>();
  public final SortedMap<String, ModelReply> answers = new TreeMap<>();
  private final SortedMap<String, BigDecimal> held = new TreeMap<>();

  @Override
  public synchronized Optional<ModelReply> to(ModelRequest request) {
    return Optional.ofNullable(answers.get(request.digest().hex()));
  }

  @Override
  public synchronized ModelReply keep(ModelRequest request, ModelReply reply, Instant at) {
    ModelReply former = answers.putIfAbsent(request.digest().hex(), reply);
    return former == null ? reply : former;
  }

  @Override
  public void decided(
      List<Instrument> instruments, Instant from, Instant to, Consumer<DecisionRecord> each) {
    decisions.stream()
        .filter(d -> instruments.contains(d.lane().instrument()))
        .filter(d -> !d.slot().isBefore(from) && !d.slot().isAfter(to))
        .forEach(each);
  }

  @Override
  public Spending spentBy(String job) {
    return new OfJob(job);
  }

  private final class OfJob implements Spending {

    private final String job;
    private final SortedMap<String, BigDecimal> open = new TreeMap<>();

    OfJob(String job) {
      this.job = job;
    }

    @Override
    public boolean reserve(Opened call, BigDecimal limit) {
      synchronized (MemoryAnswers.this) {
        BigDecimal next = held(call.at()).add(call.worst());
        if (next.compareTo(limit) > 0) {
          return false;
        }
        held.put(job, next);
        open.put(call.id(), call.worst());
        return true;
      }
    }

    @Override
    public boolean settle(Ended call) {
      synchronized (MemoryAnswers.this) {
        BigDecimal worst = open.remove(call.call().id());
        if (worst != null) {
          held.put(job, held(Instant.EPOCH).subtract(worst).add(call.cost()));
        }
        return worst != null;
      }
    }

    @Override
    public BigDecimal held(Instant day) {
      synchronized (MemoryAnswers.this) {
        return held.getOrDefault(job, BigDecimal.ZERO);
      }
    }

    @Override
    public List<Use> uses(Instant day) {
      return List.of();
    }
  }
}
