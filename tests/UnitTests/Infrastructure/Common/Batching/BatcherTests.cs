using MultiWeb.Infrastructure.Common.Batching;

namespace MultiWeb.UnitTests.Infrastructure.Common.Batching;

public sealed class BatcherTests
{
    private readonly List<int[]> _asked = [];
    private readonly Queue<TaskCompletionSource> _replies = [];

    [Fact]
    public async Task Who_comes_alone_sets_off_at_once_and_alone()
    {
        var batcher = new Batcher<int, string>(Ask, mostUnderWay: 1, mostTogether: 10);

        var answer = batcher.AskAsync(7);

        _asked.Should().ContainSingle().Which.Should().Equal(7);
        Reply();
        (await answer).Should().Be("7");
    }

    [Fact]
    public async Task Who_comes_meanwhile_goes_together_and_each_gets_his_own_answer()
    {
        var batcher = new Batcher<int, string>(Ask, mostUnderWay: 1, mostTogether: 3);

        var answers = Enumerable.Range(1, 6).Select(batcher.AskAsync).ToArray();
        await ReplyToAllAsync(answers);

        _asked.Should().BeEquivalentTo<int[]>([[1], [2, 3, 4], [5, 6]], o => o.WithStrictOrdering());
        answers.Select(answer => answer.Result).Should().Equal("1", "2", "3", "4", "5", "6");
    }

    [Fact]
    public void As_many_are_under_way_as_may_be_and_no_more()
    {
        var batcher = new Batcher<int, string>(Ask, mostUnderWay: 2, mostTogether: 10);

        for (var question = 1; question <= 5; question++)
            _ = batcher.AskAsync(question);

        _asked.Should().BeEquivalentTo<int[]>([[1], [2]], o => o.WithStrictOrdering());
    }

    [Fact]
    public async Task A_failure_is_that_of_its_batch_and_of_no_other()
    {
        var batcher = new Batcher<int, string>(Ask, mostUnderWay: 1, mostTogether: 2);
        var answers = Enumerable.Range(1, 5).Select(batcher.AskAsync).ToArray();

        Reply();
        await WaitForAsync(() => _asked.Count == 2);
        Reply(new TimeoutException("gone"));
        await WaitForAsync(() => _asked.Count == 3);
        Reply();

        (await answers[0]).Should().Be("1");
        foreach (var failed in answers[1..3])
            (await failed.Invoking(answer => answer).Should().ThrowAsync<TimeoutException>()).WithMessage("gone");
        (await Task.WhenAll(answers[3..])).Should().Equal("4", "5");
    }

    [Fact]
    public async Task What_fails_before_it_has_set_off_fails_for_who_asked_and_the_next_may_ask_again()
    {
        var broken = true;
        var batcher = new Batcher<int, string>(questions => broken ? throw new InvalidOperationException("closed") : Ask(questions), mostUnderWay: 1, mostTogether: 2);

        await batcher.Invoking(b => b.AskAsync(1)).Should().ThrowAsync<InvalidOperationException>();
        broken = false;
        var answer = batcher.AskAsync(2);
        Reply();

        (await answer).Should().Be("2");
    }

    [Fact]
    public async Task Who_leaves_disturbs_nobody()
    {
        var batcher = new Batcher<int, string>(Ask, mostUnderWay: 1, mostTogether: 10);
        using var patience = new CancellationTokenSource();
        var first = batcher.AskAsync(1);
        var leaving = batcher.AskAsync(2).WaitAsync(patience.Token);
        var staying = batcher.AskAsync(3);

        await patience.CancelAsync();
        Reply();
        await WaitForAsync(() => _asked.Count == 2);
        Reply();

        await leaving.Invoking(answer => answer).Should().ThrowAsync<OperationCanceledException>();
        (await first, await staying).Should().Be(("1", "3"));
    }

    /// <summary>His trace and his request's id are with the question, not those of whoever happened to keep the batches going.</summary>
    [Fact]
    public async Task A_batch_is_asked_as_if_its_first_one_had_asked_alone()
    {
        var who = new AsyncLocal<string>();
        var seen = new List<string?>();
        var batcher = new Batcher<int, string>(questions =>
        {
            seen.Add(who.Value);
            return Ask(questions);
        }, mostUnderWay: 1, mostTogether: 10);

        Task<string> AskAs(string name, int question)
        {
            who.Value = name;
            return batcher.AskAsync(question);
        }

        Task<string>[] answers = [AskAs("first", 1), AskAs("second", 2), AskAs("third", 3)];
        await ReplyToAllAsync(answers);

        seen.Should().Equal("first", "second");
    }

    [Fact]
    public async Task Ten_thousand_at_once_each_get_their_own_answer_and_the_bounds_hold()
    {
        var (underWay, most, largest) = (0, 0, 0);
        var batcher = new Batcher<int, int>(async questions =>
        {
            var now = Interlocked.Increment(ref underWay);
            Max(ref most, now);
            Max(ref largest, questions.Count);
            await Task.Yield();
            Interlocked.Decrement(ref underWay);
            return [.. questions.Select(question => -question)];
        }, mostUnderWay: 3, mostTogether: 20);

        var answers = await Task.WhenAll(Enumerable.Range(1, 10_000).Select(question => Task.Run(() => batcher.AskAsync(question))));

        answers.Should().Equal(Enumerable.Range(1, 10_000).Select(question => -question));
        most.Should().BeInRange(1, 3);
        largest.Should().BeInRange(1, 20);
        // Nobody is left behind: it starts anew whenever all were gone.
        (await batcher.AskAsync(4)).Should().Be(-4);
    }

    private static void Max(ref int most, int now)
    {
        for (var seen = most; now > seen; seen = most)
            Interlocked.CompareExchange(ref most, now, seen);
    }

    private async Task<IReadOnlyList<string>> Ask(IReadOnlyList<int> questions)
    {
        var reply = new TaskCompletionSource();
        lock (_replies)
        {
            _asked.Add([.. questions]);
            _replies.Enqueue(reply);
        }
        await reply.Task;
        return [.. questions.Select(question => $"{question}")];
    }

    private void Reply(Exception? failure = null)
    {
        TaskCompletionSource reply;
        lock (_replies)
            reply = _replies.Dequeue();
        if (failure is null)
            reply.SetResult();
        else
            reply.SetException(failure);
    }

    private async Task ReplyToAllAsync(Task[] answers)
    {
        var all = Task.WhenAll(answers);
        while (!all.IsCompleted)
        {
            await WaitForAsync(() => all.IsCompleted || _replies.Count > 0);
            if (!all.IsCompleted)
                Reply();
        }
        await all;
    }

    private async Task WaitForAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            lock (_replies)
            {
                if (condition())
                    return;
            }
            await Task.Delay(1, patience.Token);
        }
    }
}
