// The rule of ffe.kernel in one plain pass, over the walk of KernelBench. cc -O3 -ffp-contract=off
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static uint64_t state = 20261122;
static double unit(void) {
  state += 0x9E3779B97F4A7C15ULL;
  uint64_t z = state;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  return (double)((z ^ (z >> 31)) >> 11) * 0x1.0p-53;
}
static double most(double a, double b) { return a > b ? a : b; }
static double least(double a, double b) { return a < b ? a : b; }

#define N 1000000
static double o[N], h[N], l[N], c[N];
static int trades;
static double total, sharpe, worst;

static void run(int f, int s, int r, int a, double max, double stop, double target, double fee) {
  double fast = 0, slow = 0, gain = 0, loss = 0, atr = 0, equity = 1, peak = 1, sum = 0, squares = 0, paid = 0;
  int count = 0, holds = 0, buys = 0, sells = 0, above0 = 0, below0 = 0;
  int known = s > (r > a ? r : a) + 1 ? s : (r > a ? r : a) + 1;
  worst = 0;
  for (int i = 0; i < N; i++) {
    double now = c[i], before = i ? c[i - 1] : now;
    double up = most(0, now - before), down = most(0, before - now);
    double range = most(h[i], before) - least(l[i], before);
    fast = i < f ? fast + now / f : fast + (now - fast) * (2.0 / (f + 1));
    slow = i < s ? slow + now / s : slow + (now - slow) * (2.0 / (s + 1));
    if (i) {
      gain = i <= r ? gain + up / r : gain + (up - gain) * (1.0 / r);
      loss = i <= r ? loss + down / r : loss + (down - loss) * (1.0 / r);
      atr = i <= a ? atr + range / a : atr + (range - atr) * (1.0 / a);
    }
    double worth = equity;
    if (buys) { paid = o[i]; worth = equity * (1 - fee) * (now / paid); holds = 1; }
    else if (sells) { worth = equity * (o[i] / before) * (1 - fee); holds = 0; count++; }
    else if (holds) worth = equity * (now / before);
    double grown = worth / equity - 1;
    sum += grown; squares += grown * grown; equity = worth;
    peak = most(peak, equity); worst = most(worst, 1 - equity / peak);
    int above = fast > slow, below = fast < slow;
    double rsi = gain + loss == 0 ? 50 : 100 * gain / (gain + loss);
    buys = !holds && i >= known && above && !above0 && rsi < max;
    sells = holds && (now <= paid - stop * atr || now >= paid + target * atr || (below && !below0));
    above0 = above; below0 = below;
  }
  double mean = sum / (N - 1);
  sharpe = mean / sqrt((squares - (N - 1) * mean * mean) / (N - 2));
  trades = count; total = equity - 1;
}

static double cpu(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

int main(void) {
  double price = 10000;
  for (int i = 0; i < N; i++) {
    double step = unit(); step += unit(); step += unit(); step = (step - 1.5) * 0.002;
    double close = price * (1 + step);
    o[i] = price; c[i] = close;
    h[i] = most(close, price) * (1 + unit() * 0.0005);
    l[i] = least(close, price) * (1 - unit() * 0.0005);
    unit();
    price = close;
  }
  int runs = 0;
  double began = cpu(), took = 0;
  while (took < 0.4) { run(12, 26, 14, 14, 70, 2, 3, 0.001); runs++; took = cpu() - began; }
  printf("plain loop in C, 1,000,000 candles %.0f a CPU second; %d trades, total %.6f\n", runs * (double)N / took, trades, total);
  return 0;
}
