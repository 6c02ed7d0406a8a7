namespace MultiWeb.Infrastructure.Common.Batching;

/// <summary>
/// Asks in one round trip what many want to know at the same moment. Nobody waits for company: while fewer than
/// <paramref name="mostUnderWay"/> batches are under way, whoever comes sets off at once and alone. Who comes while as many are
/// waits until one of them is back, and then goes together with all who have come meanwhile. So a quiet hour is as quick as
/// without, and the busier it is the less each one costs.
/// </summary>
/// <param name="ask">Answers as many as it was asked, in their order. Where it throws, it does for all of them.</param>
/// <param name="mostUnderWay">How many batches may be asked at a time.</param>
/// <param name="mostTogether">How many go in one batch.</param>
internal sealed class Batcher<TQuestion, TAnswer>(Func<IReadOnlyList<TQuestion>, Task<IReadOnlyList<TAnswer>>> ask, int mostUnderWay, int mostTogether)
{
    private readonly Lock _lock = new();
    private readonly Queue<Waiting> _waiting = [];
    private int _underWay;

    /// <summary>Is asked after this call has begun, never before. Whoever does not want to wait any longer may leave: the others are not disturbed.</summary>
    public Task<TAnswer> AskAsync(TQuestion question)
    {
        var waiting = new Waiting(question);
        lock (_lock)
        {
            _waiting.Enqueue(waiting);
            if (_underWay == mostUnderWay)
                return waiting.Answer;
            _underWay++;
        }
        _ = AskAllAsync();
        return waiting.Answer;
    }

    private async Task AskAllAsync()
    {
        while (Take() is { } batch)
        {
            try
            {
                var answers = await batch[0].Start(() => ask(Array.ConvertAll(batch, waiting => waiting.Question)));
                for (var i = 0; i < batch.Length; i++)
                    batch[i].Hear(answers[i]);
            }
            catch (Exception exception)
            {
                foreach (var waiting in batch)
                    waiting.Fail(exception);
            }
        }
    }

    /// <returns>Who goes next; null where nobody waits any more.</returns>
    private Waiting[]? Take()
    {
        lock (_lock)
        {
            if (_waiting.Count == 0)
            {
                _underWay--;
                return null;
            }
            var batch = new Waiting[Math.Min(_waiting.Count, mostTogether)];
            for (var i = 0; i < batch.Length; i++)
                batch[i] = _waiting.Dequeue();
            return batch;
        }
    }

    private sealed class Waiting(TQuestion question)
    {
        // Those who wait go on side by side, not one after the other on the thread that brings the answers.
        private readonly TaskCompletionSource<TAnswer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ExecutionContext? _context = ExecutionContext.Capture();

        public TQuestion Question => question;

        public Task<TAnswer> Answer => _answer.Task;

        /// <summary>As if he asked alone: in his trace, and under his request's id.</summary>
        public Task<IReadOnlyList<TAnswer>> Start(Func<Task<IReadOnlyList<TAnswer>>> call)
        {
            if (_context is null)
                return call();
            Task<IReadOnlyList<TAnswer>>? started = null;
            ExecutionContext.Run(_context, _ => started = call(), null);
            return started!;
        }

        public void Hear(TAnswer answer) => _answer.TrySetResult(answer);

        public void Fail(Exception exception) => _answer.TrySetException(exception);
    }
}
